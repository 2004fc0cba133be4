/// f(y) = |y₂ − t|ᵖ of a binary choice with weights (off, on): what is to be near t is the weight of *on*.
public struct BinaryPower: Objective, Equatable {
  /// t.
  public let target: Double
  /// p ≥ 1, finite.
  public let exponent: Double

  /// The objective with the given target and exponent.
  public init(target: Double, exponent: Double = 2) {
    precondition(exponent >= 1 && exponent.isFinite, "a derivative that is finite")
    self.target = target
    self.exponent = exponent
  }

  private var term: PowerTerm { PowerTerm(target: target, exponent: exponent) }

  /// f(y).
  public func value(at weights: Span<Double>) -> Double { term.value(weights[1]) }

  /// ∇f(y).
  public func gradient(at weights: Span<Double>, into gradient: inout MutableSpan<Double>) {
    gradient[0] = 0
    gradient[1] = term.slope(weights[1])
  }

  /// f at `count` points in planes.
  public func values(
    at weights: UnsafePointer<Double>, count: Int, categories: Int, into values: UnsafeMutablePointer<Double>
  ) {
    let plane = weights + count
    // A square in vectors: the power's loop has one for every number.
    if exponent == 2 {
      let square = SquareTerm(target: target)
      for i in 0..<count { values[i] = square.value(plane[i]) }
    } else {
      for i in 0..<count { values[i] = term.value(plane[i]) }
    }
  }

  /// ∇f at `count` points in planes.
  public func gradients(
    at weights: UnsafePointer<Double>, count: Int, categories: Int,
    into gradients: UnsafeMutablePointer<Double>
  ) {
    gradients.update(repeating: 0, count: count)
    let (plane, slopes) = (weights + count, gradients + count)
    if exponent == 2 {
      let square = SquareTerm(target: target)
      for i in 0..<count { slopes[i] = square.slope(plane[i]) }
    } else {
      for i in 0..<count { slopes[i] = term.slope(plane[i]) }
    }
  }
}
