// Puts the race into words: how it goes, and in the end whether the noise was worth it.

import Experiment
import GumbelEngine

extension State {
  /// How the race stands; what the task models is left out where it stands elsewhere.
  public func raceStory(tellsTask: Bool) -> Story {
    guard let race = currentRace, race.step > 0 else {
      let (sentence, start) = (
        parameters.choices.task.sentence, "Space starts the race, . makes one step."
      )
      let rules = "Every estimator trains \(trainingSetup.runs) runs from the same starts. " + start
      return Story((tellsTask ? ["\(sentence) \(start)", sentence] : [rules]) + ["Space starts the race."])
    }
    let teller = RaceTeller(race, constant: constantRace)
    return Story(race.isDone ? teller.verdict : teller.news)
  }
}

/// Says how a race stands.
private struct RaceTeller {
  private let race: TrainingFinding
  private let constant: ConstantRace?

  init(_ race: TrainingFinding, constant: ConstantRace?) {
    self.race = race
    self.constant = constant
  }

  private var runs: Int { race.setup.runs }

  /// How it stands under way.
  var news: [String] {
    if let networks { return stop.map { [$0 + " " + networks.news[0], $0] } ?? networks.news }
    guard let lane = race.lane(race.followed) else { return [""] }
    let name = lane.kind.rawValue
    let count = "\(lane.solved) of \(runs) runs of \(name) stand at the solution"
    if let stop { return [stop + " " + count + ".", stop] }
    let gap = lane.losses.deployed - lane.losses.relaxed
    let losses =
      "its mixture costs \(cost(lane.losses.relaxed)), what it would deploy \(cost(lane.losses.deployed))"
    let remark =
      gap > 0.1 * max(abs(lane.losses.deployed), 1e-9) ? " The difference is what it does not see." : ""
    return ["\(count); \(losses).\(remark)", "\(count).", "\(name): \(lane.solved) of \(runs)."]
  }

  /// Who solved it and who did not, with the numbers.
  var verdict: [String] {
    if let networks { return stop.map { [$0 + " " + networks.news[0], $0] } ?? networks.verdict }
    let always = race.lanes.filter { $0.solved == runs }.map(\.kind.rawValue)
    let never = race.lanes.filter { $0.solved == 0 }
    let sometimes = race.lanes.filter { 1..<runs ~= $0.solved }.map { "\($0.kind.rawValue) \($0.solved)" }
    var parts: [String] = []
    if !always.isEmpty { parts.append("Solved by all \(runs) runs of \(list(always)).") }
    if !sometimes.isEmpty { parts.append("Of \(runs) runs: \(list(sometimes)).") }
    if !never.isEmpty { parts.append("Never by \(list(never.map(\.kind.rawValue))).") }
    let short = "Solved: always \(always.count), never \(never.count) of \(race.lanes.count)."
    let who = (parts + (stop.map { [$0] } ?? [])).joined(separator: " ")
    let (answer, brief) = answer
    let whole = answer.joined(separator: " ")
    return [whole.isEmpty ? who : "\(whole) \(who)", whole, answer.first ?? "", brief, who, short]
      .filter { !$0.isEmpty }
  }

  /// What is said of networks.
  private var networks: NetworkTeller? {
    race.setup.task.isNetwork ? NetworkTeller(race: race, constant: constant) : nil
  }

  /// Whether noise paid, as two sentences with their numbers: softmax beside Gumbel-Softmax, and the relaxation
  /// gap of what failed; and the same in few words.
  private var answer: (sentences: [String], brief: String) {
    guard let softmax = race.lane(.softmax), let gumbel = race.lane(.gumbelSoftmax) else {
      return (gap(race.lanes.filter { $0.solved == 0 }.map(\.kind) + race.lanes.map(\.kind)), "")
    }
    let (plain, noisy) = (softmax.solved, gumbel.solved)
    if !isClear(plain, noisy), let hard = race.lane(.stGumbelSoftmax)?.solved, isClear(noisy, hard) {
      let soft = hard > noisy ? "does not pay" : "makes no clear difference"
      return (
        [
          "Soft noise \(soft): softmax solves \(plain) of \(runs), gumbel-softmax \(noisy); "
            + "with hard (st-gumbel-softmax) \(hard)."
        ] + gap([.softmax]), "Soft noise: \(noisy)/\(runs), hard \(hard)."
      )
    }
    let (effect, brief) =
      !isClear(plain, noisy)
      ? ("Noise makes no clear difference here", "Noise or not")
      : noisy > plain ? ("Noise pays here", "Noise pays") : ("Noise hurts here", "Noise hurts")
    let count = "\(effect): softmax solves \(plain) of \(runs), gumbel-softmax \(noisy)."
    return (
      [count] + gap(noisy >= plain ? [.softmax] : [.gumbelSoftmax]),
      "\(brief): without \(plain)/\(runs), with \(noisy)."
    )
  }

  /// Whether two counts differ by more than twice the standard error of their difference.
  private func isClear(_ one: Int, _ other: Int) -> Bool {
    let share = Double(one + other) / Double(2 * runs)
    let variance = 2 * share * (1 - share) / Double(runs)
    let difference = Double(one - other) / Double(runs)
    return difference * difference > 4 * variance
  }

  /// What the first of these costs as it was trained, and as it is deployed, if that differs.
  private func gap(_ kinds: [EstimatorKind]) -> [String] {
    for kind in kinds {
      guard let losses = race.lane(kind)?.losses,
        losses.deployed > losses.relaxed + 0.1 * abs(losses.deployed)
      else { continue }
      return [
        "The mixture that \(kind.rawValue) trains costs \(cost(losses.relaxed)), "
          + "the pick that it deploys \(cost(losses.deployed))."
      ]
    }
    return []
  }

  /// The first estimator with a run that could not go on.
  private var stop: String? {
    for lane in race.lanes {
      guard let failure = lane.failure else { continue }
      return "A run of \(lane.kind.rawValue) went nowhere; its last good step is \(failure.lastGoodStep)."
    }
    return nil
  }

  private func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A loss with three decimals.
  private func cost(_ loss: Double) -> String { Numbers.fixed(loss, 3) }
}
