/// Finds the elements of an array of numbers in the text again: for messages, and for labels that happen to
/// be numbers. In between are commas, semicolons, blanks and brackets; of `np.float32(2)` the number counts.
struct ElementOffsets {
  private let bytes: [UInt8]
  private let start: Int

  init(_ array: JSONNode, in bytes: [UInt8]) {
    self.bytes = bytes
    start = array.offset
  }

  func offset(of index: Int) -> Int {
    var offset = start + 1
    if let first = bytes[offset...].firstIndex(where: { $0 > 0x20 }), bytes[first] == UInt8(ascii: "]") {
      return first
    }
    for _ in 0..<index { offset = element(from: offset).upperBound }
    return element(from: offset).lowerBound
  }

  /// The elements as they are written, without quotes.
  func texts(count: Int) -> [String] {
    var offset = start + 1
    return (0..<count).map { _ in
      let element = element(from: offset)
      offset = element.upperBound
      return String(decoding: bytes[element].filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }
  }

  private func element(from offset: Int) -> Range<Int> {
    var start = offset
    while true {
      start = bytes[start...].firstIndex { !Self.isBetween($0) } ?? bytes.count
      let end = bytes[start...].firstIndex(where: Self.isBetween) ?? bytes.count
      guard end < bytes.count, bytes[end] == UInt8(ascii: "(") else { return start..<end }
      start = end
    }
  }

  private static func isBetween(_ byte: UInt8) -> Bool { byte <= 0x20 || ",;[](){}".utf8.contains(byte) }
}
