import SystemPackage

/// A pipe to oneself: any thread, and a signal handler too, writes a byte to wake a thread that waits in
/// `poll`.
///
/// Neither end ever blocks. When the pipe is full its reader has plenty of reason to wake up already, so a
/// byte that does not fit is dropped.
public final class WakePipe: Sendable {
  /// The end to wait on.
  public let readEnd: FileDescriptor
  /// The end to write to.
  let writeEnd: FileDescriptor

  /// Opens a pipe.
  ///
  /// - Throws: ``SystemError`` when the process has no file descriptors left.
  public init() throws(SystemError) {
    do throws(Errno) {
      (readEnd, writeEnd) = try FileDescriptor.pipe(options: [.nonBlocking, .closeOnExec])
    } catch { throw SystemError(call: "pipe", error: error) }
  }

  deinit {
    try? readEnd.close()
    try? writeEnd.close()
  }

  /// Wakes the reader.
  public func wake(_ byte: UInt8 = 0) {
    _ = try? withUnsafeBytes(of: byte) { try writeEnd.write($0) }
  }

  /// Takes out every byte that was written so far.
  @discardableResult
  public func drain() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 256)
    while let count = try? buffer.withUnsafeMutableBytes({ try readEnd.read(into: $0) }), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }
}

/// A call to the operating system that failed.
public struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The name of the call.
  public let call: String
  /// Why it failed.
  public let error: Errno

  /// The call and the system's own words for the error.
  public var description: String { "\(call): \(error)" }
}
