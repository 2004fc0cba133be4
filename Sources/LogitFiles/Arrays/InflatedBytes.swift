import CZlib

/// Bytes with a checksum (CRC-32), not compressed.
final class CheckedBytes: ByteSource {
  private let source: any ByteSource
  private let checksum: UInt32
  private let name: String

  init(_ source: any ByteSource, checksum: UInt32, name: String) {
    self.source = source
    self.checksum = checksum
    self.name = name
  }

  var count: Int { source.count }

  func read(_ range: Range<Int>) throws(Damage) -> [UInt8] { try source.read(range) }

  func verify() throws(Damage) {
    var sum = CRC32()
    var offset = 0
    while offset < count {
      let end = min(offset + 1 << 20, count)
      sum.add(try source.read(offset..<end))
      offset = end
    }
    guard sum.value == checksum else { throw wrongChecksum(name) }
  }
}

/// Bytes that are unpacked (RFC 1951) while they are read, from the start to the end: reading behind what was
/// read before starts again. No more than a window is held in memory.
final class InflatedBytes: ByteSource {
  /// No code of the format makes more than 1032 bytes of one.
  private static let highestRatio = 1032
  private static let windowSize = 1 << 16

  let count: Int
  private let source: any ByteSource
  private let checksum: UInt32
  private let name: String
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  /// How much of the packed bytes is in `window` or behind it.
  private var taken = 0
  private var window: [UInt8] = []
  private var used = 0
  /// How many bytes have been unpacked.
  private var position = 0
  private var sum = CRC32()

  /// Refuses a declared `size` that so few bytes cannot have.
  init(_ source: any ByteSource, size: Int, checksum: UInt32, name: String) throws(Damage) {
    self.source = source
    self.checksum = checksum
    self.name = name
    count = size
    stream.initialize(to: z_stream())
    let code = inflateInit2_(stream, -15, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "zlib cannot be used: \(code)")
    guard size / Self.highestRatio <= source.count else {
      throw Damage(
        problem: "\(quoted(name)) says that its \(source.count) bytes unpack to \(size), which cannot be",
        cure: "The file is damaged or forged; write it once more.")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func read(_ range: Range<Int>) throws(Damage) -> [UInt8] {
    if range.lowerBound < position { restart() }
    while position < range.lowerBound {
      _ = try unpack(min(Self.windowSize, range.lowerBound - position))
    }
    return try unpack(range.count)
  }

  /// Unpacks the rest and compares the checksum of all.
  func verify() throws(Damage) {
    while position < count { _ = try unpack(min(Self.windowSize, count - position)) }
    guard sum.value == checksum else { throw wrongChecksum(name) }
  }

  private func restart() {
    inflateReset(stream)
    (taken, window, used, position, sum) = (0, [], 0, 0, CRC32())
  }

  /// The next `size` bytes.
  private func unpack(_ size: Int) throws(Damage) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    var done = 0
    while done < size {
      try refill()
      let (made, code) = inflateStep(into: &bytes, from: done)
      done += made
      guard done < size else { break }
      let isStuck = made == 0 && used == window.count && taken == source.count
      guard code == Z_OK || code == Z_BUF_ERROR, !isStuck else { throw damaged }
    }
    position += size
    sum.add(bytes)
    return bytes
  }

  private func inflateStep(into bytes: inout [UInt8], from done: Int) -> (made: Int, code: CInt) {
    let room = min(bytes.count - done, 1 << 30)
    return bytes.withUnsafeMutableBufferPointer { output in
      window.withUnsafeMutableBufferPointer { input in
        stream.pointee.next_in = input.baseAddress.map { $0 + used }
        stream.pointee.avail_in = CUnsignedInt(input.count - used)
        stream.pointee.next_out = output.baseAddress! + done
        stream.pointee.avail_out = CUnsignedInt(room)
        let code = inflate(stream, Z_NO_FLUSH)
        used = input.count - Int(stream.pointee.avail_in)
        return (room - Int(stream.pointee.avail_out), code)
      }
    }
  }

  private func refill() throws(Damage) {
    guard used == window.count, taken < source.count else { return }
    let end = min(taken + Self.windowSize, source.count)
    window = try source.read(taken..<end)
    (taken, used) = (end, 0)
  }

  private var damaged: Damage {
    Damage(
      problem: "\(quoted(name)) is damaged: it cannot be unpacked beyond byte \(position)",
      cure: "Write the file once more.")
  }
}

private func wrongChecksum(_ name: String) -> Damage {
  Damage(
    problem: "\(quoted(name)) is damaged: its checksum is wrong", cure: "Write the file once more.")
}

private struct CRC32 {
  private(set) var value: UInt32 = 0

  mutating func add(_ bytes: [UInt8]) {
    value = UInt32(truncatingIfNeeded: crc32_z(uLong(value), bytes, bytes.count))
  }
}
