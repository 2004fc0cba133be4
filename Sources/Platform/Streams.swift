import Glibc
import SystemPackage

/// A stream of C's own input and output, which ncurses asks for. Closed by ``close()`` only.
public struct CStream {
  /// The stream.
  public let file: UnsafeMutablePointer<FILE>

  /// A stream of a duplicate of `descriptor`, so that closing it leaves that open; `nil` if there can be none.
  ///
  /// - Parameter mode: As of `fopen`: `r` or `w`.
  public init?(duplicating descriptor: FileDescriptor, mode: String) {
    let copy = fcntl(descriptor.rawValue, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { return nil }
    guard let file = fdopen(copy, mode) else {
      Glibc.close(copy)
      return nil
    }
    self.file = file
  }

  /// What the stream reads or writes.
  public var descriptor: FileDescriptor { FileDescriptor(rawValue: fileno(file)) }

  /// Writes what is held back, and closes the duplicate.
  public func close() { fclose(file) }
}
