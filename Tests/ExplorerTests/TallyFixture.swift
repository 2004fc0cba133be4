@testable import GumbelEngine

extension Tally {
  /// A tally of known picks; the last category picked is the last draw's.
  static func fixture(picks: [Int], draws: Int) -> Tally {
    var tally = Tally(categories: picks.count, spreadCategories: Array(picks.indices))
    tally.draws = draws
    tally.picks = picks
    tally.lastPick = picks.lastIndex { $0 > 0 }
    return tally
  }
}
