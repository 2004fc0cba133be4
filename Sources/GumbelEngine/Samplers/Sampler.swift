import KernelInterface

/// Draws from one setting with one or more constructions, all on the same noise, and counts what it drew.
///
/// A draw is addressed by its number: the tallies of draws 0 ..< 10, extended by 10 ..< 20, are exactly those
/// of 0 ..< 20, whatever happens in between. Draws follow one arithmetic sequence in Float (noise, scores,
/// exponentials) with sums in fixed point, so that the same setting gives the same bytes everywhere.
public struct Sampler: Sendable {
  /// What is sampled.
  public let setting: Setting
  /// The constructions, in the order of the tallies.
  public let constructions: [Construction]
  /// The categories whose spread is counted, ascending.
  public let spreadCategories: [Int]

  let kernels: any KernelSet
  let plans: [ConstructionPlan]
  let tables: [SideTable]
  /// Where the weights of the spread categories are stored when vectors lie along the categories.
  let spreadPositions: [Int32]

  /// Prepares the tables that depend on the setting only. `spreadCategories`, which must be
  /// categories, default to all, at 512 bytes each and construction; `kernels` changes
  /// the speed and nothing else.
  public init(
    setting: Setting, constructions: [Construction], spreadCategories: [Int]? = nil,
    kernels: any KernelSet = widestKernels
  ) {
    self.kernels = kernels
    self.setting = setting
    self.constructions = constructions
    self.spreadCategories = spreadCategories.map { Set($0).sorted() } ?? Array(0..<setting.logits.count)
    precondition(
      self.spreadCategories.allSatisfy(setting.logits.values.indices.contains), "a spread of no category")
    plans = constructions.map { ConstructionPlan($0, in: setting) }
    tables = plans.map { SideTable($0, kernels) }
    spreadPositions = self.spreadCategories.map { category in
      let chunk = CategoryChunk.holding(category, of: setting.logits.count)
      return Int32(chunk.first + chunk.position(category - chunk.first))
    }
  }

  /// Empty tallies, one for each construction.
  public var emptyTallies: [Tally] {
    plans.map { plan in
      let weights: Tally.Weights =
        switch plan.weights {
        case .constant(let vector): .constant(vector)
        case .oneHotOfPick: .oneHotOfPick
        case .relaxed: .sampled
        }
      return Tally(
        categories: setting.logits.count, spreadCategories: spreadCategories, weights: weights)
    }
  }

  /// The tallies of the given draws, one for each construction.
  public func tallies(draws: Range<Int>) -> [Tally] {
    var tallies = emptyTallies
    extend(&tallies, draws: draws)
    return tallies
  }

  /// Counts further draws into `tallies`, which must come from this sampler. `draws` should follow the draws
  /// counted so far, for the flip rate to mean what it says.
  ///
  /// Cost: a few nanoseconds a category and draw; scratch memory is allocated once a call, so calls should
  /// cover many draws.
  public func extend(_ tallies: inout [Tally], draws: Range<Int>) {
    if needsPicksOnly { return extendPicks(&tallies, draws: draws) }
    let workspace = Workspace(categories: setting.logits.count, kernels: kernels)
    if setting.logits.count <= Workspace.widestByDraw {
      var first = draws.lowerBound
      while first < draws.upperBound {
        let count = min(workspace.drawsPerBlock, draws.upperBound - first)
        extendByDraw(&tallies, firstDraw: first, count: count, workspace)
        first += count
      }
    } else {
      extendByCategory(&tallies, draws: draws, workspace)
    }
  }

  var stream: NoiseStream { GumbelNoise(seed: setting.seed).stream }
}

/// The tables of one construction that kernels read.
struct SideTable: Sendable {
  /// The base that noise is added to, rounded to Float once; empty where no noise is needed.
  var base: [Float] { pickBase.values }
  let pickBase: PickBase
  /// The pick where it never changes.
  let fixedPick: Int
  /// 1/τ where y is relaxed, kept finite and normal, so that no product of it is NaN.
  let inverseTemperature: Float?

  init(_ plan: ConstructionPlan, _ kernels: any KernelSet) {
    switch plan.picks {
    case .fixed(let pick):
      pickBase = PickBase([], kernels)
      fixedPick = pick
    case .perturbed(let scores):
      pickBase = PickBase(floatBase(scores), kernels)
      fixedPick = 0
    }
    if case .relaxed(let temperature) = plan.weights {
      let inverse = Float(1 / temperature)
      inverseTemperature = min(max(inverse, .leastNormalMagnitude), .greatestFiniteMagnitude)
    } else {
      inverseTemperature = nil
    }
  }

  var needsNoise: Bool { !base.isEmpty }
}

/// Scores as the Float that noise is added to. Unmasked ones stay finite however far they lie below the
/// maximum, so that −∞ means masked and nothing else.
func floatBase(_ scores: [Double]) -> [Float] {
  scores.map { $0 == -.infinity ? -.infinity : max(Float($0), -Float.greatestFiniteMagnitude / 2) }
}
