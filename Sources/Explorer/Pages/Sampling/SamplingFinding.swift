import GumbelEngine

/// One panel's counts and what they are judged by.
public struct PanelFinding: Sendable, Equatable {
  /// The counts.
  public var tally: Tally
  /// The exact law of the picks.
  public var law: [Double]
  /// χ² and total variation of the picks against the law.
  public var test: PickTest
  /// The categories that deviate by more than sampling explains.
  public var deviating: Set<Int>

  /// A panel with the given parts.
  public init(tally: Tally, law: [Double], test: PickTest, deviating: Set<Int>) {
    self.tally = tally
    self.law = law
    self.test = test
    self.deviating = deviating
  }
}

/// What a worker publishes: immutable, and stamped with the revision of the parameters it belongs to, so
/// that a stale one is never shown.
public struct SamplingFinding: Finding {
  /// The revision of the parameters that were sampled.
  public var revision: Int
  /// The left panel.
  public var left: PanelFinding
  /// The right panel.
  public var right: PanelFinding
  /// The pace of the last stretch, in draws per second.
  public var drawsPerSecond: Double
  /// The draws as points of the triangle, where it is looked at.
  public var simplex: SimplexFinding?

  /// A finding with the given parts.
  public init(
    revision: Int, left: PanelFinding, right: PanelFinding, drawsPerSecond: Double,
    simplex: SimplexFinding? = nil
  ) {
    self.revision = revision
    self.left = left
    self.right = right
    self.drawsPerSecond = drawsPerSecond
    self.simplex = simplex
  }

  /// Takes the place of the older counts, unless it belongs to other parameters or runs ahead of a pause.
  public func enter(_ state: inout State) { state.receive(self) }

  /// The number of draws counted; the same in both panels, which share them.
  public var draws: Int { right.tally.draws }
}
