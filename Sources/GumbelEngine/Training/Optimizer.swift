/// How parameters follow a gradient downhill.
public enum Optimizer: String, CaseIterable, Sendable {
  /// Kingma and Ba, "Adam: a method for stochastic optimization" (ICLR 2015), with β = .9 and .999, ε = 1e-8.
  case adam
  /// The gradient times the rate.
  case sgd
}

/// An optimiser under way.
struct OptimizerState {
  private static let firstDecay = 0.9
  private static let secondDecay = 0.999
  private static let epsilon = 1e-8

  private let optimizer: Optimizer
  private let rate: Double
  private var first: [Double]
  private var second: [Double]
  /// β₁ᵗ and β₂ᵗ: what the averages still lack of their weight.
  private var firstLack = 1.0
  private var secondLack = 1.0

  init(_ optimizer: Optimizer, rate: Double, parameters: Int) {
    self.optimizer = optimizer
    self.rate = rate
    first = Array(repeating: 0, count: optimizer == .adam ? parameters : 0)
    second = first
  }

  /// Moves `parameters` one step against `gradient`.
  mutating func descend(_ parameters: inout [Double], along gradient: [Double]) {
    switch optimizer {
    case .sgd:
      for i in parameters.indices { parameters[i] -= rate * gradient[i] }
    case .adam:
      firstLack *= Self.firstDecay
      secondLack *= Self.secondDecay
      let firstScale = 1 / (1 - firstLack)
      let secondScale = 1 / (1 - secondLack)
      for i in parameters.indices {
        let slope = gradient[i]
        first[i] = Self.firstDecay * first[i] + (1 - Self.firstDecay) * slope
        second[i] = Self.secondDecay * second[i] + (1 - Self.secondDecay) * slope * slope
        let scale = (second[i] * secondScale).squareRoot() + Self.epsilon
        parameters[i] -= rate * (first[i] * firstScale) / scale
      }
    }
  }
}
