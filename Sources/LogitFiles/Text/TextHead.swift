/// What the first line of a text with data suggests about its form.
struct TextHead {
  private let bytes: [UInt8]
  /// The first line without blanks around it.
  private let line: Range<Int>
  /// Whether the text goes on behind it.
  private let hasMore: Bool
  /// Those of tab, semicolon and comma that the first record has.
  let separators: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines = TextLines(bytes, separator: .blanks)
    guard lines.skipIgnored() else {
      (line, hasMore, separators) = (bytes.count..<bytes.count, false, [])
      return
    }
    let end = bytes[lines.offset...].firstIndex(where: isLineEnd) ?? bytes.count
    line = trimmed(lines.offset..<end, in: bytes)
    hasMore = trimmed(end..<bytes.count, in: bytes).isEmpty == false
    separators = Self.separators(bytes, from: lines.offset)
  }

  /// Whether `|` could separate.
  var hasBars: Bool { bytes[line].contains(UInt8(ascii: "|")) || beginsWithRuling }
  /// Whether `|` surely separates.
  var isDrawn: Bool { bytes[line].first == UInt8(ascii: "|") && hasMore || beginsWithRuling }
  /// Whether slashes could separate: on one line, and more than in a fraction.
  var hasSlashes: Bool { !hasMore && bytes[line].count { $0 == UInt8(ascii: "/") } > 1 }
  /// Whether there are values in brackets or calls.
  var hasCalls: Bool {
    let name = bytes[line].prefix { isWordByte($0) || $0 == UInt8(ascii: ".") }
    return bytes[name.endIndex..<line.upperBound].first == UInt8(ascii: "(")
  }

  /// Whether R counts the numbers of the line: `[1] 2.1 1.2`.
  var beginsWithCount: Bool {
    guard let end = ListReader.endOfCount(bytes, line) else { return false }
    return bytes[end..<line.upperBound].first { $0 > 0x20 } != UInt8(ascii: "[")
  }

  /// Whether the line is several numbers, or several words above a line with a number.
  var hasColumns: Bool {
    let words = bytes[line].split { $0 == 0x20 || $0 == 0x09 }
    let numbers = words.count { isValue(bytes, $0.indices) }
    if words.count < 2 || numbers > 0 { return words.count > 1 && numbers == words.count }
    let next = bytes[line.upperBound...].drop(while: isSpace).prefix { !isLineEnd($0) }
    return next.split { $0 == 0x20 || $0 == 0x09 }.contains { isValue(bytes, $0.indices) }
  }

  /// Whether the line begins with a label, a colon or an equals sign, and a number, and goes on.
  var isKeyed: Bool {
    guard let end = bytes[line].firstIndex(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }),
      let sign = bytes[line.lowerBound..<end].lastIndex(where: {
        $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=")
      })
    else { return false }
    return isValue(bytes, (sign + 1)..<end)
  }

  private var beginsWithRuling: Bool {
    line.count > 2 && bytes[line].allSatisfy { "-+|= ".utf8.contains($0) }
      && bytes[line].contains { "-=".utf8.contains($0) }
  }

  /// The separators of the record at `start`, outside of quotes.
  private static func separators(_ bytes: [UInt8], from start: Int) -> [UInt8] {
    for honoursQuotes in [true, false] {
      var (hasTab, hasSemicolon, hasComma) = (false, false, false)
      var isInside = false
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if honoursQuotes, byte == UInt8(ascii: "\"") {
          if isInside || index == start || " ,;\t".utf8.contains(bytes[index - 1]) { isInside.toggle() }
        } else if !isInside {
          if isLineEnd(byte) { break }
          hasTab = hasTab || byte == UInt8(ascii: "\t")
          hasSemicolon = hasSemicolon || byte == UInt8(ascii: ";")
          hasComma = hasComma || byte == UInt8(ascii: ",")
        }
        index += 1
      }
      // A quote that is never closed is none.
      if isInside { continue }
      return [(hasTab, "\t"), (hasSemicolon, ";"), (hasComma, ",")].filter(\.0).map { UInt8(ascii: $0.1) }
    }
    return []
  }

  /// `bytes` with the lines of a table that is drawn with box characters as `|` and `-`, each in the place of
  /// the first byte of its character, so that every offset stays what it was.
  static func withoutBoxes(_ bytes: [UInt8]) -> [UInt8] {
    // Tokens have such characters too, but no line of nothing else.
    let isDrawn = bytes.prefix(4096).split(whereSeparator: isLineEnd).prefix(5).contains { line in
      let line = trimmed(line.indices, in: bytes)
      return line.count > 8
        && stride(from: line.lowerBound, to: line.upperBound, by: 3).allSatisfy {
          drawn(bytes, $0) != nil
        }
    }
    guard isDrawn else { return bytes }
    var text = bytes
    for index in bytes.indices {
      guard let character = drawn(bytes, index) else { continue }
      text.replaceSubrange(index..<(index + 3), with: [character, 0x20, 0x20])
    }
    return text
  }

  /// The character of ASCII that stands for one of U+2500 to U+257F at `index`.
  private static func drawn(_ bytes: [UInt8], _ index: Int) -> UInt8? {
    guard bytes[index] == 0xE2, index + 2 < bytes.count, [0x94, 0x95].contains(bytes[index + 1]) else {
      return nil
    }
    let code = Int(bytes[index + 1] & 0x03) << 6 | Int(bytes[index + 2] & 0x3F)
    let isUpright = [0x02, 0x03, 0x06, 0x07, 0x0A, 0x0B, 0x4E, 0x4F, 0x51].contains(code)
    return UInt8(ascii: isUpright ? "|" : "-")
  }
}
