import Console
import Experiment
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct TrainingPictures {
  private static let raced = States.words.raced(steps: 1200)

  @Test(arguments: [(40, 12), (80, 24), (120, 36), (200, 60)])
  func showsTheRaceAtEverySize(columns: Int, rows: Int) {
    Pictures.expect(picture(Self.raced, columns, rows), named: "training-\(columns)x\(rows)")
  }

  @Test func endsWithTheVerdict() {
    let state = States.words.raced(steps: 2000) {
      $0.parameters.choices.estimator = .softmax
      $0.parameters.choices.schedule = TrainingSchedules.all[3]
    }
    Pictures.expect(picture(state, 110, 32), named: "training-verdict-110x32")
  }

  @Test func showsTasksWithoutChoicesOfCategoriesInASCII() {
    let state = States.words.raced(steps: 2) { $0.parameters.choices.task = .binaryWeights }
    let theme = Theme(kind: .mono, depth: .mono)
    Pictures.expect(
      render(state, size: GridSize(columns: 80, rows: 24), theme: theme, symbols: .ascii),
      named: "training-binary-ascii-80x24")
  }

  @Test func theMouseFindsTaskScheduleAndEstimators() {
    let size = GridSize(columns: 120, rows: 36)
    let view = TrainingView(Self.raced, size: size)
    func target(_ region: Region) -> Target? {
      mousePlace(at: GridPoint(column: region.column + 1, row: region.row), on: Self.raced, size: size).target
    }
    #expect(target(view.task) == .task && target(view.schedule) == .schedule)
    #expect(
      target(Region(column: 8, row: view.layout.table.row + 1, columns: 1)) == .estimator(view.racers[1]))
  }
}

extension State {
  /// The training view after so many steps.
  func raced(steps: Int, _ change: (inout State) -> Void = { _ in }) -> State {
    var state = self
    state.view = .training
    change(&state)
    let job = state.trainingJob!
    var race = TrainingMeasurement(setup: job.setup, schedule: job.schedule, kernels: baselineKernels)
    for _ in 0..<steps { race.advance() }
    state.race = race.finding(followed: job.followed, run: job.run)
    state.training.heldAt = steps
    return state
  }
}
