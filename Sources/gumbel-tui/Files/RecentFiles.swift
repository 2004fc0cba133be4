import Glibc

/// The files that were opened lately, the newest first; kept between runs under $XDG_STATE_HOME, see
/// specifications.freedesktop.org/basedir-spec. Where that cannot be written they are kept for this run.
struct RecentFiles {
  private static let limit = 20

  /// What followed `--open`, with an absolute path.
  private(set) var files: [String] = []
  private let path: String?

  init(path: String? = Self.standardPath) {
    self.path = path
    guard let path, let file = fopen(path, "r") else { return }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    while files.count < Self.limit, getline(&line, &capacity, file) > 0, let line {
      files.append(String(cString: line).trimmingLineEnd)
    }
  }

  /// `gumbel-tui/recent` in the folder for state; `nil` if there is no home.
  static var standardPath: String? {
    if let folder = environment("XDG_STATE_HOME"), folder.hasPrefix("/") {
      return folder + "/gumbel-tui/recent"
    }
    // A relative HOME would mean another file in each folder.
    return environment("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.local/state/gumbel-tui/recent" : nil }
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Puts a file first.
  mutating func add(_ argument: String) {
    guard argument != "-", !argument.contains("\n"), let file = Self.absolute(argument) else { return }
    files = Array(([file] + files.filter { $0 != file }).prefix(Self.limit))
    guard let path else { return }
    Self.makeFolder(for: path)
    // Not worth a message: nothing but this list is lost.
    try? withOutput(path) { try $0.append(exactly: files.map { $0 + "\n" }.joined()) }
  }

  private static func absolute(_ argument: String) -> String? {
    if argument.hasPrefix("/") { return argument }
    guard let folder = getcwd(nil, 0) else { return nil }
    defer { free(folder) }
    return String(cString: folder) + "/" + argument
  }

  private static func makeFolder(for path: String) {
    for index in path.indices.dropFirst() where path[index] == "/" { mkdir(String(path[..<index]), 0o700) }
  }
}

extension String {
  fileprivate var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
