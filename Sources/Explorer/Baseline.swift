import GumbelEngine

/// What both panels showed at one moment, kept to be compared with.
public struct Baseline: Sendable, Equatable {
  /// One panel.
  public struct Panel: Sendable, Equatable {
    /// The share of draws that each category won, in category order.
    public let shares: [Double]
    /// The average of y, in category order.
    public let weights: [Double]

    init(_ tally: Tally) {
      shares = tally.picks.indices.map(tally.pickShare)
      weights = tally.picks.indices.map(tally.meanWeight)
    }
  }

  /// What was set at that moment.
  public let parameters: Parameters
  /// The left panel.
  public let left: Panel
  /// The right panel.
  public let right: Panel

  /// The number of categories.
  public var count: Int { right.shares.count }

  /// What `finding` shows of `parameters`. Cost: a pass over all categories.
  public init(_ finding: SamplingFinding, parameters: Parameters) {
    self.parameters = parameters
    left = Panel(finding.left.tally)
    right = Panel(finding.right.tally)
  }
}
