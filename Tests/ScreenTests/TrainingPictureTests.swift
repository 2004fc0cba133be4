import Console
import Experiment
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct TrainingPictures {
  private static let raced = States.words.raced(steps: 1200)

  @Test(arguments: [(40, 12), (80, 24), (120, 36), (200, 60)])
  func `shows the race at every size`(columns: Int, rows: Int) {
    Pictures.expect(picture(Self.raced, columns, rows), named: "training-\(columns)x\(rows)")
  }

  @Test func `ends with the verdict`() {
    let state = States.words.raced(steps: 2000) {
      $0.parameters.choices.estimator = .softmax
      $0.parameters.choices.schedule = TrainingSchedules.all[3]
    }
    Pictures.expect(picture(state, 110, 32), named: "training-verdict-110x32")
  }

  @Test func `shows tasks without choices of categories in ASCII`() {
    let state = States.words.raced(steps: 2) { $0.parameters.choices.task = .binaryWeights }
    let theme = Theme(kind: .mono, depth: .mono)
    Pictures.expect(
      render(state, size: GridSize(columns: 80, rows: 24), theme: theme, symbols: .ascii),
      named: "training-binary-ascii-80x24")
  }

  /// In shades, which a text can hold.
  @Test(arguments: [(40, 12), (80, 24), (120, 36), (200, 60)])
  func `shows what a network makes of digits`(columns: Int, rows: Int) {
    let state = States.words.raced(steps: 60) {
      $0.parameters.choices.task = Self.task("digits-vae")
      $0.parameters.choices.runs = 2
    }
    Pictures.expect(
      render(
        state, size: GridSize(columns: columns, rows: rows), theme: Theme(kind: .mono, depth: .mono),
        symbols: .unicode), named: "training-vae-\(columns)x\(rows)")
  }

  @Test(arguments: ["codebook", "router", "attention", "features"])
  func `shows what there is to see of a model`(name: String) {
    let state = States.words.raced(steps: 40) {
      $0.parameters.choices.task = Self.task(name)
      $0.parameters.choices.runs = 1
    }
    let theme = Theme(kind: .mono, depth: .mono)
    Pictures.expect(
      render(state, size: GridSize(columns: 120, rows: 36), theme: theme, symbols: .unicode),
      named: "training-\(name)-120x36")
    Pictures.expect(
      render(state, size: GridSize(columns: 80, rows: 24), theme: theme, symbols: .ascii),
      named: "training-\(name)-ascii-80x24")
  }

  @Test func `lists the tasks`() {
    var state = States.words.raced(steps: 0)
    for key in [Key.control("t"), .character("t"), .character("r")] { _ = state.apply(.input(.key(key))) }
    for (columns, rows) in [(80, 24), (40, 12)] {
      Pictures.expect(picture(state, columns, rows), named: "training-tasks-\(columns)x\(rows)")
    }
    let size = GridSize(columns: 80, rows: 24)
    guard case .list(let picker) = state.overlays.last else {
      Issue.record("the list is open")
      return
    }
    let layout = PickerLayout(picker, size: size)
    let second = GridPoint(column: layout.line.column, row: layout.firstRow + 1)
    #expect(mousePlace(at: second, on: state, size: size).target == .candidate(1))
    #expect(
      mousePlace(at: GridPoint(column: second.column, row: layout.line.row), on: state, size: size).target
        == nil)
  }

  private static func task(_ name: String) -> TrainingTask { TrainingTask.all.first { $0.name == name }! }

  @Test func `the mouse finds task schedule and estimators`() {
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
    race.measureYardsticks()
    for _ in 0..<steps { race.advance() }
    state.race = race.finding(followed: job.followed, run: job.run)
    state.training.heldAt = steps
    return state
  }
}
