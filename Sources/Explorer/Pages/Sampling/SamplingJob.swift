import GumbelEngine

/// What the worker is to do, derived from the state: the run loop posts it whenever it differs from the
/// last one posted, so the reducer needs no effect for it.
public struct SamplingJob: Sendable, Equatable {
  /// The revision that findings are stamped with.
  public var revision: Int
  /// What is sampled.
  public var setting: Setting
  /// The constructions of the left and the right panel.
  public var constructions: [Construction]
  /// The categories whose spread is on screen.
  public var spreadCategories: [Int]
  /// How fast.
  public var pace: Pace
  /// A ramp starts again when this changes.
  public var rampStart: Int
  /// Sample up to exactly this many draws, then stand still.
  public var limit: Int
  /// The triangle in which the draws are counted as points, where it is looked at.
  public var projection: SimplexProjection?

  /// A job with the given parts.
  public init(
    revision: Int, setting: Setting, constructions: [Construction], spreadCategories: [Int], pace: Pace,
    rampStart: Int, limit: Int, projection: SimplexProjection? = nil
  ) {
    self.revision = revision
    self.setting = setting
    self.constructions = constructions
    self.spreadCategories = spreadCategories
    self.pace = pace
    self.rampStart = rampStart
    self.limit = limit
    self.projection = projection
  }
}

extension State {
  /// Above this many categories only the visible ones have their spread counted: more than the tallest window
  /// can show a spread of, and each takes half a kilobyte in every finding that is kept.
  public static let allSpreadsLimit = 256

  /// Draws after which every bar is *converged*: the standard error of a share p is √(p(1−p)/n), at most
  /// 1/32 of a cell of a bar of 200 cells when n ≥ (32·200)²/4. The same at every window size, so that the
  /// numbers at which sampling stops are too.
  public static let convergedDraws = 10_240_000

  /// What is to be sampled now, given the categories that are on screen. While a view of something else is open draws
  /// stand still: one core is enough for both.
  public func samplingJob(visibleCategories: [Int]) -> SamplingJob {
    job(visible: visibleCategories) ?? samplingJob(upTo: shownDraws, visible: visibleCategories)
  }

  /// The present setting, up to so many draws.
  func samplingJob(upTo limit: Int, visible: [Int]) -> SamplingJob {
    SamplingJob(
      revision: revision, setting: parameters.setting,
      constructions: [parameters.left, parameters.right],
      spreadCategories: parameters.logits.count <= Self.allSpreadsLimit
        ? Array(0..<parameters.logits.count) : visible.sorted(),
      pace: pace, rampStart: rampStart, limit: limit)
  }
}
