/// Finds names by some of their letters.
enum FuzzyMatch {
  /// The places of the names that contain the letters of `typed` in their order, the best first: those that
  /// begin with it, then those in which the letters stand closest together and come first.
  static func best(_ names: [String], for typed: String) -> [Int] {
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
