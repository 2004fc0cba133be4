import GumbelEngine
import KernelInterface

/// All runs of a race, advanced in step with each other. A value that knows no thread and no clock.
public struct TrainingMeasurement {
  /// One estimator's runs and their ways so far.
  private struct Lane {
    let kind: EstimatorKind
    var runs: [TrainingRun]
    var histories: [[TrainingRecord]]
  }

  /// Records of a run's whole way.
  private static let records = 240

  /// The setup that it began with.
  public let setup: TrainingSetup
  /// The steps made.
  public private(set) var step = 0
  /// All steps.
  public let steps: Int
  private var schedule: TemperatureSchedule
  private var lanes: [Lane]
  private let stride: Int

  /// The race at its start.
  public init(setup: TrainingSetup, schedule: TemperatureSchedule, kernels: any KernelSet) {
    self.setup = setup
    self.schedule = schedule
    steps = setup.task.usual.steps
    stride = max(steps / Self.records, 1)
    lanes = setup.kinds(under: schedule).compactMap { kind in
      guard
        let plan = try? TrainingPlan(
          setup.task, kind, schedule: schedule, seed: setup.seed, start: setup.start)
      else {
        return nil
      }
      let runs = (0..<setup.runs).map { TrainingRun(plan, run: $0, kernels: kernels) }
      return Lane(kind: kind, runs: runs, histories: runs.map { [$0.record] })
    }
  }

  /// Whether all steps are made.
  public var isDone: Bool { step == steps }

  /// Goes on with another schedule. An estimator that is not defined at all of its temperatures keeps its own.
  public mutating func change(to schedule: TemperatureSchedule) {
    self.schedule = schedule
    guard let lowest = try? Temperature(schedule.lowest) else { return }
    for lane in lanes.indices where lanes[lane].kind.isDefined(at: lowest) {
      for run in lanes[lane].runs.indices { lanes[lane].runs[run].schedule = schedule }
    }
  }

  /// Makes one step of every run.
  public mutating func advance() {
    if isDone { return }
    step += 1
    for lane in lanes.indices {
      for run in lanes[lane].runs.indices {
        lanes[lane].runs[run].advance()
        if step % stride == 0 || step == steps {
          lanes[lane].histories[run].append(lanes[lane].runs[run].record)
        }
      }
    }
  }

  /// What is known now, with the way of one run.
  public func finding(followed: EstimatorKind, run: Int) -> TrainingFinding {
    let lane = lanes.first { $0.kind == followed } ?? lanes[0]
    return TrainingFinding(
      setup: setup, step: step, steps: steps,
      temperature: schedule.temperature(step: min(step, steps - 1), of: steps).value,
      lanes: lanes.map { Self.summary($0, isDone: isDone) }, followed: lane.kind,
      run: min(run, lane.runs.count - 1),
      history: lane.histories[min(run, lane.runs.count - 1)])
  }

  /// At the end the losses are those that a result has, means over the last steps.
  private static func summary(_ lane: Lane, isDone: Bool) -> TrainingLane {
    // Looking at held-out data takes long: the last records are new enough.
    let records = lane.histories.map { $0[$0.count - 1] }
    let losses = isDone ? lane.runs.map(\.result.losses) : records.map(\.losses)
    let count = Double(records.count)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / count }
    let expected = losses.compactMap(\.expected)
    return TrainingLane(
      kind: lane.kind, solved: records.count { $0.isSolved },
      losses: TrainingLosses(
        relaxed: mean(losses.map(\.relaxed)), expected: expected.count < losses.count ? nil : mean(expected),
        deployed: mean(losses.map(\.deployed))),
      flips: mean(records.map { Double($0.flips) }),
      score: records[0].score == nil ? nil : mean(records.map { $0.score ?? 0 }),
      failure: lane.runs.compactMap(\.failure).first)
  }
}
