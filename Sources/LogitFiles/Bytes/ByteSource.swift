/// Bytes that are read a window at a time, so that one row of a large file costs no more than the row.
protocol ByteSource: AnyObject {
  /// How many bytes there are, as far as is declared.
  var count: Int { get }
  /// The bytes of a range within `0..<count`. Throws where they cannot be had after all.
  func read(_ range: Range<Int>) throws(Damage) -> [UInt8]
  /// Sees to it that all bytes are as they were written, where the file has a checksum.
  func verify() throws(Damage)
}

extension ByteSource {
  func verify() throws(Damage) {}

  /// The bytes of `range`, or what is wrong if the file ends before: `what` needs them.
  func read(_ range: Range<Int>, for what: String) throws(Damage) -> [UInt8] {
    guard range.upperBound <= count else {
      throw Damage(
        offset: count, problem: "the file ends after \(count) bytes, but \(what) needs \(range.upperBound)",
        cure: "Was it cut off, or is it still being written?")
    }
    return try read(range)
  }
}

/// Bytes in memory, as of a pipe.
final class MemoryBytes: ByteSource {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  func read(_ range: Range<Int>) throws(Damage) -> [UInt8] { Array(bytes[range]) }
}

/// A part of other bytes.
final class PartOfBytes: ByteSource {
  private let whole: any ByteSource
  private let range: Range<Int>

  init(_ whole: any ByteSource, _ range: Range<Int>) {
    self.whole = whole
    self.range = range
  }

  var count: Int { range.count }

  func read(_ part: Range<Int>) throws(Damage) -> [UInt8] {
    try whole.read((range.lowerBound + part.lowerBound)..<(range.lowerBound + part.upperBound))
  }
}

extension [UInt8] {
  /// The unsigned number in `size` bytes from `offset`, the least byte first.
  func littleEndian(_ offset: Int, size: Int) -> UInt64 {
    self[offset..<(offset + size)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
