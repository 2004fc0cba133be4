/// Finds the logits in a vector with names as R prints it over several lines: a line of names, a line of
/// numbers, and so on.
enum NamedVectorReader {
  /// The categories in `bytes`.
  static func row(in bytes: [UInt8]) throws(Damage) -> UncheckedRow {
    var records = RecordReader(bytes, separator: .blanks)
    var values = ValueReader(
      bytes, allowsDecimalComma: false, cure: "Below each line of names is one of numbers.")
    var row = UncheckedRow(values: []) { _ in nil }
    var labels: [String] = []
    var offsets: [Int] = []
    var (names, numbers): ([TextField], [TextField]) = ([], [])
    while try records.next(&names) {
      guard try records.next(&numbers), names.count == numbers.count else {
        throw Damage(
          offset: names[0].range.lowerBound, problem: "these names have not as many numbers below them",
          cure: "Below each line of names is one of numbers.")
      }
      for name in names {
        guard name.isQuoted || !looksLikeNumber(bytes[name.range]) else {
          throw Damage(
            offset: name.range.lowerBound, problem: "a number among names",
            cure: "Write a label that is a number in quotes.")
        }
        labels.append(try records.text(name))
      }
      for number in numbers {
        row.values.append(try values.value(number.range))
        offsets.append(number.range.lowerBound)
      }
      guard offsets.count <= categoryLimit else { throw tooManyCategories(offsets.count) }
    }
    row.labels = labels
    values.settle(&row)
    row.offset = { $0 < offsets.count ? offsets[$0] : nil }
    return row
  }
}
