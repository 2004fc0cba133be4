import GumbelEngine

/// What the temperature view asks for: the weights of both constructions at every temperature, and what the gradients
/// of one estimator are worth there. What was found carries the job that it belongs to, so that a stale picture is
/// never shown.
public struct SweepJob: Sendable, Equatable {
  /// What is drawn; its temperature is the one that the cursor stands at.
  public var setting: Setting
  /// The constructions of the left and the right panel.
  public var constructions: [Construction]
  /// The categories whose E[y] and deviation are kept.
  public var categories: [Int]
  /// The draws to make at each temperature.
  public var budget: Int
  /// The estimator over the temperatures.
  public var gradient: GradientJob

  /// A job with the given parts.
  public init(
    setting: Setting, constructions: [Construction], categories: [Int], budget: Int, gradient: GradientJob
  ) {
    self.setting = setting
    self.constructions = constructions
    self.categories = categories
    self.budget = budget
    self.gradient = gradient
  }

  /// Whether the curves of this job are those of `other`, but for the number of draws.
  func hasCurves(of other: SweepJob) -> Bool {
    var same = other.setting
    same.temperature = setting.temperature
    return setting == same && constructions == other.constructions && categories == other.categories
  }

  /// The draws that are made at each temperature: of a large vocabulary no more than take a moment.
  var drawsEach: Int { min(budget, max(Self.mostNumbers / setting.logits.count, 64)) }

  private static let mostNumbers = 1 << 27
}

/// The temperatures of the curves.
public enum SweepTemperatures {
  /// Where draws are made: ten a decade, from 0.01 to 100.
  public static let sampled = GradientRows.temperatures

  /// Where laws are worked out: forty a decade, those of the draws among them.
  public static let exact: [Temperature] = {
    let step = 1.0592537251772889
    let between = sampled.dropLast().flatMap { temperature in
      (0..<4).map { place in (0..<place).reduce(temperature.value) { value, _ in value * step } }
    }
    return (between + [sampled[sampled.count - 1].value]).map { try! Temperature($0) }
  }()
}
