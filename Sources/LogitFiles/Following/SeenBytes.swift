import SystemPackage

/// What is remembered of the part of a file that was read, to notice that other bytes were written in its
/// place: the first bytes and the last. A rewritten file that has the same there goes unnoticed.
struct SeenBytes {
  private static let rememberedCount = 512

  /// How many bytes were read.
  private(set) var count = 0
  private var head: [UInt8] = []
  private var tail: [UInt8] = []

  mutating func add(_ bytes: [UInt8]) {
    count += bytes.count
    head += bytes.prefix(Self.rememberedCount - head.count)
    tail = Array((tail + bytes.suffix(Self.rememberedCount)).suffix(Self.rememberedCount))
  }

  /// Whether the file holds other bytes now. Not decided by the time of its last change, which is too
  /// coarse for a file that is rewritten at once. Cost: two reads of half a kibibyte.
  func areRewritten(in descriptor: FileDescriptor) -> Bool {
    !isThere(head, at: 0, in: descriptor) || !isThere(tail, at: count - tail.count, in: descriptor)
  }

  private func isThere(_ bytes: [UInt8], at offset: Int, in descriptor: FileDescriptor) -> Bool {
    if bytes.isEmpty { return true }
    var found = [UInt8](repeating: 0, count: bytes.count)
    let count = try? found.withUnsafeMutableBytes {
      try descriptor.read(fromAbsoluteOffset: Int64(offset), into: $0)
    }
    // What cannot be read now is not known to be different.
    return count.map { found.prefix($0).elementsEqual(bytes) } ?? true
  }
}
