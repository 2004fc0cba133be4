/// One array of a file that has arrays.
struct NumberArray {
  /// nil in a file that holds a single array without a name.
  var name: String?
  /// Where its numbers are, or why they cannot be read.
  var layout: Result<ArrayLayout, Damage>
  /// The bytes that the layout counts in.
  var source: any ByteSource
  /// Whether a place in `source` is a place in the file.
  var hasFilePlaces: Bool

  /// A row of the array, from 0.
  func row(_ wanted: Int?) throws(Damage) -> UncheckedRow {
    let layout = try layout.get()
    let count = layout.rowCount
    let index = wanted ?? 0
    guard count > 0, layout.categoryCount > 0 else {
      throw Damage(
        problem: "an array of shape \(shapeText(layout.shape)) has no numbers",
        cure: "At least one category is needed.")
    }
    guard (0..<count).contains(index) else { throw noRow(index, of: count) }
    guard layout.categoryCount <= categoryLimit else { throw tooManyCategories(layout.categoryCount) }
    let values = try layout.values(row: index, in: source)
    try source.verify()
    return UncheckedRow(values: values, valuesName: name, row: index, rowCount: count) {
      hasFilePlaces ? layout.offset(row: index, category: $0) : nil
    }
  }
}

extension [NumberArray] {
  /// The array that was asked for; without a name the only one, or the one whose name says what it is.
  func chosen(_ wanted: String?) throws(Damage) -> NumberArray {
    if let wanted {
      if let found = first(where: { $0.name.map(ExactString.init) == ExactString(wanted) }) { return found }
      throw Damage(problem: "no array is named \(quoted(wanted))", cure: names)
    }
    if count == 1 { return self[0] }
    if let index = ValuesName.index(in: map { $0.name ?? "" }) { return self[index] }
    throw Damage(
      problem: isEmpty ? "there are no arrays in it" : "which of the arrays holds the logits?", cure: names)
  }

  private var names: String {
    let names = compactMap(\.name).prefix(8).map { quoted($0) }
    if names.isEmpty {
      return isEmpty
        ? "Write one, with the logits in it." : "The file has one array without a name; leave out \":NAME\"."
    }
    return "Choose one with FILE:NAME; there are \(names.joined(separator: ", "))"
      + (count > names.count ? " and \(count - names.count) more." : ".")
  }
}

/// A row that is not there.
func noRow(_ row: Int, of count: Int) -> Damage {
  Damage(
    problem: "there is no row \(row)",
    cure: count <= 1 ? "There is one row, @0." : "Rows count from @0; the last one is @\(count - 1).")
}
