/// The objectives that come with the engine. Lists may be shorter or longer than the categories: a category
/// beyond the list has 0 there, and numbers beyond the categories are not used.
public enum StandardObjective: Objective, Hashable {
  /// f(y) = Σ wₖyₖ. The only kind that a mixture values as its parts.
  case linear(weights: [Double])
  /// f(y) = Σ (yₖ − cₖ)².
  case quadratic(target: [Double])
  /// f(y) = Σ |yₖ − cₖ|ᵖ with a finite p ≥ 1, below which its derivative is not finite.
  case power(exponent: Double, target: [Double])
  /// f(y) = (y₁ − y₂)² + ½y₃: equal weights on the first two look best, and are the worst pick.
  case trap

  /// f(y).
  public func value(at weights: Span<Double>) -> Double {
    weights.withUnsafeBufferPointer { weights in
      guard let start = weights.baseAddress else { return 0 }
      var result = 0.0
      values(at: start, count: 1, categories: weights.count, into: &result)
      return result
    }
  }

  /// ∇f(y).
  public func gradient(at weights: Span<Double>, into gradient: inout MutableSpan<Double>) {
    weights.withUnsafeBufferPointer { weights in
      gradient.withUnsafeMutableBufferPointer { gradient in
        guard let start = weights.baseAddress, let result = gradient.baseAddress else { return }
        gradients(at: start, count: 1, categories: weights.count, into: result)
      }
    }
  }

  /// f at `count` points in planes.
  public func values(
    at weights: UnsafePointer<Double>, count: Int, categories: Int, into values: UnsafeMutablePointer<Double>
  ) {
    let points = PointPlanes(start: weights, count: count, categories: categories)
    switch self {
    case .linear(let list): points.sum(list, LinearTerm.init, into: values)
    case .quadratic(let list): points.sum(list, SquareTerm.init, into: values)
    case .power(let exponent, let list):
      points.sum(list, { PowerTerm(target: $0, exponent: exponent) }, into: values)
    case .trap: points.trap(into: values)
    }
  }

  /// ∇f at `count` points in planes.
  public func gradients(
    at weights: UnsafePointer<Double>, count: Int, categories: Int,
    into gradients: UnsafeMutablePointer<Double>
  ) {
    let points = PointPlanes(start: weights, count: count, categories: categories)
    switch self {
    case .linear(let list): points.slopes(list, LinearTerm.init, into: gradients)
    case .quadratic(let list): points.slopes(list, SquareTerm.init, into: gradients)
    case .power(let exponent, let list):
      points.slopes(list, { PowerTerm(target: $0, exponent: exponent) }, into: gradients)
    case .trap: points.trapSlopes(into: gradients)
    }
  }

  /// f at every one-hot vector. Cost: O(K).
  public func vertexValues(categories: Int) -> [Double] {
    switch self {
    case .linear(let list): sumsAtVertices(list, LinearTerm.init, categories)
    case .quadratic(let list): sumsAtVertices(list, SquareTerm.init, categories)
    case .power(let exponent, let list):
      sumsAtVertices(list, { PowerTerm(target: $0, exponent: exponent) }, categories)
    case .trap: (0..<categories).map { $0 < 2 ? 1 : $0 == 2 ? 0.5 : 0 }
    }
  }
}
