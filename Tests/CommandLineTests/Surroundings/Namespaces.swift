/// A view of the file system of its own for one run of the program: as root, or as a user where the system lets users
/// have one.
enum Namespaces {
  /// Whether that can be had: it is a right that not every system gives, and no package brings it.
  static let areAvailable = (try? tool("unshare", "-rm", "true").status) == 0

  /// Words that run the words after them once `preparation`, a script, has run.
  static func after(_ preparation: String) -> [String] {
    ["unshare", "-rm", "sh", "-c", "set -e; \(preparation); exec \"$@\"", "sh"]
  }

  /// Hides all descriptions of terminals.
  static let withoutTerminals = """
    for folder in /etc/terminfo /lib/terminfo /usr/lib/terminfo /usr/share/terminfo; do
      if [ -d "$folder" ]; then mount -t tmpfs none "$folder"; fi
    done
    """
}
