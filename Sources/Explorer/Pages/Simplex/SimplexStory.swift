// Puts the cloud of points into words: how many of them gather in the corners, and why.

import GumbelEngine

/// Says where the draws are in the triangle.
struct SimplexStoryteller {
  private let state: State
  private let finding: SimplexFinding?

  init(_ state: State) {
    self.state = state
    finding = state.currentSimplex
  }

  /// How near to a corner counts as being in it.
  private static let near = 0.9
  /// Fewer draws have no shares worth telling.
  private static let few = 50

  /// The same with fewer and fewer words.
  var tellings: [String] {
    let parameters = state.parameters
    guard parameters.logits.count > 1 else { return ["One category: every y is the same point."] }
    guard varies else { return onePointTellings }
    guard let finding, finding.tally.draws > 0 else { return ["Drawing …"] }
    if finding.law.isOneHot { return oneHotTellings(finding) }
    guard finding.tally.draws >= Self.few else {
      let few = "Each draw is a point: the nearer to a corner, the more of y is that category's."
      return ["\(few) Softmax is one point for all draws.", few, "Each draw is a point of the triangle."]
    }
    let inCorners = finding.tally.share(near: Self.near).reduce(0, +)
    let text = softTelling(finding, inCorners: inCorners)
    let amount = amount(inCorners)
    let short = "\(amount.of) are in a corner."
    let shortest = leavesOut ? "Among these: \(amount.alone) in a corner." : short.capitalized
    return ["\(text) Softmax is one point for all draws.", text, (lead + short).capitalized, shortest]
  }

  /// Whether the noise reaches y. Hard lets that of the pick through, too.
  private var varies: Bool {
    let (noise, hard, right) = (state.parameters.noise, state.parameters.hard, state.parameters.right)
    return noise && right != .softmax && (hard || right != .sampledSoftmax)
  }

  private var onePointTellings: [String] {
    let reason = state.parameters.noise ? "Here y has no noise" : "Without noise"
    let text = "\(reason): every draw is the same point"
    guard !state.parameters.hard else {
      return [
        "\(text), and hard shows y as its one-hot: the corner of the largest logit at any τ.",
        "\(text), a corner at any τ.",
      ]
    }
    return ["\(text). τ moves it, from the middle when hot to a corner when cold.", "\(text)."]
  }

  /// Of vectors that are one-hot. A draw of a category that is left out would be 0/0.
  private func oneHotTellings(_ finding: SimplexFinding) -> [String] {
    let isHard = state.parameters.hard
    let reason = isHard ? "hard shows y as its one-hot" : "At τ = 0 y is one-hot"
    let short = isHard ? "hard" : "τ = 0"
    let shares = shares(finding)
    let text = "\(lead)every draw is a corner"
    guard leavesOut else {
      return ["\(reason): \(text), \(shares).", "\(short): \(text), \(shares).", "\(short): \(text)."]
    }
    return [
      "\(reason): \(text), \(shares). A draw of another is drawn again among the three.",
      "\(short): \(text), \(shares). Draws of others are drawn again.",
      "\(short): \(text), \(shares).", "\(short): \(text).", "Among these, every draw is a corner.",
    ]
  }

  private func softTelling(_ finding: SimplexFinding, inCorners total: Double) -> String {
    let amount = amount(total).of
    switch total {
    case 0.5...:
      let isCertain =
        total >= 0.995 || state.parameters.temperature.value <= TemperatureScale.range.lowerBound
      return (lead + amount).capitalized + " are in a corner: \(shares(finding))"
        + (isCertain ? "." : "; ← brings in more.")
    case ..<0.02:
      let none = total == 0 ? "no draw" : "hardly a draw"
      return "A cloud around the middle: \(lead)\(none) is near a corner. ← lowers τ and drives them there."
    default:
      return (lead + "the draws spread from corner to corner: ").capitalized
        + "\(Numbers.spokenShare(total)) are in a corner. ← drives them in, → to the middle."
    }
  }

  /// Whether there are categories that the triangle leaves out.
  private var leavesOut: Bool {
    state.projection.rest == .leftOut && state.parameters.logits.count > state.projection.corners.count
  }

  /// Begins a sentence about what is left.
  private var lead: String { leavesOut ? "among these three, " : "" }

  /// A share of the draws: with a noun, and without.
  private func amount(_ share: Double) -> (of: String, alone: String) {
    switch share {
    case (1 - 1e-12)...: return ("all draws", "all")
    case 0.995...: return ("nearly all draws", "nearly all")
    case ...0: return ("no draws", "none")
    default:
      let text = Numbers.spokenShare(share)
      return ("\(text) of the draws", text)
    }
  }

  /// `62 % at 'a', 30 % at 'b', none at 'c'`; `all at 'a'`.
  private func shares(_ finding: SimplexFinding) -> String {
    let shares = finding.tally.share(near: Self.near)
    let corners = zip(shares, finding.tally.projection.corners)
    let whole = corners.filter { $0.0 >= 1 - 1e-12 }
    return (whole.isEmpty ? Array(corners) : whole).map { share, category in
      "\(amount(share).alone) at \(spokenLabel(state.parameters.labels[category]))"
    }.joined(separator: ", ")
  }
}
