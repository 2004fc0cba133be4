/// What a gradient is asked of: the logits θ, the temperature τ and the objective f, with everything that follows
/// from them and not from a sample.
///
/// The gradient in question is that of L(θ) = E f(D), where D is the one-hot vector of a category drawn from
/// π = softmax(θ). Training moves the logits in place, which allocates nothing.
public struct GradientProblem: Sendable {
  /// Up to this many categories ∇f of every one-hot vector is kept.
  static let widestVertexTable = 64

  /// The objective f.
  public let objective: any Objective
  /// The number of categories K.
  public let count: Int
  /// The temperature τ of the relaxations.
  public private(set) var temperature: Temperature
  /// π = softmax(θ), in category order; 0 where masked.
  public private(set) var probabilities: [Double]
  /// softmax(θ/τ), in category order.
  public private(set) var relaxed: [Double]
  /// The lowest index of the largest logit.
  public private(set) var argmax: Int
  /// f at every one-hot vector, in category order.
  public let vertexValues: [Double]

  /// θ − max θ.
  private(set) var shifted: [Double]
  /// The same in Float, which noise is added to.
  private(set) var base: [Float]
  /// ln Σ e^(θ − max θ), so that ln π = θ − max θ − this.
  private(set) var logNormalizer = 0.0
  /// ∇f at every one-hot vector, row after row; empty where there are too many.
  let vertexGradients: [Double]

  /// The problem at `logits`. Cost: f at K one-hot vectors, and its gradient there where there are few.
  public init(logits: Logits, temperature: Temperature = .one, objective: any Objective) {
    let count = logits.count
    self.objective = objective
    self.count = count
    self.temperature = temperature
    vertexValues = objective.vertexValues(categories: count)
    vertexGradients = count > Self.widestVertexTable ? [] : Self.vertexGradients(of: objective, count)
    probabilities = Array(repeating: 0, count: count)
    relaxed = probabilities
    shifted = probabilities
    base = Array(repeating: 0, count: count)
    argmax = 0
    move(to: logits.values)
  }

  private static func vertexGradients(of objective: any Objective, _ count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count * count) { buffer, filled in
      for vertex in 0..<count {
        objective.gradient(atVertex: vertex, of: count, into: buffer.baseAddress! + vertex * count)
      }
      filled = count * count
    }
  }

  /// Moves the logits: K values that `Logits` would take (none is NaN or +∞, at least one is finite).
  /// Cost: 2K exponentials, and no allocation.
  public mutating func move(to logits: [Double]) {
    precondition(logits.count == count, "one logit for each category")
    argmax = 0
    for k in 0..<count where logits[k] > logits[argmax] { argmax = k }
    let maximum = logits[argmax]
    for k in 0..<count {
      let difference = max(logits[k] - maximum, -Double.greatestFiniteMagnitude)
      shifted[k] = logits[k] == -.infinity ? -.infinity : difference
      base[k] = logits[k] == -.infinity ? -.infinity : max(Float(difference), -.greatestFiniteMagnitude / 2)
    }
    logNormalizer = naturalLogarithm(fillSoftmax(&probabilities, of: shifted, temperature: .one))
    cool(to: temperature)
  }

  /// Changes the temperature. Cost: K exponentials.
  public mutating func cool(to temperature: Temperature) {
    self.temperature = temperature
    fillSoftmax(&relaxed, of: shifted, temperature: temperature)
  }

  /// The gradient itself, J_π F with F_k = f(e_k).
  public var exactGradient: [Double] {
    var gradient = [Double](repeating: 0, count: count)
    applyJacobian(of: probabilities, to: vertexValues, divisor: 1, into: &gradient)
    return gradient
  }

  /// Whether a relaxation at τ moves with θ: at the limits 0 and ∞ it stands still, and its gradient is 0.
  var isSoft: Bool { temperature.value > 0 && temperature.value < .infinity }

  /// Whether category `k` is masked.
  func isMasked(_ k: Int) -> Bool { shifted[k] == -.infinity }

  /// ∇f at the one-hot vector of `vertex`, to K elements.
  func vertexGradient(_ vertex: Int, into gradient: UnsafeMutablePointer<Double>) {
    guard !vertexGradients.isEmpty else {
      return objective.gradient(atVertex: vertex, of: count, into: gradient)
    }
    vertexGradients.withUnsafeBufferPointer {
      gradient.update(from: $0.baseAddress! + vertex * count, count: count)
    }
  }
}

/// softmax of scores whose maximum is 0, to `weights`; returns the sum of the exponentials. The limits are those
/// of `softmax(_:temperature:)`.
@discardableResult
func fillSoftmax(_ weights: inout [Double], of scores: [Double], temperature: Temperature) -> Double {
  var total = 0.0
  for k in scores.indices {
    let weight = exponential(scaled(scores[k], by: temperature))
    weights[k] = weight
    total += weight
  }
  for k in scores.indices { weights[k] /= total }
  return total
}

extension Temperature {
  /// 1/τ as the kernels take it: finite and normal, so that no product of it is NaN.
  var inverse: Float { min(max(Float(1 / value), .leastNormalMagnitude), .greatestFiniteMagnitude) }
}
