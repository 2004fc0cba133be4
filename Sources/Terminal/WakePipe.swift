import Glibc

/// A pipe to oneself: any thread, and a signal handler too, writes a byte to wake a thread that waits in
/// `poll`.
///
/// Neither end ever blocks. When the pipe is full its reader has plenty of reason to wake up already, so a
/// byte that does not fit is dropped.
public final class WakePipe: Sendable {
  /// The end to wait on.
  public let readEnd: Int32
  /// The end to write to, for a signal handler that can only use a number.
  let writeEnd: Int32

  /// Opens a pipe.
  ///
  /// - Throws: ``SystemError`` when the process has no file descriptors left.
  public init() throws(SystemError) {
    var ends: (Int32, Int32) = (-1, -1)
    let outcome = withUnsafeMutablePointer(to: &ends) { pair in
      pair.withMemoryRebound(to: Int32.self, capacity: 2) { pipe($0) }
    }
    guard outcome == 0 else { throw SystemError(call: "pipe", number: errno) }
    (readEnd, writeEnd) = ends
    for end in [ends.0, ends.1] {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    Glibc.close(readEnd)
    Glibc.close(writeEnd)
  }

  /// Wakes the reader.
  public func wake(_ byte: UInt8 = 0) {
    var byte = byte
    while write(writeEnd, &byte, 1) == -1 && errno == EINTR {}
  }

  /// Takes out every byte that was written so far.
  @discardableResult
  public func drain() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(readEnd, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }
}

/// A call to the operating system that failed.
public struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The name of the call.
  public let call: String
  /// Its `errno`.
  public let number: Int32

  /// The call and the system's own words for the error.
  public var description: String { "\(call): \(String(cString: strerror(number)))" }
}
