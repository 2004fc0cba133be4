import SystemPackage

/// Reads a file descriptor line by line.
final class CommandReader {
  /// A line as it was read.
  enum Line: Equatable {
    case text(String)
    /// Longer than any command; what was in it is gone.
    case tooLong
  }

  /// The most bytes of a line.
  static let limit = 1 << 16

  private let descriptor: FileDescriptor
  private var bytes: [UInt8] = []
  private var isAtEnd = false

  /// A reader of an open `descriptor`, which stays open.
  init(descriptor: FileDescriptor) { self.descriptor = descriptor }

  /// Whether there is nothing to be read at all. Waits for the first byte.
  func isEmpty() -> Bool {
    if bytes.isEmpty { fill() }
    return bytes.isEmpty
  }

  /// The next line without its end, `nil` after the last. The last need not be ended.
  func next() -> Line? {
    var isTooLong = false
    var searched = 0
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { bytes.removeFirst(end + 1) }
        return line(bytes[..<end], isTooLong: isTooLong)
      }
      searched = bytes.count
      if searched > Self.limit {
        isTooLong = true
        bytes = []
        searched = 0
      }
      if isAtEnd {
        defer { bytes = [] }
        return bytes.isEmpty && !isTooLong ? nil : line(bytes[...], isTooLong: isTooLong)
      }
      fill()
    }
  }

  private func line(_ bytes: ArraySlice<UInt8>, isTooLong: Bool) -> Line {
    if isTooLong || bytes.count > Self.limit { return .tooLong }
    let text = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
    return .text(String(decoding: text, as: UTF8.self))
  }

  private func fill() {
    if isAtEnd { return }
    let piece = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = (try? descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
    }
    isAtEnd = piece.isEmpty
    bytes += piece
  }
}
