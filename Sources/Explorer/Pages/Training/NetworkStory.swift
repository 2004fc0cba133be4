// Puts the training of networks into words: what the followed run is trained on beside what it deploys, and in the end
// what paid, judged over the runs.

import Experiment
import GumbelEngine

/// Says how a race of networks stands. Nothing is said that the numbers do not say, and what paid only of several runs.
struct NetworkTeller {
  let race: TrainingFinding
  /// A race like this one at a constant temperature, if one was run.
  let constant: ConstantRace?

  /// How the followed run stands, the most detailed telling first.
  var news: [String] {
    guard let line else { return [""] }
    let step = Numbers.grouped(race.step)
    let place =
      race.setup.runs > 1 ? "Run \(race.run + 1) of \(race.setup.runs), step \(step)." : "Step \(step)."
    return ["\(line.whole) \(place)", line.whole, line.short]
  }

  /// The followed run, then what paid over all runs.
  var verdict: [String] {
    guard let line, let comparison = comparison(.pick) else { return news }
    let brief = brief(comparison)
    guard race.setup.runs > 1 else {
      return [
        "\(line.whole) One run cannot tell what paid: ) trains more runs, 7 trains five of each way.",
        "\(line.whole) One run cannot tell what paid.", "One run cannot tell: ) trains more.",
      ]
    }
    let paid = "\(deployed): \(WhenAnswer.verdict(comparison)), \(race.setup.runs) runs."
    let mixture = self.comparison(.mixture).map { "As a mixture: \(WhenAnswer.verdict($0))." }
    let details = [asGood, annealing, mixture].compactMap(\.self)
    // With fewer and fewer details, the last ones first.
    let whole = (0...details.count).reversed().map {
      ([line.whole, paid] + details.prefix($0)).joined(separator: " ")
    }
    let short = (0...details.count).reversed().map { ([paid] + details.prefix($0)).joined(separator: " ") }
    return whole + short + [brief]
  }

  // MARK: - The followed run

  /// What it is trained on, what it deploys, and what follows for what it has seen.
  private var line: (whole: String, short: String)? {
    guard let now = race.history.last, let network = now.network else { return nil }
    let (trained, picked) = (Numbers.loss(network.trained), Numbers.loss(now.losses.deployed))
    let name = race.followed == .softmax ? "Softmax" : race.followed.rawValue
    // With the divergence of codes that nothing sampled, what is trained on bounds no likelihood.
    let quantity = race.setup.task.isDeployedSampled ? "objective" : "loss"
    let numbers = "\(name): \(quantity) \(trained) in training, deployed \(picked)."
    let remark = remark(trained: network.trained, deployed: now.losses.deployed)
    return ("\(numbers) \(remark)", "\(quantity.capitalized) \(trained), deployed \(picked).")
  }

  private func remark(trained: Double, deployed: Double) -> String {
    let tolerance = 0.1 * max(abs(trained), abs(deployed))
    if deployed < trained - tolerance { return "Deployed, it does better than in training." }
    if deployed <= trained + tolerance { return "Training sees what deployment gives." }
    return switch race.followed {
    case .softmax: "It never saw a pick."
    case .gumbelSoftmax: "It saw noisy mixtures, never a pick."
    case .straightThroughArgmax where race.setup.task.isDeployedSampled: "It never saw a random pick."
    default: "Deployment is harder than training."
    }
  }

  // MARK: - All runs

  /// How choices are made where the network is deployed.
  private var deployed: String {
    race.setup.task.isDeployedSampled ? "Deployed as random picks" : "Deployed as the likeliest picks"
  }

  /// The four ways to train, if all of them race and none went nowhere.
  private func comparison(_ deployment: Deployment) -> WayComparison? {
    let lanes = WhenExperiment.ways.compactMap { race.lane($0) }
    guard lanes.count == WhenExperiment.ways.count, lanes.allSatisfy({ $0.failure == nil }) else {
      return nil
    }
    return WayComparison(lanes.map { $0.cell(deployment) })
  }

  /// The best of all that race, and what cannot be told from it.
  private var asGood: String? {
    let all = WayComparison(race.lanes.filter { $0.failure == nil }.map { $0.cell(.pick) })
    guard all.runs >= WayComparison.fewestRuns,
      let lowest = all.cells.min(by: { $0.mean ?? .infinity < $1.mean ?? .infinity }), let mean = lowest.mean
    else { return nil }
    let equals = all.best.filter { $0 != lowest.way }.map(\.rawValue)
    let best = "Best: \(lowest.way.rawValue) \(Numbers.loss(mean))"
    return equals.isEmpty ? best + "." : "\(best); as good: \(equals.joined(separator: ", "))."
  }

  /// Whether softmax gained by a temperature that falls: beside the same race at its first temperature.
  private var annealing: String? {
    guard let schedule = race.schedule, schedule.shape != .constant, schedule.end < schedule.start,
      let lane = race.lane(.softmax), lane.failure == nil
    else { return nil }
    let start = "constant:\(Numbers.exact(schedule.start))"
    guard let constant, constant.isConstantForm(of: race) else {
      return "Whether annealing paid, a race at \(start) before it would tell."
    }
    let now = lane.cell(.pick)
    guard let (before, after) = constant.softmax.mean.flatMap({ mean in now.mean.map { (mean, $0) } }) else {
      return nil
    }
    let numbers = "(softmax \(Numbers.loss(before)) at \(start), \(Numbers.loss(after)) annealed)"
    if !now.isSeparated(from: constant.softmax) { return "Annealing makes no clear difference \(numbers)." }
    return after < before ? "Annealing paid \(numbers)." : "Annealing hurt \(numbers)."
  }

  private func brief(_ comparison: WayComparison) -> String {
    let ways = [(EstimatorKind.softmax, "softmax"), (.gumbelSoftmax, "with noise")].compactMap { way, name in
      comparison.cell(way)?.mean.map { "\(name) \(Numbers.loss($0))" }
    }
    return "Paid: \(WhenAnswer.text(comparison.whatPaid)) (\(ways.joined(separator: ", ")))."
  }
}
