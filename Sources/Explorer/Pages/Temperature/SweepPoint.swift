import GumbelEngine
import KernelInterface

/// The draws of some constructions at one temperature of a sweep. All temperatures see the same noise.
public struct SweepPoint: Sendable {
  /// What is drawn.
  public let setting: Setting
  /// With which constructions.
  public let constructions: [Construction]
  /// What was counted, in the order of the constructions. No spreads.
  public private(set) var tallies: [Tally]

  /// No draws yet, at `temperature` instead of the setting's own.
  public init(_ setting: Setting, at temperature: Temperature, constructions: [Construction]) {
    var setting = setting
    setting.temperature = temperature
    self.setting = setting
    self.constructions = constructions
    tallies = Self.sampler(setting, constructions, baselineKernels).emptyTallies
  }

  /// The same with draws that were counted elsewhere, from draw 0 on.
  public func counting(_ tallies: [Tally]) -> SweepPoint {
    var point = self
    point.tallies = tallies
    return point
  }

  /// The draws made.
  public var draws: Int { tallies.first?.draws ?? 0 }

  /// Whether there is anything that draws could tell: where y never changes, there is not.
  public var isRandom: Bool {
    tallies.contains { if case .constant = $0.weights { false } else { true } }
  }

  /// Makes the draws up to number `target`; `extend` counts them, on this thread unless it says otherwise.
  public mutating func advance(
    to target: Int, kernels: any KernelSet,
    by extend: (Sampler, inout [Tally], Range<Int>) -> Void = { $0.extend(&$1, draws: $2) }
  ) {
    guard target > draws else { return }
    extend(Self.sampler(setting, constructions, kernels), &tallies, draws..<target)
  }

  private static func sampler(
    _ setting: Setting, _ constructions: [Construction], _ kernels: any KernelSet
  ) -> Sampler {
    Sampler(setting: setting, constructions: constructions, spreadCategories: [], kernels: kernels)
  }

  /// The figures of the draws, a construction each.
  public func figures(probabilities: [Double], categories: [Int]) -> [WeightFigures] {
    tallies.map { WeightFigures($0, probabilities: probabilities, categories: categories) }
  }

  /// The exact figures, a construction each.
  public func exactFigures(probabilities: [Double], categories: [Int]) -> [WeightFigures] {
    constructions.map {
      WeightFigures(
        WeightLaw(of: $0, in: setting), probabilities: probabilities, categories: categories)
    }
  }
}
