// Puts the table of estimators into a sentence, with what would mislead most said first.

import Experiment
import GumbelEngine

/// Finds out what is to be seen of the followed estimator and says it.
struct GradientStoryteller {
  private let state: State
  private let finding: GradientFinding?
  private let name: String

  init(_ state: State) {
    self.state = state
    finding = state.currentGradients
    name = state.estimator.rawValue
  }

  /// The same with fewer and fewer words.
  var tellings: [String] {
    guard let finding else { return ["Estimating …"] }
    let length = norm(finding.exact)
    guard length > finding.resolution else {
      return [
        "The exact gradient is 0 here: to move any logit a little changes nothing, whatever an estimate says.",
        "The exact gradient is 0 here.",
      ]
    }
    guard state.estimator.isDefined(at: state.parameters.temperature) else {
      return ["\(name) needs a temperature of 1 or more: → raises it, x follows another estimator."]
    }
    guard let row = finding.row(state.estimator) else { return ["Estimating …"] }
    let said = remark(on: row, finding, length)
    let best = best(finding)
    return ["\(said.long) \(best)", said.long, said.short]
  }

  private func best(_ finding: GradientFinding) -> String {
    guard let best = finding.best else { return "" }
    if best.kind == state.estimator { return "No other has less squared error." }
    let count = best.cost.evaluations
    let cost = "\(count) evaluation\(count == 1 ? "" : "s") of f"
    return "Least squared error: \(best.kind.rawValue), with \(cost)."
  }

  /// What is worth saying first: a wrong direction, then a wrong sign, then how far off it is.
  private func remark(
    on row: EstimatorResult, _ finding: GradientFinding, _ length: Double
  ) -> (long: String, short: String) {
    if state.parameters.temperature.value > 1, row.moments.variance < 1e-12 * length * length,
      norm(row.moments.mean) < 1e-6 * length
    {
      return (
        "At this τ the gradient of \(name) has vanished: y hardly moves with the logits.",
        "\(name): the gradient has vanished."
      )
    }
    if norm(row.moments.mean) <= max(2 * row.moments.standardError, finding.resolution) {
      return row.moments.samples == nil
        ? ("At this τ \(name) gives no direction: its mean is 0.", "\(name) gives no direction.")
        : (
          "After so many samples the mean of \(name) cannot be told from 0: ) makes more.",
          "\(name): too few samples."
        )
    }
    if let cosine = row.errors.cosine, cosine < 0, row.hasBias {
      return (
        "At this τ \(name) points away from the exact gradient: who follows it goes uphill.",
        "\(name) points the wrong way."
      )
    }
    if let category = wrongCategory(row, finding) {
      let label = spokenLabel(state.parameters.labels[category])
      return (
        "At this τ the \(name) estimate points the wrong way in category \(label).",
        "\(name): wrong way in \(label)."
      )
    }
    return distance(row, length, resolution: finding.resolution)
  }

  /// The category with the largest exact part whose mean clearly has the other sign.
  private func wrongCategory(_ row: EstimatorResult, _ finding: GradientFinding) -> Int? {
    // Of an unbiased estimator some sign may be wrong by chance, where there are many categories.
    guard row.hasBias else { return nil }
    let (mean, errors) = (row.moments.mean, row.moments.standardErrors)
    let wrong = mean.indices.filter {
      mean[$0] * finding.exact[$0] < 0 && abs(mean[$0]) > max(5 * errors[$0], 1000 * finding.resolution)
        && abs(finding.exact[$0]) > 1000 * finding.resolution
    }
    return wrong.max { abs(finding.exact[$0]) < abs(finding.exact[$1]) }
  }

  private func distance(
    _ row: EstimatorResult, _ length: Double, resolution: Double
  ) -> (long: String, short: String) {
    let miss = multiple(row.errors.meanSquaredError.squareRoot() / length)
    let isConstant = row.errors.variance <= resolution * resolution
    if !row.hasBias {
      if isConstant { return ("\(name) is exact here, without noise.", "\(name) is exact here.") }
      // Samples can show a bias, but never that there is none.
      if let samples = row.moments.samples {
        return (
          "No bias of \(name) shows in \(Numbers.grouped(samples)) samples; one estimate misses by \(miss) the "
            + "gradient's length.",
          "\(name): no bias shows."
        )
      }
      return (
        "\(name) is right on average; one estimate misses by \(miss) the gradient's length.",
        "\(name): right on average."
      )
    }
    let off = multiple(row.errors.bias / length)
    if isConstant {
      return (
        "\(name) never varies, and is always off by \(off) the gradient's length.", "\(name): off by \(off)."
      )
    }
    return (
      "\(name) is off by \(off) the gradient's length on average; one estimate misses by \(miss) it.",
      "\(name): off by \(off) on average."
    )
  }

  /// `18 % of`, `2.7 times`, `40 times`.
  private func multiple(_ ratio: Double) -> String {
    if ratio < 0.995 { return Numbers.spokenShare(ratio) + " of" }
    if ratio < 9.95 { return "\(Numbers.fixed(ratio, 1)) times" }
    return ratio < 1e6 ? "\(Numbers.grouped(Int(ratio.rounded()))) times" : "more than a million times"
  }

  private func norm(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
