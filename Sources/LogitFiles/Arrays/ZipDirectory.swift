/// A file in a ZIP archive.
struct ZipMember {
  var name: String
  var flags: Int
  var method: Int
  var checksum: UInt32
  var storedSize: Int
  var size: Int
  var headerOffset: Int
}

/// The central directory of a ZIP archive (PKWARE's APPNOTE 6.3.10), Zip64 included.
///
/// Only this directory is believed: writers that cannot seek, and NumPy for any size, leave the sizes in the
/// headers before the members open.
struct ZipDirectory {
  private static let sizeLimit = 64 << 20
  private static let mask32 = 0xFFFF_FFFF

  private let source: any ByteSource

  /// The members of the archive in `source`, in the order of the directory.
  static func members(of source: any ByteSource) throws(Damage) -> [ZipMember] {
    try ZipDirectory(source: source).members()
  }

  private func members() throws(Damage) -> [ZipMember] {
    let (range, count) = try directory()
    let bytes = try source.read(range)
    var members: [ZipMember] = []
    var offset = 0
    while members.count < count {
      let (member, length) = try member(bytes, at: offset, in: range)
      members.append(member)
      offset += length
    }
    return members
  }

  /// Where the directory is, and how many members it lists.
  private func directory() throws(Damage) -> (Range<Int>, count: Int) {
    let endSize = 22
    let tailStart = max(source.count - endSize - 0xFFFF, 0)
    let tail = try source.read(tailStart..<source.count)
    let signature: [UInt8] = [0x50, 0x4B, 5, 6]
    guard
      let end = (0...max(tail.count - endSize, 0)).last(where: {
        tail[$0...].starts(with: signature) && $0 + endSize <= tail.count
      })
    else {
      throw Damage(
        offset: source.count, problem: "the archive has no directory at its end",
        cure: "Was it cut off, or is it still being written?")
    }
    var count = Int(tail.littleEndian(end + 10, size: 2))
    var size = Int(tail.littleEndian(end + 12, size: 4))
    var start = Int(tail.littleEndian(end + 16, size: 4))
    if count == 0xFFFF || size == Self.mask32 || start == Self.mask32 {
      (count, size, start) = try directory64(before: tailStart + end)
    }
    guard size <= Self.sizeLimit, start <= source.count, size <= source.count - start else {
      throw damaged(at: tailStart + end)
    }
    return (start..<(start + size), count)
  }

  /// The same from the Zip64 record, whose locator stands before the ordinary one at `end`.
  private func directory64(before end: Int) throws(Damage) -> (count: Int, size: Int, start: Int) {
    guard end >= 20 else { throw damaged(at: end) }
    let locator = try source.read((end - 20)..<end)
    let place = locator.littleEndian(8, size: 8)
    guard locator.starts(with: [0x50, 0x4B, 6, 7]), source.count >= 56, place <= UInt64(source.count - 56)
    else { throw damaged(at: end - 20) }
    let record = try source.read(Int(place)..<(Int(place) + 56))
    guard record.starts(with: [0x50, 0x4B, 6, 6]),
      let count = Int(exactly: record.littleEndian(32, size: 8)),
      let size = Int(exactly: record.littleEndian(40, size: 8)),
      let start = Int(exactly: record.littleEndian(48, size: 8))
    else { throw damaged(at: Int(place)) }
    return (count, size, start)
  }

  /// The entry at `offset` of the directory, and its length.
  private func member(
    _ bytes: [UInt8], at offset: Int, in range: Range<Int>
  ) throws(Damage) -> (ZipMember, Int) {
    let fixed = 46
    guard bytes.count - offset >= fixed, bytes[offset...].starts(with: [0x50, 0x4B, 1, 2]) else {
      throw damaged(at: range.lowerBound + offset)
    }
    let lengths = [28, 30, 32].map { Int(bytes.littleEndian(offset + $0, size: 2)) }
    let length = fixed + lengths[0] + lengths[1] + lengths[2]
    guard length <= bytes.count - offset else { throw damaged(at: range.lowerBound + offset) }
    let nameEnd = offset + fixed + lengths[0]
    var member = ZipMember(
      name: String(decoding: bytes[(offset + fixed)..<nameEnd], as: UTF8.self),
      flags: Int(bytes.littleEndian(offset + 8, size: 2)),
      method: Int(bytes.littleEndian(offset + 10, size: 2)),
      checksum: UInt32(bytes.littleEndian(offset + 16, size: 4)),
      storedSize: Int(bytes.littleEndian(offset + 20, size: 4)),
      size: Int(bytes.littleEndian(offset + 24, size: 4)),
      headerOffset: Int(bytes.littleEndian(offset + 42, size: 4)))
    guard member.readZip64(Array(bytes[nameEnd..<(nameEnd + lengths[1])])) else {
      throw damaged(at: range.lowerBound + nameEnd)
    }
    return (member, length)
  }

  private func damaged(at offset: Int) -> Damage {
    Damage(
      offset: offset, problem: "the archive's directory is damaged", cure: "Write the file once more.")
  }
}

extension ZipMember {
  /// Takes the numbers that are too large for 32 bits from the extra field: those alone that are all ones,
  /// always in this order. False if one is missing.
  fileprivate mutating func readZip64(_ extra: [UInt8]) -> Bool {
    let places = [\ZipMember.size, \ZipMember.storedSize, \ZipMember.headerOffset]
    let wanted = places.filter { self[keyPath: $0] == 0xFFFF_FFFF }
    if wanted.isEmpty { return true }
    var offset = 0
    while offset + 4 <= extra.count {
      let length = Int(extra.littleEndian(offset + 2, size: 2))
      let end = offset + 4 + length
      guard end <= extra.count else { return false }
      if extra.littleEndian(offset, size: 2) == 1 {
        guard length >= 8 * wanted.count else { return false }
        for (index, place) in wanted.enumerated() {
          let number = extra.littleEndian(offset + 4 + 8 * index, size: 8)
          guard let number = Int(exactly: number) else { return false }
          self[keyPath: place] = number
        }
        return true
      }
      offset = end
    }
    return false
  }

  /// The member's bytes in `archive`, unpacked as they are read.
  func content(in archive: any ByteSource) throws(Damage) -> any ByteSource {
    let fixed = 30
    guard flags & 1 == 0 else {
      throw Damage(
        offset: headerOffset, problem: "\(quoted(name)) is encrypted", cure: "Save it without a password.")
    }
    guard headerOffset <= archive.count - fixed else { throw damaged }
    let header = try archive.read(headerOffset..<(headerOffset + fixed))
    guard header.starts(with: [0x50, 0x4B, 3, 4]) else { throw damaged }
    let start =
      headerOffset + fixed + Int(header.littleEndian(26, size: 2)) + Int(header.littleEndian(28, size: 2))
    guard start <= archive.count, storedSize <= archive.count - start else { throw damaged }
    let stored = PartOfBytes(archive, start..<(start + storedSize))
    switch method {
    case 0:
      guard storedSize == size else { throw damaged }
      return CheckedBytes(stored, checksum: checksum, name: name)
    case 8: return try InflatedBytes(stored, size: size, checksum: checksum, name: name)
    default:
      throw Damage(
        offset: headerOffset, problem: "\(quoted(name)) is packed by method \(method), which is not known",
        cure: "Write it with numpy.savez or numpy.savez_compressed.")
    }
  }

  private var damaged: Damage {
    Damage(
      offset: headerOffset, problem: "the archive's entry of \(quoted(name)) is damaged",
      cure: "Write the file once more.")
  }
}
