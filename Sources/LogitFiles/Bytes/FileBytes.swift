import Glibc

/// Whether there is something at `path`: a file, a pipe, a directory.
public func fileExists(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0
}

/// All bytes of a file, a pipe or standard input (`-`).
///
/// Throws `.unreadable` if they cannot be had, or are more than `maximumBytes`.
public func readFile(_ path: String, maximumBytes: Int = 1 << 30) throws(LogitFileError) -> [UInt8] {
  try FileBytes(path: path).readAll(maximumBytes: maximumBytes)
}

/// An open file, pipe or standard input (`-`).
///
/// A file is read with `pread` and not mapped: a training run may cut it short at any time, and touching a
/// mapped page beyond its end would kill the program.
final class FileBytes: ByteSource {
  let name: String
  private let descriptor: CInt
  private let isStandardInput: Bool
  /// The size of a regular file at the time of opening; 0 for a pipe.
  let count: Int
  /// Whether any part can be read at any time.
  let isSeekable: Bool
  private let progress: ReadingProgress

  init(path: String, progress: ReadingProgress = .unobserved) throws(LogitFileError) {
    self.progress = progress
    isStandardInput = path == "-"
    name = isStandardInput ? "standard input" : path
    descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError(errno, path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw systemError(errno, name) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw systemError(EISDIR, name) }
    // Some files, like those in /proc, do not tell their size.
    isSeekable = status.st_mode & S_IFMT == S_IFREG && status.st_size > 0 && !isStandardInput
    count = isSeekable ? Int(status.st_size) : 0
  }

  deinit { if !isStandardInput && descriptor >= 0 { close(descriptor) } }

  func read(_ range: Range<Int>) throws(Damage) -> [UInt8] {
    guard progress.goesOn(after: range.lowerBound, of: count) else {
      throw Damage(problem: ReadingProgress.stopped, cure: ReadingProgress.cure, kind: .unreadable)
    }
    var code: CInt = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, done in
      while done < range.count {
        let count = pread(
          descriptor, buffer.baseAddress! + done, range.count - done, off_t(range.lowerBound + done))
        if count < 0 && errno == EINTR { continue }
        if count < 0 { code = errno }
        if count <= 0 { return }
        done += count
      }
    }
    if code != 0 {
      throw Damage(
        offset: range.lowerBound, problem: String(cString: strerror(code)), cure: "Copy the file elsewhere.",
        kind: .unreadable)
    }
    guard bytes.count == range.count else {
      throw Damage(
        offset: range.lowerBound + bytes.count, problem: "the file was cut short while it was read",
        cure: "Try again when it is complete.")
    }
    return bytes
  }

  /// All bytes to the end, unless they are more than `maximumBytes`.
  func readAll(maximumBytes: Int) throws(LogitFileError) -> [UInt8] {
    guard count <= maximumBytes else { throw tooLarge(maximumBytes) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      guard progress.goesOn(after: bytes.count, of: self.count) else {
        throw LogitFileError(
          .unreadable, name: name, problem: ReadingProgress.stopped, cure: ReadingProgress.cure)
      }
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw systemError(errno, name) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= maximumBytes else { throw tooLarge(maximumBytes) }
    }
  }

  private func tooLarge(_ maximum: Int) -> LogitFileError {
    LogitFileError(
      .unreadable, name: name, problem: "larger than \(maximum) bytes",
      cure: "Raise the limit with --max-bytes.")
  }
}

func systemError(_ code: CInt, _ name: String) -> LogitFileError {
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
    default: (String(cString: strerror(code)), "Copy the file elsewhere.")
    }
  return LogitFileError(.unreadable, name: name, problem: problem, cure: cure)
}
