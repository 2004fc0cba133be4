import CProcess
import Glibc
import SystemPackage

extension FileDescriptor {
  /// A file in memory, closed by exec.
  ///
  /// - Throws: `Errno` where the system has none.
  public static func memoryFile(named name: String) throws(Errno) -> FileDescriptor {
    FileDescriptor(rawValue: try Errno.check(process_memory_file(name)))
  }

  /// Says who may do what with the file.
  public func setPermissions(_ permissions: FilePermissions) throws(Errno) {
    try Errno.check(fchmod(rawValue, permissions.rawValue))
  }

  /// Whether an open pipe is in a folder, as those of `mkfifo` are, or only among the open files, as those of a
  /// shell's `<(…)` are.
  public var isNamedPipe: Bool {
    var target = [UInt8](repeating: 0, count: 16)
    let count = target.withUnsafeMutableBytes { bytes in
      readlink(
        "/proc/self/fd/\(rawValue)", bytes.baseAddress!.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return !target.prefix(max(count, 0)).starts(with: "pipe:".utf8)
  }
}

extension FileDescriptor.OpenOptions {
  /// A terminal that is opened does not become the one that controls the process.
  public static var noControllingTerminal: FileDescriptor.OpenOptions {
    FileDescriptor.OpenOptions(rawValue: O_NOCTTY)
  }
}
