import Platform
import SystemPackage

/// Whether there is something at `path`: a file, a pipe, a directory.
public func fileExists(_ path: String) -> Bool { (try? Stat(path)) != nil }

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
  private let descriptor: FileDescriptor
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
    let status: Stat
    do throws(Errno) {
      descriptor =
        isStandardInput
        ? .standardInput
        : try throwingErrno { try FileDescriptor.open(path, .readOnly, options: .closeOnExec) }
      status = try Stat(descriptor)
    } catch { throw systemError(error, name) }
    guard status.type != .directory else {
      if !isStandardInput { try? descriptor.close() }
      throw systemError(.isDirectory, name)
    }
    // Some files, like those in /proc, do not tell their size.
    isSeekable = status.type == .regular && status.size > 0 && !isStandardInput
    count = isSeekable ? Int(status.size) : 0
  }

  deinit { if !isStandardInput { try? descriptor.close() } }

  func read(_ range: Range<Int>) throws(Damage) -> [UInt8] {
    guard progress.goesOn(after: range.lowerBound, of: count) else {
      throw Damage(problem: ReadingProgress.stopped, cure: ReadingProgress.cure, kind: .unreadable)
    }
    var failure: Errno?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, done in
      while done < range.count {
        do throws(Errno) {
          let rest = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[done..<range.count])
          let offset = Int64(range.lowerBound + done)
          let count = try throwingErrno { try descriptor.read(fromAbsoluteOffset: offset, into: rest) }
          if count == 0 { return }
          done += count
        } catch {
          failure = error
          return
        }
      }
    }
    if let failure {
      throw Damage(
        offset: range.lowerBound, problem: failure.description, cure: "Copy the file elsewhere.",
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
      let count: Int
      do throws(Errno) {
        count = try throwingErrno { try chunk.withUnsafeMutableBytes { try descriptor.read(into: $0) } }
      } catch { throw systemError(error, name) }
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

func systemError(_ code: Errno, _ name: String) -> LogitFileError {
  let (problem, cure) =
    switch code {
    case .noSuchFileOrDirectory:
      (
        "there is no such file",
        name.contains("@") || name.contains(":")
          ? "The form is FILE[:ARRAY][@ROW]; rows are whole numbers from 0." : "Is the path right?"
      )
    case .permissionDenied: ("you have no permission to read it", "Change its permissions, or copy it.")
    case .isDirectory: ("this is a directory", "Name a file in it.")
    default: (code.description, "Copy the file elsewhere.")
    }
  return LogitFileError(.unreadable, name: name, problem: problem, cure: cure)
}
