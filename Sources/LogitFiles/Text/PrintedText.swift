// Texts in which programs print matrices and lists with marks around the numbers. The marks become blanks, so
// that every place in the text stays what it was.

/// `bytes` without the marks that programs print around the numbers of a matrix or the items of a list: the
/// indices of R, the titles of columns of Matlab, the dashes of YAML.
///
/// `notice` is set where dashes could be minus signs. Throws where a matrix was printed in parts that belong side
/// by side.
func withoutPrintedMarks(_ bytes: [UInt8], notice: inout String?) throws(Damage) -> [UInt8] {
  var lines: [Range<Int>] = []
  // Marks are in the first lines already, which spares looking through long files.
  var start = byteOrderMarkLength(bytes)
  var isMarked = false
  while start < bytes.count {
    let end = bytes[start...].firstIndex(where: isLineEnd) ?? bytes.count
    let line = trimmed(start..<end, in: bytes)
    start = end + 1
    if line.isEmpty { continue }
    lines.append(line)
    isMarked = isMarked || hasMark(bytes[line])
    if lines.count == 4, !isMarked { return bytes }
  }
  if let text = try withoutColumnTitles(bytes, lines) { return text }
  if let text = try withoutMatrixIndices(bytes, lines) { return text }
  guard let text = withoutBullets(bytes, lines) else { return bytes }
  notice = "The sign before each line is read as the mark of a list. A minus has no blank after it."
  return text
}

/// Whether a line could be one with such marks.
private func hasMark(_ line: ArraySlice<UInt8>) -> Bool {
  line.starts(with: "Column".utf8) || line.starts(with: "[,".utf8) || bullet(line) != nil
}

extension [UInt8] {
  fileprivate mutating func blank(_ range: Range<Int>) {
    for index in range { self[index] = 0x20 }
  }
}

// MARK: - Matlab

/// The text with the columns of one row side by side: `Columns 1 through 8` and so on are above its parts.
private func withoutColumnTitles(_ bytes: [UInt8], _ lines: [Range<Int>]) throws(Damage) -> [UInt8]? {
  let titles = lines.indices.filter { isColumnTitle(bytes[lines[$0]]) }
  guard let first = titles.first, first <= 2, bytes[lines[first]].starts(with: "Columns 1 ".utf8) else {
    return nil
  }
  for (index, title) in titles.enumerated() {
    let next = index + 1 < titles.count ? titles[index + 1] : lines.count
    guard next - title == 2 else {
      throw Damage(
        offset: lines[title].lowerBound, problem: partsProblem,
        cure: "Print it whole: mat2str(x) in Matlab, or one row of it.")
    }
  }
  var text = bytes
  for title in titles { text.blank(lines[title]) }
  let numbers = lines[first + 1].lowerBound..<(lines.last?.upperBound ?? bytes.count)
  for index in numbers where isLineEnd(text[index]) { text[index] = 0x20 }
  return text
}

/// Whether a line is like `Columns 1 through 8`, `Columns 9 and 10:` or `Column 11`.
private func isColumnTitle(_ line: ArraySlice<UInt8>) -> Bool {
  let words = String(decoding: line, as: UTF8.self).split(separator: " ")
  guard let first = words.first, first == "Column" || first == "Columns", words.count == 2 || words.count == 4
  else { return false }
  return words.dropFirst().allSatisfy {
    ["through", "and", "to"].contains($0) || Int($0.last == ":" ? $0.dropLast() : $0) != nil
  }
}

/// What is wrong with a table of which some columns are below others.
let partsProblem = "the table was cut into parts when it was printed"

// MARK: - R

/// The text without `[,1] [,2]` above the columns and `[1,]` before the rows of a matrix.
private func withoutMatrixIndices(_ bytes: [UInt8], _ lines: [Range<Int>]) throws(Damage) -> [UInt8]? {
  guard let first = lines.first, isIndices(bytes[first]) else { return nil }
  if let second = lines.dropFirst().first(where: { isIndices(bytes[$0]) }) {
    throw Damage(
      offset: second.lowerBound, problem: partsProblem, cure: "Print it whole: options(width = 10000) in R.")
  }
  var text = bytes
  text.blank(first)
  for line in lines.dropFirst() {
    guard bytes[line].first == UInt8(ascii: "["), let end = bytes[line].firstIndex(of: 0x20),
      bytes[line.lowerBound..<end].ends(with: ",]".utf8)
    else { continue }
    text.blank(line.lowerBound..<end)
  }
  return text
}

private func isIndices(_ line: ArraySlice<UInt8>) -> Bool {
  line.split(separator: 0x20).allSatisfy { word in
    word.starts(with: "[,".utf8) && word.last == UInt8(ascii: "]")
      && word.dropFirst(2).dropLast().allSatisfy(isDigit)
  }
}

// MARK: - YAML and Markdown

/// The text without the same `- ` or `* ` before each item, and without the colon of the key above them; nil if
/// there are not two such lines.
private func withoutBullets(_ bytes: [UInt8], _ lines: [Range<Int>]) -> [UInt8]? {
  var items = lines[...]
  if let first = items.first, bytes[first].elementsEqual("---".utf8) { items = items.dropFirst() }
  var key: Range<Int>?
  if let first = items.first, bytes[first].last == UInt8(ascii: ":"),
    bytes[first].dropLast().allSatisfy(isWordByte)
  {
    key = first
    items = items.dropFirst()
  }
  guard let sign = items.first.flatMap({ bullet(bytes[$0]) }), items.count > 1,
    items.allSatisfy({ bullet(bytes[$0]) == sign })
  else { return nil }
  var text = bytes
  if let key { text[key.upperBound - 1] = 0x20 }
  for item in items { text[item.lowerBound] = 0x20 }
  return text
}

/// The dash or star that a line begins with, if a blank follows.
private func bullet(_ line: ArraySlice<UInt8>) -> UInt8? {
  guard let first = line.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "*"),
    line.dropFirst().first == 0x20
  else { return nil }
  return first
}
