import Explorer
import GumbelEngine

/// What a panel of the temperature view is about.
enum SweepSubject: Equatable {
  case weights(SweepQuantity)
  /// Bias² and variance of the followed estimator.
  case gradient

  /// The panels in reading order: how soft y is, then where it lies, and what it costs.
  static let all: [SweepSubject] =
    [.maximumAbove90, .maximumAbove99, .meanMaximum, .meanEntropy].map(SweepSubject.weights)
    + [.weights(.mean), .weights(.deviation), .weights(.shift), .gradient]

  /// The same in a list, the most useful first: a small window shows only some.
  static let list: [SweepSubject] =
    [.maximumAbove90, .meanMaximum, .meanEntropy, .mean, .deviation, .shift].map(SweepSubject.weights)
    + [.gradient, .weights(.maximumAbove99)]

  /// The heading, with fewer and fewer words.
  func titles(label: String, estimator: EstimatorKind, lines: [String]) -> [String] {
    switch self {
    case .weights(.meanEntropy): ["mean entropy of y, in nats", "mean entropy of y", "entropy"]
    case .weights(.meanMaximum): ["mean of the largest weight, max y", "mean of max y", "max y"]
    case .weights(.maximumAbove90): ["share of draws with max y > 0.9", "P(max y > 0.9)", "max y>.9"]
    case .weights(.maximumAbove99): ["share of draws with max y > 0.99", "P(max y > 0.99)", "max y>.99"]
    case .weights(.mean): ["mean y of \(label)", "mean y"]
    case .weights(.deviation): ["standard deviation of y of \(label)", "sd of y of \(label)", "sd of y"]
    case .weights(.shift):
      ["how far mean y is from π (total variation)", "mean y away from π", "from π"]
    case .gradient:
      [
        "\(lines[0]) bias² \(lines[1]) variance of \(estimator.rawValue)'s gradient",
        "\(lines[0]) bias² \(lines[1]) variance of \(estimator.rawValue)",
        "\(lines[0]) bias² \(lines[1]) variance", "\(lines[0]) bias² \(lines[1]) var", "bias², variance",
        "bias², var",
      ]
    }
  }

  /// The largest value that shows: fixed where it is the same for all logits, else the next round number.
  func high(_ values: [Double], categories: Int) -> Double {
    switch self {
    case .weights(.meanEntropy): max(entropy(of: (0..<categories).map { _ in 1 / Double(categories) }), 0.1)
    case .weights(.meanMaximum), .weights(.maximumAbove90), .weights(.maximumAbove99): 1
    default: Self.roundNumber(above: values.max() ?? 1)
    }
  }

  /// The next of 1, 2 and 5 times a power of ten, at most 1.
  private static func roundNumber(above value: Double) -> Double {
    for step in [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5] where value <= step { return step }
    return 1
  }
}
