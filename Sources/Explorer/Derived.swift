import Experiment
import GumbelEngine

/// What follows from the parameters, computed once when they change and not in every frame: with a
/// vocabulary of 128 256 categories each pass over all of them costs more than drawing the screen.
public struct Derived: Sendable, Equatable {
  /// π = softmax(z), in category order.
  public internal(set) var probabilities: [Double]
  /// ln π, in category order.
  public internal(set) var logProbabilities: [Double]
  /// The three likeliest categories, the likeliest first; fewer where there are fewer.
  public internal(set) var likeliest: [Int]
  /// The exact law of the left panel's picks.
  public internal(set) var left: ExactLaw
  /// The exact law of the right panel's picks.
  public internal(set) var right: ExactLaw

  /// Everything that follows from `parameters`. Cost: a few passes of exponentials.
  public init(_ parameters: Parameters) {
    probabilities = parameters.logits.probabilities
    logProbabilities = parameters.logits.logProbabilities
    likeliest = largest(3, of: parameters.logits.values)
    left = ExactLaw(of: parameters.left, in: parameters.setting)
    right = ExactLaw(of: parameters.right, in: parameters.setting)
  }

  /// What follows from `parameters`, given that this follows from `previous`: only what has changed is
  /// computed anew.
  func updated(from previous: Parameters, to parameters: Parameters) -> Derived {
    guard parameters.logits == previous.logits else { return Derived(parameters) }
    func hasNewLaw(_ old: Construction, _ new: Construction) -> Bool {
      new != old || parameters.noise != previous.noise
        || parameters.temperature != previous.temperature && new.lawDependsOnTemperature
    }
    var next = self
    if hasNewLaw(previous.left, parameters.left) {
      next.left = ExactLaw(of: parameters.left, in: parameters.setting)
    }
    if hasNewLaw(previous.right, parameters.right) {
      next.right = ExactLaw(of: parameters.right, in: parameters.setting)
    }
    return next
  }
}

/// The exact law of a construction's picks.
public struct ExactLaw: Sendable, Equatable {
  /// The probability that each category is picked, in category order.
  public internal(set) var probabilities: [Double]
  /// The probability that two consecutive draws pick different categories: 1 − Σp².
  public internal(set) var changeRate: Double

  /// The law of the picks of `construction`.
  public init(of construction: Construction, in setting: Setting) {
    self.init(probabilities: pickLaw(of: construction, in: setting))
  }

  /// The law that is given by `probabilities`.
  init(probabilities: [Double]) {
    self.probabilities = probabilities
    changeRate = max(1 - probabilities.reduce(0) { $0 + $1 * $1 }, 0)
  }
}

extension Construction {
  /// Whether the exact law of the picks changes with the temperature.
  fileprivate var lawDependsOnTemperature: Bool {
    switch self {
    case .sampledSoftmax, .noiseAfterTemperature: true
    case .softmax, .gumbelSoftmax, .noiseOnProbabilities: false
    }
  }
}
