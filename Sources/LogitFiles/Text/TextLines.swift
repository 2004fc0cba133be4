/// The lines of a text that hold data: empty lines, comments, the lines between the rows of a drawn table and
/// what programs print around lists are skipped.
struct TextLines {
  let bytes: [UInt8]
  let separator: TextSeparator
  /// Where the next line begins.
  var offset: Int
  /// The last comment before the first line of data, without its `#`.
  private(set) var comment: Range<Int>?
  /// How many comments could be categories whose labels begin with `#`.
  private(set) var doubtfulComments = 0
  /// Whether a drawn line follows the first line of data.
  private(set) var isRuled = false
  /// The name that pandas prints under a series.
  private(set) var name: String?
  private var count = 0

  init(_ bytes: [UInt8], separator: TextSeparator) {
    self.bytes = bytes
    self.separator = separator
    offset = byteOrderMarkLength(bytes)
  }

  /// The next line without blanks around it, never empty, or nil at the end of the text.
  mutating func next() throws(Damage) -> Range<Int>? {
    guard skipIgnored() else { return nil }
    let end = lineEnd
    let line = trimmed(offset..<end, in: bytes)
    offset = end + 1
    if isEllipsis(bytes[line], least: 2) { throw shortened(at: line.lowerBound) }
    if separator == .blanks, isFactor(bytes[line]) { throw scaled(at: line.lowerBound) }
    return line
  }

  /// Moves to the next line with data; false at the end of the text.
  mutating func skipIgnored() -> Bool {
    while offset < bytes.count {
      let ahead = endOfBlanks
      if ahead == bytes.count { break }
      if isLineEnd(bytes[ahead]) {
        offset = ahead + 1
      } else if bytes[offset] == UInt8(ascii: "#"), isComment() {
        offset = lineEnd + 1
      } else if isNote(from: ahead) {
        offset = lineEnd + 1
      } else {
        count += 1
        return true
      }
    }
    offset = bytes.count
    return false
  }

  private var lineEnd: Int { bytes[offset...].firstIndex(where: isLineEnd) ?? bytes.count }

  /// Where the blanks at the start of the line end. Tabs that separate are none.
  private var endOfBlanks: Int {
    var end = offset
    while end < bytes.count, bytes[end] != 0x09 || separator != .character(0x09) {
      let length = blankLength(bytes, at: end)
      if length == 0 { break }
      end += length
    }
    return end
  }

  // MARK: - Comments

  /// Whether the line, which begins with `#`, is a comment: a blank follows, or it does not end with a number
  /// as the line of a label such as `##ing` does.
  private mutating func isComment() -> Bool {
    let line = offset..<lineEnd
    let isSpaced = line.count == 1 || blankLength(bytes, at: offset + 1) > 0
    let endsWithNumber = endsWithNumber(line)
    guard isSpaced || !endsWithNumber else { return false }
    if endsWithNumber, case .character(let byte) = separator, bytes[line].count(where: { $0 == byte }) == 1 {
      doubtfulComments += 1
    }
    if count == 0 {
      let isDoubled = line.count > 1 && bytes[offset + 1] == UInt8(ascii: "#")
      comment = trimmed((offset + (isDoubled ? 0 : 1))..<line.upperBound, in: bytes)
    }
    return true
  }

  private func endsWithNumber(_ line: Range<Int>) -> Bool {
    let line = trimmed(line, in: bytes)
    let start = bytes[line].lastIndex { " \t,;:=|".utf8.contains($0) }
    return start.map { Numeral(bytes[($0 + 1)..<line.upperBound]) != nil } ?? false
  }

  // MARK: - What programs print around data

  private mutating func isNote(from start: Int) -> Bool {
    if case .character = separator { return false }
    guard count <= 1 || separator == .bars || "dNLF[-=".utf8.contains(bytes[start]) else { return false }
    let line = trimmed(start..<lineEnd, in: bytes)
    if separator == .bars {
      let isRuling = isRuling(line)
      if isRuling, count == 1 { isRuled = true }
      return isRuling || isRowCount(bytes[line]) || count == 0 && isTitle(bytes[line])
        || count == 1 && isTypes(line, separator: UInt8(ascii: "|"))
    }
    if bytes[line].allSatisfy({ "-= ".utf8.contains($0) }), bytes[line].count > 2 {
      if count == 1 { isRuled = true }
      return true
    }
    if count == 0 { return isTitle(bytes[line]) }
    if count == 1, isTypes(line, separator: 0x20) { return true }
    guard let footer = PandasFooter(bytes[line]) else { return false }
    name = footer.name ?? name
    return true
  }

  /// Whether a line below the names of columns has nothing but their types: `<chr> <dbl>` of tibbles, `str | f64`
  /// of Polars.
  private func isTypes(_ line: Range<Int>, separator: UInt8) -> Bool {
    let words = bytes[line].split(separator: separator).map { bytes[trimmed($0.indices, in: bytes)] }
    return words.allSatisfy { word in
      let name = String(decoding: word, as: UTF8.self)
      return name.isEmpty || Self.types.contains(separator == 0x20 ? name : "<\(name)>")
    }
  }

  private static let types: Set<String> = [
    "<chr>", "<dbl>", "<int>", "<fct>", "<lgl>", "<str>", "<cat>", "<f32>", "<f64>", "<i8>", "<i16>", "<i32>",
    "<i64>", "<u8>", "<u16>", "<u32>", "<u64>", "<bool>",
  ]

  /// Whether a line of a table is drawn: `|---|:--:|`, `---+---`.
  private func isRuling(_ line: Range<Int>) -> Bool {
    bytes[line].allSatisfy { "-+|:= ".utf8.contains($0) } && bytes[line].contains { "-=".utf8.contains($0) }
  }
}

/// The last line under what pandas prints.
struct PandasFooter {
  /// The name of the series.
  var name: String?

  private static let starts = ["dtype: ", "Name: ", "Length: ", "Freq: ", "["]

  /// nil for any other line.
  init?(_ line: ArraySlice<UInt8>) {
    guard Self.starts.contains(where: { line.starts(with: $0.utf8) }) else { return nil }
    let text = String(decoding: line, as: UTF8.self)
    if text.hasPrefix("[") {
      guard text.hasSuffix(" columns]") else { return nil }
      return
    }
    guard let type = text.firstRange(of: "dtype: "), !text[type.upperBound...].contains(" "),
      Numeral(Array(text[type.upperBound...].utf8)) == nil
    else { return nil }
    if let start = text.firstRange(of: "Name: ")?.upperBound, start < type.lowerBound {
      name = String(text[start...].prefix { $0 != "," })
    }
  }

  /// Whether `bytes` end with such a line.
  static func ends(_ bytes: [UInt8]) -> Bool {
    let text = trimmed(0..<bytes.count, in: bytes)
    let start = bytes[text].lastIndex(where: isLineEnd).map { $0 + 1 } ?? text.lowerBound
    return PandasFooter(bytes[start..<text.upperBound]) != nil
  }
}

/// Whether psql or MySQL count the rows of a table: `(3 rows)`, `3 rows in set (0.00 sec)`.
private func isRowCount(_ line: ArraySlice<UInt8>) -> Bool {
  let text = line.drop(while: isDigit)
  if text.count < line.count, text.starts(with: " row in set".utf8) || text.starts(with: " rows in set".utf8)
  {
    return true
  }
  guard line.first == UInt8(ascii: "("), line.last == UInt8(ascii: ")") else { return false }
  let words = line.dropFirst().dropLast().split(separator: 0x20)
  return words.count == 2 && words[0].allSatisfy(isDigit)
    && ["row", "rows"].contains(String(decoding: words[1], as: UTF8.self))
}

/// Whether a first line says what follows: `3-element Vector{Float64}:` and `Dict{String, Float64} with 2 entries:`
/// of Julia, `z =` of Matlab, `shape: (3, 2)` of Polars.
private func isTitle(_ line: ArraySlice<UInt8>) -> Bool {
  if line.starts(with: "shape: (".utf8) { return line.last == UInt8(ascii: ")") }
  if line.last == UInt8(ascii: ":") {
    if line.starts(with: "Dict{".utf8) { return true }
    return line.dropLast().last == UInt8(ascii: "}") && line.contains(UInt8(ascii: "{"))
  }
  guard line.last == UInt8(ascii: "="), let first = line.first, isWordByte(first), !isDigit(first) else {
    return false
  }
  return line.dropLast().allSatisfy { isWordByte($0) || $0 == 0x20 }
}

/// A letter of ASCII, a digit or an underscore.
func isWordByte(_ byte: UInt8) -> Bool {
  isDigit(byte) || byte == UInt8(ascii: "_") || (0x61...0x7A).contains(byte | 0x20)
}

/// Whether text is nothing but what stands for things left out: `...`, `…`, `⋮`, with blanks between.
func isEllipsis(_ text: ArraySlice<UInt8>, least count: Int = 3) -> Bool {
  guard let first = text.first, first == UInt8(ascii: ".") || first >= 0xE2 else { return false }
  let dots = String(decoding: text, as: UTF8.self).unicodeScalars.filter { !$0.properties.isWhitespace }
  guard dots.allSatisfy({ ".…⋮⋯⋱".unicodeScalars.contains($0) }) else { return false }
  return dots.count >= count || !dots.isEmpty && dots.allSatisfy { $0 != "." }
}

/// What is wrong with text in which a program left something out.
let shortenedProblem = "the array was shortened when it was printed"

func shortened(at offset: Int) -> Damage {
  Damage(
    offset: offset, problem: shortenedProblem,
    cure: "Print it whole: np.set_printoptions(threshold=sys.maxsize), "
      + "torch.set_printoptions(profile='full') or df.to_string().")
}

/// Whether a line is a factor of the numbers below it, as Matlab prints one: `1.0e+03 *`.
private func isFactor(_ line: ArraySlice<UInt8>) -> Bool {
  guard line.last == UInt8(ascii: "*") else { return false }
  let number = line.dropLast().prefix { $0 != 0x20 }
  return number.count + 2 == line.count && Numeral(number) != nil
}

/// What is wrong with a vector of which a factor was taken out.
let scaledProblem = "the numbers below were divided by this factor when they were printed"

private func scaled(at offset: Int) -> Damage {
  Damage(
    offset: offset, problem: scaledProblem,
    cure: "Print them whole: \"format long g\" in Matlab, torch.set_printoptions(sci_mode=False).")
}
