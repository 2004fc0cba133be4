import LogitFiles
import Platform

/// The files that were opened lately, the newest first; kept between runs under $XDG_STATE_HOME, see
/// specifications.freedesktop.org/basedir-spec. Where that cannot be written they are kept for this run.
struct RecentFiles {
  private static let limit = 20
  /// A larger file is not such a list.
  private static let sizeLimit = 1 << 20

  /// What followed `--open`, with an absolute path.
  private(set) var files: [String] = []
  private let path: String?

  init(path: String? = Self.standardPath) {
    self.path = path
    guard let path, let bytes = try? readFile(path, maximumBytes: Self.sizeLimit) else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    // Each line is ended, so that nothing comes after the last.
    files = (lines.last == "" ? lines.dropLast() : lines).prefix(Self.limit).map(String.init)
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
    ThisProcess.variable(name).flatMap { $0.isEmpty ? nil : $0 }
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
    return ThisProcess.currentFolder.map { $0 + "/" + argument }
  }

  private static func makeFolder(for path: String) {
    // Those that are there already refuse to be made.
    for index in path.indices.dropFirst() where path[index] == "/" {
      try? Platform.makeFolder(String(path[..<index]), .ownerReadWriteExecute)
    }
  }
}
