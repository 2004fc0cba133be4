import GumbelEngine

extension State {
  /// What the training view shows, in plain words: the task, then how it stands, then the verdict.
  public var trainingStory: Story {
    guard let race = currentRace, race.step > 0 else {
      let sentence = training.task.sentence
      return Story([
        "\(sentence) Space starts the race, . makes one step.", sentence, "Space starts the race.",
      ])
    }
    let teller = RaceTeller(race)
    return Story(race.isDone ? teller.verdict : teller.news)
  }
}

/// Says how a race stands.
private struct RaceTeller {
  private let race: TrainingSnapshot

  init(_ race: TrainingSnapshot) { self.race = race }

  private var runs: Int { race.setup.runs }

  /// How it stands under way.
  var news: [String] {
    guard let lane = race.lane(race.followed) else { return [""] }
    let name = lane.kind.rawValue
    let count = "\(lane.solved) of \(runs) runs of \(name) stand at the solution"
    let gap = lane.losses.deployed - lane.losses.relaxed
    let losses =
      "its mixture costs \(cost(lane.losses.relaxed)), what it would deploy \(cost(lane.losses.deployed))"
    let remark = gap > 0.1 * max(abs(lane.losses.deployed), 1e-9) ? " The gap is what it cannot see." : ""
    return ["\(count); \(losses).\(remark)", "\(count).", "\(name): \(lane.solved) of \(runs)."]
  }

  /// Who solved it and who did not, with the numbers.
  var verdict: [String] {
    let always = race.lanes.filter { $0.solved == runs }.map(\.kind.rawValue)
    let never = race.lanes.filter { $0.solved == 0 }
    let sometimes = race.lanes.filter { 1..<runs ~= $0.solved }.map { "\($0.kind.rawValue) \($0.solved)" }
    var parts: [String] = []
    if !always.isEmpty { parts.append("Solved by all \(runs) runs of \(list(always)).") }
    if !sometimes.isEmpty { parts.append("Of \(runs) runs: \(list(sometimes)).") }
    if !never.isEmpty { parts.append("Never by \(list(never.map(\.kind.rawValue))).") }
    let short = "Solved: always \(always.count), never \(never.count) of \(race.lanes.count)."
    return [(parts + [why(never)]).joined(separator: " "), parts.joined(separator: " "), why(never), short]
      .filter { !$0.isEmpty }
  }

  /// The relaxation gap of the noise-free softmax, or of the first that failed.
  private func why(_ failed: [TrainingLane]) -> String {
    guard let lane = failed.first(where: { $0.kind == .softmax }) ?? failed.first,
      lane.losses.deployed > lane.losses.relaxed * 1.1
    else { return "" }
    return
      "The mixture of \(lane.kind.rawValue) costs \(cost(lane.losses.relaxed)), what it deploys "
      + "\(cost(lane.losses.deployed))."
  }

  private func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A loss with three decimals.
  private func cost(_ loss: Double) -> String {
    guard loss.isFinite, abs(loss) < 1e9 else { return LogitNotation.text(loss) }
    let thousandths = Int((abs(loss) * 1000).rounded())
    let decimals = String(1000 + thousandths % 1000).dropFirst()
    return "\(loss < 0 ? "-" : "")\(thousandths / 1000).\(decimals)"
  }
}
