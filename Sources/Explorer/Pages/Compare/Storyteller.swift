import Experiment
import GumbelEngine

/// Finds out what is seen now and says it.
struct Storyteller {
  let parameters: Parameters
  let finding: SamplingFinding?
  let isPaused: Bool
  let hasNoDraws: Bool
  /// Whether there are keys to be named; otherwise commands are.
  let onScreen: Bool
  /// The exact laws of the picks of the two panels.
  let laws: [Side: [Double]]
  /// The probabilities π.
  let probabilities: [Double]

  /// The category that picks are told of: the most probable one.
  let top: Int
  /// Its label, as it stands in a sentence.
  let label: String
  /// How many categories can be picked.
  let unmaskedCount: Int
  /// How many categories share the largest logit.
  let tied: Int

  init(_ state: State, onScreen: Bool = true) {
    self.onScreen = onScreen
    parameters = state.parameters
    finding = state.sampling
    isPaused = state.isPaused
    hasNoDraws = state.heldAt == 0 || state.sampling.map { $0.draws == 0 } ?? (state.revision == 0)
    laws = [.left: state.derived.left.probabilities, .right: state.derived.right.probabilities]
    probabilities = state.derived.probabilities
    top = parameters.logits.argmax
    label = spokenLabel(parameters.labels[top])
    unmaskedCount = parameters.logits.unmaskedCount
    tied = parameters.logits.maximumCount
  }

  /// What is seen, the most detailed telling first.
  var tellings: [String] {
    if let deviation { return deviation }
    if unmaskedCount == 1, !hasBug || logits.count == 1 { return onlyOne }
    if !parameters.noise { return noiseOff }
    if hasNoDraws { return noDraws }
    if let finding, finding.draws < Self.fewDraws { return fewDraws(finding) }
    return withHardness(left == right ? sameConstruction : pair)
  }

  /// Below this many draws the counts themselves are told; the shares still wander too much.
  static let fewDraws = 100

  var logits: Logits { parameters.logits }
  var left: Construction { parameters.left }
  var right: Construction { parameters.right }
  var temperature: Double { parameters.temperature.value }

  /// Whether a panel shows the construction that adds noise to probabilities.
  var hasBug: Bool { left == .noiseOnProbabilities || right == .noiseOnProbabilities }

  /// The probability that a panel picks the top category.
  func probability(_ side: Side) -> Double { laws[side]?[top] ?? 0 }

  /// The construction of a panel.
  func construction(_ side: Side) -> Construction { side == .left ? left : right }

  /// Why it is this category that softmax picks, where others share the largest logit.
  var tie: String { tied > 1 ? ", the first of \(tied) equals" : "" }

  /// The masked categories as they stand in a sentence; `nil` if there are none.
  var masked: String? {
    switch logits.count - unmaskedCount {
    case 0: nil
    case 1: "the masked " + spokenLabel(parameters.labels[logits.values.firstIndex(of: -.infinity) ?? 0])
    case let count: "the \(count) masked ones"
    }
  }
}
