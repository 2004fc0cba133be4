/// Where a race of arrival times among the categories stands in each of several draws: arrays of the caller,
/// one element a draw.
///
/// The arrival time of a category is E·e^(−base) with E ~ Exp(1); the first to arrive is the Gumbel-max pick.
public struct RaceLanes {
  /// The earliest arrival so far; ∞ before the first category.
  public let first: UnsafeMutablePointer<Float>
  /// The second earliest arrival so far; ∞ before the second category.
  public let second: UnsafeMutablePointer<Float>
  /// The category that arrived first.
  public let picks: UnsafeMutablePointer<Int32>
  /// Its word.
  public let words: UnsafeMutablePointer<UInt32>

  /// Lanes over the given memory.
  @inlinable
  public init(
    first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>,
    picks: UnsafeMutablePointer<Int32>, words: UnsafeMutablePointer<UInt32>
  ) {
    self.first = first
    self.second = second
    self.picks = picks
    self.words = words
  }
}
