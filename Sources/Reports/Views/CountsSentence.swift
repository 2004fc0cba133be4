import Experiment
import Explorer
import GumbelEngine

// With few draws the line of plain words tells the counts, and these sentences tell nothing.
extension State {
  private var enough: SamplingFinding? { sampling.flatMap { $0.draws >= 100 ? $0 : nil } }

  /// How often the most probable category was picked, and whether that is what the laws say: `1,000,000 draws:
  /// softmax picked 'the' 1,000,000 times, as it must; …`
  package var countsSentence: String? {
    guard let snapshot = enough else { return nil }
    let top = parameters.logits.argmax
    let label = "'\(parameters.labels[top])'"
    func clause(_ name: String, _ panel: PanelFinding, _ object: String) -> String {
      let times = panel.tally.picks[top]
      let often =
        times == 0 ? "never" : times == 1 ? "once" : "\(Numbers.thousands(times)) times"
      return "\(name) picked \(object) \(often), \(judgement(panel.test.verdict))"
    }
    let start = "\(Numbers.thousands(snapshot.draws)) draws:"
    if parameters.left == parameters.right { return "\(start) \(clause("both", snapshot.right, label))." }
    let left = clause(parameters.left.rawValue, snapshot.left, label)
    return "\(start) \(left); \(clause(parameters.right.rawValue, snapshot.right, "it"))."
  }

  /// How soft y is on average, which is what the temperature changes.
  package var weightsSentence: String? {
    guard let snapshot = enough else { return nil }
    let (left, right) = (snapshot.left.tally.meanMaximum, snapshot.right.tally.meanMaximum)
    if parameters.left == parameters.right {
      return "The largest weight in y is \(Numbers.decimals(right, 3)) on average."
    }
    return
      "The largest weight in y is \(Numbers.decimals(left, 3)) on the left and \(Numbers.decimals(right, 3)) on the right, on average."
  }

  private func judgement(_ verdict: PickTest.Verdict) -> String {
    switch verdict {
    case .deterministic: "as it must"
    case .tested(let pValue) where pValue < 1e-4: "against its law (p \(Numbers.significant(pValue, 1)))"
    case .tested(let pValue):
      "as its law says (p \(pValue < 0.01 ? "below 0.01" : Numbers.decimals(pValue, 2)))"
    case .impossiblePick: "against its law"
    case .noDraws, .tooFewDraws: "too few draws to judge"
    }
  }
}
