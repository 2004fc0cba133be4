import KernelInterface

/// A run that cannot go on.
public struct TrainingFailure: Error, Equatable, Sendable, Codable {
  /// What went wrong.
  public enum Reason: Error, Equatable, Sendable, Codable {
    /// The gradient, its square or a parameter is no finite number.
    case notFinite
    /// A parameter left all bounds.
    case diverged(parameter: Double)
  }

  /// What went wrong.
  public let reason: Reason
  /// The last step that was good, from 1; 0 where none was. The run stands where that step left it.
  public let lastGoodStep: Int
}

/// What is known of a run after a step.
public struct TrainingRecord: Sendable, Equatable {
  /// The steps made.
  public let step: Int
  /// τ at the last of them.
  public let temperature: Double
  /// The losses now.
  public let losses: TrainingLosses
  /// Choices whose argmax has flipped since the start, each time counted.
  public let flips: Int
  /// The logits of the first choice; none where there are no choices of categories.
  public let logits: [Double]
  /// What the task is measured by besides; see `TrainingTask.scoreName`.
  public let score: Double?
  /// Whether the task is solved as things stand.
  public let isSolved: Bool
  /// What a network is worth on test data, with one repetition of what is random; `nil` for other tasks.
  public let network: NetworkLosses?

  /// The probabilities of the first choice; none where there are no choices of categories.
  public var probabilities: [Double] {
    (try? Logits(logits)).map { softmax($0, temperature: .one) } ?? []
  }
}

extension TrainingRecord {
  /// The record of the same step with the losses of `result`, which takes a longer look at test data.
  public func concluded(by result: TrainingResult) -> TrainingRecord {
    TrainingRecord(
      step: step, temperature: temperature, losses: result.losses, flips: flips, logits: logits, score: score,
      isSolved: isSolved, network: result.network)
  }
}

/// One run of a plan, step by step. A pure function of the plan and the number of the run; it serves one thread.
public struct TrainingRun {
  /// What is trained, and how.
  public let plan: TrainingPlan
  /// The number of the run, from 0.
  public let number: Int
  /// The steps made.
  public private(set) var step = 0
  /// Flips of an argmax so far.
  public private(set) var flips = 0
  /// Why it cannot go on, if so.
  public private(set) var failure: TrainingFailure?
  /// The schedule, which may be changed under way.
  public var schedule: TemperatureSchedule

  private var learner: any Learner
  private var averages = LossAverage()

  /// The run with the given number, at its start.
  public init(_ plan: TrainingPlan, run number: Int, kernels: any KernelSet = widestKernels) {
    precondition(0..<TrainingPlan.mostRuns ~= number, "a run that has a number")
    self.plan = plan
    self.number = number
    schedule = plan.schedule
    learner = plan.task.learner(plan, run: number, kernels: kernels)
  }

  /// Whether there is no step left to make.
  public var isDone: Bool { step == plan.steps || failure != nil }

  /// τ of the step that comes next, or of the last one.
  public var temperature: Temperature {
    schedule.temperature(step: min(step, plan.steps - 1), of: plan.steps)
  }

  /// Makes one step. A step that goes nowhere is taken back and ends the run.
  public mutating func advance() {
    if isDone { return }
    let temperature = temperature
    do throws(TrainingFailure.Reason) {
      flips += try learner.advance(step: step, temperature: temperature)
    } catch {
      failure = TrainingFailure(reason: error, lastGoodStep: step)
      return
    }
    step += 1
    if step > plan.steps - plan.task.averagedSteps { averages.add(learner.losses(at: temperature)) }
  }

  /// τ of the step that led here.
  private var lastTemperature: Temperature {
    schedule.temperature(step: max(step - 1, 0), of: plan.steps)
  }

  /// What is known now.
  public var record: TrainingRecord {
    let network = learner.networkLosses(at: lastTemperature, repetitions: 1)
    return TrainingRecord(
      step: step, temperature: lastTemperature.value,
      losses: network?.losses(isSampled: plan.task.isDeployedSampled) ?? learner.losses(at: lastTemperature),
      flips: flips, logits: learner.logits, score: learner.score, isSolved: learner.isSolved,
      network: network)
  }

  /// What a network makes of a few test items now; `nil` for other tasks. A pure function of the parameters: training goes
  /// on the same whether or not they are looked at. Costs the forward passes of a few items, for codes and loads those of
  /// all test items.
  public var pictures: NetworkPictures? { learner.pictures(at: lastTemperature) }

  /// What the run came to, or has come to so far.
  public var result: TrainingResult {
    let network = learner.networkLosses(at: temperature, repetitions: NetworkTrainer.repetitions)
    let losses =
      network?.losses(isSampled: plan.task.isDeployedSampled) ?? averages.mean
      ?? learner.losses(at: temperature)
    return TrainingResult(
      run: number, steps: step, isSolved: learner.isSolved, flips: flips,
      losses: losses, score: learner.score, failure: failure,
      network: network)
  }
}

/// Sums of the losses of a run's last steps.
private struct LossAverage {
  private var sums = TrainingLosses(relaxed: 0, expected: nil, deployed: 0)
  private var count = 0

  mutating func add(_ losses: TrainingLosses) {
    sums.relaxed += losses.relaxed
    sums.deployed += losses.deployed
    if let expected = losses.expected { sums.expected = (sums.expected ?? 0) + expected }
    count += 1
  }

  var mean: TrainingLosses? {
    guard count > 0 else { return nil }
    return TrainingLosses(
      relaxed: sums.relaxed / Double(count), expected: sums.expected.map { $0 / Double(count) },
      deployed: sums.deployed / Double(count))
  }
}
