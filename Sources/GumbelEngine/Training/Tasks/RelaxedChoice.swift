/// A choice as a layer of a network sees it: what goes forward, and the softmax that the gradient goes back through.
/// The estimators that go through the relaxation, where several choices act on one loss.
enum RelaxedChoice {
  case softmax, gumbelSoftmax, stGumbelSoftmax, straightThrough, straightThroughArgmax

  /// What one choice hands to the layer, and takes from it.
  struct Pass {
    /// y, or the one-hot vector of the pick.
    let forward: [Double]
    /// s and the divisor of the gradient (1/τ)·J_s.
    let backward: [Double]
    let divisor: Double
  }

  /// The choice of that kind; `nil` where it is no relaxation of the choice alone.
  init?(_ kind: EstimatorKind) {
    switch kind {
    case .softmax: self = .softmax
    case .gumbelSoftmax: self = .gumbelSoftmax
    case .stGumbelSoftmax: self = .stGumbelSoftmax
    case .straightThrough: self = .straightThrough
    case .straightThroughArgmax: self = .straightThroughArgmax
    default: return nil
    }
  }

  /// Whether it perturbs the logits.
  var usesNoise: Bool { self != .softmax && self != .straightThroughArgmax }

  /// The choice among `logits`, which are finite, with its `noise`: zeros where it uses none.
  func pass(_ logits: [Double], noise: [Float], temperature: Temperature) -> Pass {
    let perturbed = zip(logits, noise).map { $0 + Double($1) }
    func relaxed(_ scores: [Double], _ temperature: Temperature) -> [Double] {
      // Sums of finite logits and finite noise are finite.
      GumbelEngine.softmax(try! Logits(scores), temperature: temperature)
    }
    let backward =
      switch self {
      case .softmax, .straightThrough: relaxed(logits, temperature)
      case .gumbelSoftmax, .stGumbelSoftmax: relaxed(perturbed, temperature)
      case .straightThroughArgmax: relaxed(logits, .one)
      }
    let pick = perturbed.indices.reduce(0) { perturbed[$1] > perturbed[$0] ? $1 : $0 }
    let isSoft = self == .softmax || self == .gumbelSoftmax
    return Pass(
      forward: isSoft ? backward : oneHot(pick, count: logits.count), backward: backward,
      divisor: self == .straightThroughArgmax ? 1 : temperature.value)
  }
}
