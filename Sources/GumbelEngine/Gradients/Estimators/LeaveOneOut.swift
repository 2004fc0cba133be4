/// (1/n) Σᵢ [f(Dᵢ) − mean_{j≠i} f(Dⱼ)](Dᵢ − π): each of n draws has the others for its baseline. Unbiased. Kool,
/// van Hoof and Welling, "Buy 4 REINFORCE samples, get a baseline for free!" (ICLR workshop 2019).
public struct LeaveOneOut: PickEstimator {
  /// The draws of one estimate, at least 2.
  public let group: Int

  /// The estimator with the given number of draws, at least 2.
  public init(group: Int = 2) {
    precondition(group >= 2, "leaving one out needs another")
    self.group = group
  }

  /// The name in reports.
  public var name: String { "rloo" }
  /// Not a word of τ.
  public var usesTemperature: Bool { false }
  var pickCount: Int { group }

  /// n draws, and f at each.
  public func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: group, evaluations: group) }

  func fillRow(
    _ problem: GradientProblem, picks: UnsafePointer<Int32>, into row: UnsafeMutablePointer<Double>,
    slopes: UnsafeMutablePointer<Double>, weights: UnsafeMutablePointer<Double>
  ) {
    var total = 0.0
    for i in 0..<group { total += problem.vertexValues[Int(picks[i])] }
    let mean = total / Double(group)
    // f(Dᵢ) − mean of the others = (f(Dᵢ) − mean of all)·n/(n − 1). These add up to 0, and so does what they
    // multiply π by.
    for k in 0..<problem.count { row[k] = 0 }
    for i in 0..<group {
      row[Int(picks[i])] += (problem.vertexValues[Int(picks[i])] - mean) / Double(group - 1)
    }
  }
}
