import Experiment
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

extension State {
  mutating func toggleBaseline() {
    if baseline != nil {
      baseline = nil
      notice = Notice(text: "The baseline is dropped.")
      return
    }
    guard let sampling, sampling.draws > 0 else {
      notice = Notice(text: "There is nothing to pin before the first draw.")
      return
    }
    baseline = Baseline(sampling, parameters: parameters)
    notice = Notice(
      text: "Baseline pinned at τ \(Numbers.exact(parameters.temperature.value)); b drops it.")
  }

  /// A baseline of other categories says nothing about these.
  mutating func dropOutdatedBaseline() {
    guard let baseline, baseline.count != parameters.logits.count else { return }
    self.baseline = nil
    let reason = "The baseline is dropped: it had \(Numbers.grouped(baseline.count)) categories."
    notice = Notice(
      text: [reason, notice?.text].compactMap(\.self).joined(separator: " "),
      isProblem: notice?.isProblem ?? false)
  }
}
