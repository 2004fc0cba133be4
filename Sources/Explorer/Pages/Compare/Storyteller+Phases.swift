import GumbelEngine

/// What is told before the counts can speak for the law, or where there is little to tell.
extension Storyteller {
  /// Picks that contradict their law; a correct sampler never gets here.
  var deviation: [String]? {
    guard let finding else { return nil }
    let sides = [("left", finding.left), ("right", finding.right)].filter { !$0.1.deviating.isEmpty }
    guard let (name, _) = sides.first else { return nil }
    let subject = sides.count == 2 ? "picks of both panels" : "picks on the \(name)"
    return [
      "The \(subject) deviate from their law by more than chance explains. This should never happen.",
      "The \(subject) deviate from their law by more than chance.",
      "Picks deviate from their law.",
    ]
  }

  /// Only one category can be picked.
  var onlyOne: [String] {
    if logits.count == 1 {
      return [
        "With one category there is nothing to choose: y is 1 and every draw picks \(label).",
        "With one category every draw picks it.",
      ]
    }
    return [
      "Every category but \(label) is masked: both pick it always, with or without noise, at any temperature.",
      "Every category but \(label) is masked: both always pick it.",
      "Only \(label) is not masked.",
    ]
  }

  /// g = 0: every draw is the same.
  var noiseOff: [String] {
    let choice = tied > 1 ? "\(label)\(tie), every time" : "\(label) every time"
    let short = [
      "With the noise off both pick \(choice): turn it on with \(switchOn).",
      "Noise off: both always pick \(label) (n: on).",
    ]
    if left != right, hasBug, bugShowsWithoutNoise {
      let weighs = masked.map { "gives weight even to \($0)" } ?? "weighs by softmax(π/τ)"
      return [
        "With the noise off both pick \(label), but noise on probabilities \(weighs) (\(onScreen ? "n: on" : switchOn))."
      ] + short
    }
    let shown = parameters.hard ? "the same one-hot y" : "the same y"
    return ["With the noise off both show \(shown) and pick \(choice): turn it on with \(switchOn)."] + short
  }

  /// What turns the noise on.
  private var switchOn: String { onScreen ? "n" : "noise on" }

  /// Whether softmax(π/τ) differs from softmax(z/τ) as it is shown.
  private var bugShowsWithoutNoise: Bool {
    if parameters.hard || temperature == 0 { return false }
    return masked != nil || temperature < .infinity && tied < unmaskedCount
  }

  /// Nothing has been drawn.
  var noDraws: [String] {
    let ways = onScreen ? ". makes one, space runs" : "step makes one, draws 1000 a thousand"
    let how = isPaused ? "No draw yet: \(ways)." : "No draw yet."
    let promise =
      left == right
      ? "Both will pick \(label) \(Numbers.frequency(probability(.left)))."
      : "\(left.spoken.capitalized) will pick \(label) \(Numbers.frequency(probability(.left))), "
        + "\(right.spoken) \(Numbers.frequency(probability(.right)))."
    return ["\(how) \(promise)", promise, how]
  }

  /// The counts themselves, and what they tend to.
  func fewDraws(_ finding: SamplingFinding) -> [String] {
    let count = finding.draws
    let seen = count == 1 ? oneDraw(finding) : countedDraws(finding)
    let (first, second) = (Numbers.frequency(probability(.left)), Numbers.frequency(probability(.right)))
    let tail = first == second ? first : "\(first) and \(second)"
    let picked = count == 1 ? label : "it"
    let short = count == 1 ? "1 draw so far." : "\(count) draws so far."
    return ["\(seen) In the long run they pick \(picked) \(tail).", seen, short]
  }

  private func oneDraw(_ finding: SamplingFinding) -> String {
    let picks = [finding.left, finding.right].map { panel in
      spokenLabel(parameters.labels[panel.tally.lastPick ?? top])
    }
    if picks[0] == picks[1] { return "One draw: both picked \(picks[0])." }
    return "One draw: \(left.spoken) picked \(picks[0]), \(right.spoken) \(picks[1])."
  }

  private func countedDraws(_ finding: SamplingFinding) -> String {
    let counts = [finding.left, finding.right].map { $0.tally.picks[top] }
    let start = "\(finding.draws) draws:"
    if left == right { return "\(start) both picked \(label) \(Numbers.times(counts[0]))." }
    return "\(start) \(left.spoken) picked \(label) \(Numbers.times(counts[0])), "
      + "\(right.spoken) \(Numbers.times(counts[1]))."
  }
}
