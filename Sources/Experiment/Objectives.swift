import GumbelEngine

/// The objectives that the gradients view goes through.
public enum Objectives {
  /// The one that the explorer opens with.
  public static let initial = all[0]

  /// All, in the order of the key `O`: one of each kind.
  public static let all: [StandardObjective] = [
    .quadratic(target: [0.45, 0.3, 0.15, 0.1]),
    .power(exponent: 3, target: [0.2, 0.5, 0.1, 0.2]),
    .trap,
    .linear(weights: [1, -2, 0.5, 3]),
  ]

  /// The one of the next kind.
  public static func next(after objective: StandardObjective) -> StandardObjective {
    let place = all.firstIndex { $0.kind == objective.kind } ?? all.count - 1
    return all[(place + 1) % all.count]
  }
}

extension StandardObjective {
  /// The word that the notation begins with.
  public var kind: String {
    switch self {
    case .linear: "linear"
    case .quadratic: "quadratic"
    case .power: "power"
    case .trap: "trap"
    }
  }

  /// The same function of `count` weights with a list of just as many numbers.
  public func fitted(to count: Int) -> StandardObjective {
    func list(_ numbers: [Double]) -> [Double] {
      numbers.prefix(count) + [Double](repeating: 0, count: max(count - numbers.count, 0))
    }
    return switch self {
    case .linear(let weights): .linear(weights: list(weights))
    case .quadratic(let target): .quadratic(target: list(target))
    case .power(let exponent, let target): .power(exponent: exponent, target: list(target))
    case .trap: .trap
    }
  }
}

extension Parameters {
  /// What the gradients are asked of.
  public var gradientProblem: GradientProblem {
    GradientProblem(logits: logits, temperature: temperature, objective: objective)
  }
}
