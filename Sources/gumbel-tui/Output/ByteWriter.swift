import Console
import Platform
import SystemPackage

/// Collects bytes and writes them to a file descriptor in large pieces.
///
/// Replaces what could drive a terminal in all text, also in files, which may be shown on a terminal later. Only
/// `append(exactly:)` writes text unchanged.
///
/// Numbers are formatted in place, which is what makes ten million lines a matter of a fraction of a second.
final class ByteWriter {
  private static let capacity = 1 << 17
  /// More than any single number takes.
  private static let reserve = 32

  private let descriptor: FileDescriptor
  private let name: String
  private let cure: String
  private let buffer: UnsafeMutablePointer<UInt8>
  private var count = 0

  /// A writer to an open `descriptor`, which stays open; `name` is what error messages call it, and `cure` what they
  /// say of what was written so far.
  init(descriptor: FileDescriptor, name: String, cure: String = "What was written so far is not complete.") {
    self.descriptor = descriptor
    self.name = name
    self.cure = cure
    buffer = .allocate(capacity: Self.capacity)
  }

  deinit { buffer.deallocate() }

  /// Appends UTF-8 text with U+FFFD in place of what could drive a terminal, except for line feeds.
  func append(_ text: String) throws(Failure) { try append(exactly: text.printableDocument) }

  /// Appends one line and a line feed. A line feed in `line` becomes U+FFFD.
  func append(line: String) throws(Failure) {
    try append(exactly: line.printable)
    try append("\n" as Unicode.Scalar)
  }

  /// Appends UTF-8 text unchanged: escape sequences of the program itself, or a file that only the program reads.
  func append(exactly text: String) throws(Failure) {
    var text = text
    var failure: Failure?
    text.withUTF8 { bytes in
      do throws(Failure) { try append(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Appends one ASCII character.
  func append(_ character: Unicode.Scalar) throws(Failure) {
    try makeRoom()
    buffer[count] = UInt8(truncatingIfNeeded: character.value)
    count += 1
  }

  /// Appends a number that is not negative, in decimal digits.
  func append(decimal value: UInt32) throws(Failure) {
    try makeRoom()
    var rest = value
    var length = 1
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    rest = value
    for index in stride(from: count + length - 1, through: count, by: -1) {
      buffer[index] = UInt8(48 + rest % 10)
      rest /= 10
    }
    count += length
  }

  /// Writes out what was collected.
  func flush() throws(Failure) {
    let length = count
    count = 0
    try write(UnsafeBufferPointer(start: buffer, count: length))
  }

  private func makeRoom() throws(Failure) {
    if count + Self.reserve > Self.capacity { try flush() }
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
    guard let start = bytes.baseAddress else { return }
    if count + bytes.count > Self.capacity { try flush() }
    if bytes.count > Self.capacity { return try write(bytes) }
    (buffer + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
    do throws(Errno) { _ = try throwingErrno { try descriptor.writeAll(bytes) } } catch {
      // Ends as SIGPIPE does by default, without a message: the reader has closed the pipe. Needed where the signal is
      // ignored by inheritance.
      if error == .brokenPipe { endProcess(bySignal: SignalNumber.brokenPipe) }
      throw Failure(.writing, "\(name): \(error)", cure: cure)
    }
  }
}
