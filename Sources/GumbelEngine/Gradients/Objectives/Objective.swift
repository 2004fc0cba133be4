/// A function f of K weights, to be minimised or looked at through its gradient: one's own conforms by its value
/// and its derivative.
///
/// Estimators ask for many points at a time, laid out in *planes*: category k of point i stands at
/// `k·count + i`. The plane requirements have defaults that go point by point; an objective that overrides
/// them is evaluated without leaving the vector unit.
public protocol Objective: Sendable {
  /// f(y) at the K `weights` y.
  func value(at weights: Span<Double>) -> Double

  /// ∇f(y) at the K `weights` y, to the K elements of `gradient`. Must be finite on the whole simplex.
  func gradient(at weights: Span<Double>, into gradient: inout MutableSpan<Double>)

  /// f at the one-hot vector of each of `categories` categories. The default evaluates `value(at:)` K times,
  /// which is K² work for most objectives; override it where there is a shorter way and K is large.
  func vertexValues(categories: Int) -> [Double]

  /// f at `count` points in planes, to `values`.
  func values(
    at weights: UnsafePointer<Double>, count: Int, categories: Int, into values: UnsafeMutablePointer<Double>)

  /// ∇f at `count` points in planes, to planes of `gradients`.
  func gradients(
    at weights: UnsafePointer<Double>, count: Int, categories: Int,
    into gradients: UnsafeMutablePointer<Double>)
}

extension Objective {
  /// f at every one-hot vector, through `value(at:)`.
  public func vertexValues(categories: Int) -> [Double] {
    (0..<categories).map { vertex in withOneHot(vertex, of: categories) { value(at: $0.span) } }
  }

  /// f point by point.
  public func values(
    at weights: UnsafePointer<Double>, count: Int, categories: Int, into values: UnsafeMutablePointer<Double>
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: categories) { point in
      for i in 0..<count {
        for k in 0..<categories { point[k] = weights[k * count + i] }
        values[i] = value(at: point.span)
      }
    }
  }

  /// ∇f point by point.
  public func gradients(
    at weights: UnsafePointer<Double>, count: Int, categories: Int,
    into gradients: UnsafeMutablePointer<Double>
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * categories) { memory in
      let point = UnsafeMutableBufferPointer(rebasing: memory[..<categories])
      let slope = UnsafeMutableBufferPointer(rebasing: memory[categories...])
      for i in 0..<count {
        for k in 0..<categories {
          point[k] = weights[k * count + i]
          slope[k] = 0
        }
        var span = slope.mutableSpan
        gradient(at: point.span, into: &span)
        for k in 0..<categories { gradients[k * count + i] = slope[k] }
      }
    }
  }

  /// ∇f at the one-hot vector of `vertex`, to `categories` elements.
  func gradient(atVertex vertex: Int, of categories: Int, into gradient: UnsafeMutablePointer<Double>) {
    // One point in planes is the point itself.
    withOneHot(vertex, of: categories) {
      gradients(at: $0.baseAddress!, count: 1, categories: categories, into: gradient)
    }
  }
}

private func withOneHot<Result>(
  _ vertex: Int, of categories: Int, _ body: (UnsafeMutableBufferPointer<Double>) -> Result
) -> Result {
  withUnsafeTemporaryAllocation(of: Double.self, capacity: categories) { point in
    point.initialize(repeating: 0)
    point[vertex] = 1
    return body(point)
  }
}
