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

  /// The first names of arrays that can be read, for advice. Each is tried.
  private var names: String {
    if isEmpty { return "Write one, with the logits in it." }
    if allSatisfy({ $0.name == nil }) {
      return "The file has one array without a name; leave out \":NAME\"."
    }
    var names: [String] = []
    var triedCount = 0
    for array in self where names.count < 8 {
      triedCount += 1
      if let name = array.name, array.opens { names.append(quoted(name)) }
    }
    if names.isEmpty { return "None of its arrays holds logits." }
    return "Choose one with FILE:NAME; there are \(names.joined(separator: ", "))"
      + (count > triedCount ? " and \(count - triedCount) more." : ".")
  }
}

extension NumberArray {
  /// Whether its first row can be read. Its checksum, for which all of it would be read, is left out.
  fileprivate var opens: Bool {
    guard case .success(let layout) = layout, layout.rowCount > 0,
      (1...categoryLimit).contains(layout.categoryCount),
      let values = try? layout.values(row: 0, in: source)
    else { return false }
    return (try? UncheckedRow(values: values, valuesName: name) { _ in nil }.checked(name: "")) != nil
  }
}

/// A row that is not there.
func noRow(_ row: Int, of count: Int) -> Damage {
  Damage(
    problem: "there is no row \(row)",
    cure: count <= 1 ? "There is one row, @0." : "Rows count from @0; the last one is @\(count - 1).")
}
