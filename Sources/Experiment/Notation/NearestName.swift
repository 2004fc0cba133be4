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

/// Finds names by some of their letters.
public enum FuzzyMatch {
  /// The places of the names that contain the letters of `typed` in their order, the best first: those that
  /// begin with it, then those in which the letters stand closest together and come first.
  public static func best(_ names: [String], for typed: String) -> [Int] {
    let letters = Array(typed.lowercased())
    let costs = names.enumerated().compactMap { place, name in
      cost(Array(name.lowercased()), letters).map { (place: place, cost: $0) }
    }
    return costs.sorted { ($0.cost, $0.place) < ($1.cost, $1.place) }.map(\.place)
  }

  /// How far `letters` are from being the beginning of `name`; `nil` where they do not occur in order.
  private static func cost(_ name: [Character], _ letters: [Character]) -> Int? {
    guard let first = letters.first else { return 0 }
    if name == letters { return -1 }
    let costs = name.indices.filter { name[$0] == first }.compactMap { start -> Int? in
      var next = start
      for letter in letters {
        guard let found = name[next...].firstIndex(of: letter) else { return nil }
        next = found + 1
      }
      return (next - start - letters.count) * 8 + start
    }
    return costs.min()
  }
}
