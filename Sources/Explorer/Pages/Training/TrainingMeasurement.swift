import GumbelEngine
import KernelInterface

/// All runs of a race, advanced in step with each other. A value that knows no thread and no clock.
public struct TrainingMeasurement {
  /// One estimator's runs and their ways so far.
  private struct Lane {
    let kind: EstimatorKind
    var runs: [TrainingRun]
    var histories: [[TrainingRecord]]
    /// What the runs came to, once all steps are made.
    var results: [TrainingResult] = []
  }

  /// Records of a run's whole way: evenly spaced, and of a network, whose test data take long to look at, on a log scale.
  private static let (records, networkRecords) = (240, 46)

  /// The setup that it began with.
  public let setup: TrainingSetup
  /// The steps made.
  public private(set) var step = 0
  /// All steps.
  public let steps: Int
  private var schedule: TemperatureSchedule
  private var lanes: [Lane]
  private let stride: Int
  /// The steps with a record; `nil` for every `stride`.
  private let recordedSteps: Set<Int>?
  /// Whether another schedule was taken under way.
  private var hasTurned = false
  /// What simple methods reach; `nil` until `measureYardsticks`.
  public private(set) var yardsticks: [Yardstick]?

  /// The race at its start.
  public init(setup: TrainingSetup, schedule: TemperatureSchedule, kernels: any KernelSet) {
    self.setup = setup
    self.schedule = schedule
    steps = setup.task.usual.steps
    stride = max(steps / Self.records, 1)
    recordedSteps =
      setup.task.isNetwork ? Set(TrainingPlan.logSpacedSteps(Self.networkRecords, to: steps)) : nil
    yardsticks = setup.task.isNetwork ? nil : []
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
    if isDone { return }
    if schedule != self.schedule, step > 0 { hasTurned = true }
    self.schedule = schedule
    guard let lowest = try? Temperature(schedule.lowest) else { return }
    for lane in lanes.indices where lanes[lane].kind.isDefined(at: lowest) {
      for run in lanes[lane].runs.indices { lanes[lane].runs[run].schedule = schedule }
    }
  }

  /// Measures what simple methods reach, which may take seconds; takes it from `other` if that has it.
  public mutating func measureYardsticks(knownTo other: TrainingMeasurement? = nil) {
    if let other {
      if other.setup.task == setup.task, yardsticks == nil { yardsticks = other.yardsticks }
    } else if yardsticks == nil {
      yardsticks = setup.task.yardsticks
    }
  }

  /// Makes one step of every run.
  public mutating func advance() {
    if isDone { return }
    step += 1
    for lane in lanes.indices {
      for run in lanes[lane].runs.indices {
        lanes[lane].runs[run].advance()
        if isRecorded { lanes[lane].histories[run].append(lanes[lane].runs[run].record) }
      }
      if isDone { lanes[lane].results = lanes[lane].runs.map(\.result) }
    }
  }

  private var isRecorded: Bool { recordedSteps?.contains(step) ?? (step % stride == 0 || step == steps) }

  /// What is known now, with the way of one run. Of a network it costs a look at the test data: who publishes findings
  /// limits how often.
  public func finding(followed: EstimatorKind, run: Int) -> TrainingFinding {
    let lane = lanes.first { $0.kind == followed } ?? lanes[0]
    let number = min(run, lane.runs.count - 1)
    var history = lane.histories[number]
    if setup.task.isNetwork, !lane.results.isEmpty, let last = history.popLast() {
      history.append(last.concluded(by: lane.results[number]))
    }
    if recordedSteps != nil, history.last?.step != lane.runs[number].step {
      history.append(lane.runs[number].record)
    }
    return TrainingFinding(
      setup: setup, step: step, steps: steps,
      temperature: schedule.temperature(step: min(step, steps - 1), of: steps).value,
      schedule: hasTurned ? nil : schedule, lanes: lanes.map(Self.summary), followed: lane.kind, run: number,
      history: history, pictures: lane.runs[number].pictures, yardsticks: yardsticks)
  }

  /// At the end the losses are those that a result has, means over the last steps; before it, those of the last records:
  /// looking at held-out data takes long.
  private static func summary(_ lane: Lane) -> TrainingLane {
    let records = lane.histories.map { $0[$0.count - 1] }
    let losses = lane.results.isEmpty ? records.map(\.losses) : lane.results.map(\.losses)
    let networks =
      lane.results.isEmpty ? records.compactMap(\.network) : lane.results.compactMap(\.network)
    let count = Double(records.count)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / count }
    let expected = losses.compactMap(\.expected)
    return TrainingLane(
      kind: lane.kind, solved: records.count { $0.isSolved },
      losses: TrainingLosses(
        relaxed: mean(losses.map(\.relaxed)), expected: expected.count < losses.count ? nil : mean(expected),
        deployed: mean(losses.map(\.deployed))),
      runs: losses, trained: networks.isEmpty ? nil : mean(networks.map(\.trained)),
      flips: mean(records.map { Double($0.flips) }),
      score: records[0].score == nil ? nil : mean(records.map { $0.score ?? 0 }),
      failure: lane.runs.compactMap(\.failure).first)
  }
}
