import Glibc

/// Whether there is something at `path`: a file, a pipe, a directory.
public func fileExists(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0
}

/// Reads the whole of a file, a pipe or standard input (`-`).
///
/// The file is copied once and not mapped: a training run may cut it short at any time, and touching a
/// mapped page beyond its end would kill the program.
func readBytes(of path: String, maximumBytes: Int) throws(LogitFileError) -> [UInt8] {
  let name = path == "-" ? "standard input" : path
  let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw systemError(errno, path) }
  defer { if descriptor != STDIN_FILENO { close(descriptor) } }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw systemError(errno, name) }
  guard status.st_mode & S_IFMT != S_IFDIR else { throw systemError(EISDIR, name) }
  let size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
  guard size <= maximumBytes else { throw tooLarge(name, maximumBytes) }

  var bytes: [UInt8] = []
  bytes.reserveCapacity(size)
  var chunk = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { throw systemError(errno, name) }
    if count == 0 { return bytes }
    bytes += chunk[..<count]
    guard bytes.count <= maximumBytes else { throw tooLarge(name, maximumBytes) }
  }
}

private func tooLarge(_ name: String, _ maximum: Int) -> LogitFileError {
  LogitFileError(
    .unreadable, name: name, problem: "larger than \(maximum) bytes",
    cure: "Raise the limit with --max-bytes.")
}

private func systemError(_ code: CInt, _ name: String) -> LogitFileError {
  let (problem, cure) =
    switch code {
    case ENOENT:
      (
        "there is no such file",
        name.contains("@") || name.contains(":")
          ? "The form is FILE[:ARRAY][@ROW]; rows are whole numbers from 0." : "Is the path right?"
      )
    case EACCES: ("you have no permission to read it", "Change its permissions, or copy it.")
    case EISDIR: ("this is a directory", "Name a file in it.")
    default: (String(cString: strerror(code)), "")
    }
  return LogitFileError(.unreadable, name: name, problem: problem, cure: cure)
}
