import Experiment
import Explorer
import GumbelEngine

/// The numbers of the race that the explorer shows, as far as it has come: a row for each estimator.
package struct RaceReport: Report {
  private let task: TrainingTask
  private let schedule: TemperatureSchedule
  private let seed: UInt64
  private let race: TrainingFinding?

  /// What the explorer knows so far.
  package init(state: State) {
    task = state.parameters.choices.task
    schedule = state.parameters.choices.schedule
    seed = state.parameters.seed
    race = state.currentRace
  }

  private var lanes: [TrainingLane] { race?.lanes ?? [] }

  package var json: JSON {
    .object([
      "task": .string(TrainingNotation.text(task)), "schedule": .string(TrainingNotation.text(schedule)),
      "seed": .unsigned(seed), "step": .integer(race?.step ?? 0), "steps": .integer(race?.steps ?? 0),
      "estimators": .array(records),
    ])
  }

  package var records: [JSON] {
    lanes.map { lane in
      .object([
        "name": .string(lane.kind.rawValue), "solved": task.canBeSolved ? .integer(lane.solved) : .null,
        "flips": .number(lane.flips),
        "relaxedLoss": .number(lane.losses.relaxed), "deployedLoss": .number(lane.losses.deployed),
        "expectedLoss": .optional(lane.losses.expected), "score": .optional(lane.score),
      ])
    }
  }

  package var csv: Table {
    var table = Table(
      columns: [.text("estimator")]
        + ["solved", "flips", "relaxedLoss", "deployedLoss", "expectedLoss", "score"].map { .number($0) })
    table.rows = lanes.map { lane in
      let numbers = [lane.flips, lane.losses.relaxed, lane.losses.deployed].map(Numbers.exact)
      return [lane.kind.rawValue, task.canBeSolved ? String(lane.solved) : ""] + numbers
        + [lane.losses.expected.map(Numbers.exact) ?? "", lane.score.map(Numbers.exact) ?? ""]
    }
    return table
  }

  package var page: PrintedPage { csv.page }
}
