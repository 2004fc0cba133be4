/// The name that was probably meant: one that contains the letters of `typed` in their order, else the one that takes
/// the fewest changes of letters. `nil` where there are no names.
public func nearestName(to typed: String, among names: [String]) -> String? {
  if let place = FuzzyMatch.best(names, for: typed).first { return names[place] }
  return names.min { editDistance($0, typed) < editDistance($1, typed) }
}

/// Letters to put in, take out or replace. Levenshtein, Soviet Physics Doklady 10 (1966), row by row.
private func editDistance(_ first: String, _ second: String) -> Int {
  let letters = Array(second.lowercased())
  var row = Array(0...letters.count)
  for (i, letter) in first.lowercased().enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in letters.indices {
      let replaced = diagonal + (letters[j] == letter ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[letters.count]
}
