import Experiment
import Explorer
import GumbelEngine
import Live
import Platform
import Reports

/// Several plans, each trained a number of times. Runs are independent, so that any number of threads gives the
/// same results in the same order.
struct TrainingHeats {
  let plans: [TrainingPlan]
  /// The numbers of the runs that each plan is trained in.
  let runs: Range<Int>
  let threads: Int
  /// Whether every step is written down.
  let isTraced: Bool

  /// A run of a plan.
  private struct Heat: Sendable {
    let place: Int
    let plan: TrainingPlan
    let number: Int
  }

  private struct Finish: Sendable {
    let result: TrainingResult
    let trace: String
  }

  /// Runs that are begun before the traces of those that are done are written and forgotten.
  private static let heatsAtOnce = 64
  /// Steps between two looks at what others want.
  private static let stepsAtOnce = 64

  /// Trains; `write` gets the traces in the order of plans and runs. Stops early when asked to.
  func results(_ write: (String) throws -> Void) throws -> [[TrainingResult]] {
    let heats = plans.flatMap { plan in runs.map { (plan, $0) } }.enumerated().map {
      Heat(place: $0.offset, plan: $0.element.0, number: $0.element.1)
    }
    let progress = TrainingProgress(steps: heats.count * (plans.first?.steps ?? 0), runs: heats.count)
    defer { progress.end() }
    let failed = FirstFailure()
    var results: [[TrainingResult]] = plans.map { _ in [] }
    for first in stride(from: 0, to: heats.count, by: Self.heatsAtOnce) {
      let some = Array(heats[first..<min(first + Self.heatsAtOnce, heats.count)])
      let finishes = concurrentMap(some, threads: threads) { finish($0, progress, failed) }
      for (heat, finish) in zip(some, finishes) {
        guard let finish else { continue }
        if let failure = finish.result.failure { throw describe(failure, of: heat) }
        try write(finish.trace)
        results[heat.place / runs.count].append(finish.result)
      }
    }
    return results
  }

  /// Trains one run; `nil` where there was no time to begin.
  private func finish(_ heat: Heat, _ progress: TrainingProgress, _ failed: FirstFailure) -> Finish? {
    var run = TrainingRun(heat.plan, run: heat.number, kernels: ProcessKernels.chosen)
    var trace = ""
    while !run.isDone, !Interruption.isAsked, heat.place < failed.place {
      let before = run.step
      for _ in 0..<Self.stepsAtOnce where !run.isDone {
        run.advance()
        if isTraced, run.failure == nil { trace += run.traceLine + "\n" }
      }
      progress.add(steps: run.step - before)
    }
    if run.failure != nil { failed.note(heat.place) }
    if run.step == 0, run.failure == nil { return nil }
    progress.add(steps: 0, runs: 1)
    return Finish(result: run.result, trace: trace)
  }

  private func describe(_ failure: TrainingFailure, of heat: Heat) -> Failure {
    let what =
      switch failure.reason {
      case .notFinite: "the gradient of the loss is beyond all numbers"
      case .diverged(let parameter): "a parameter went off to \(Numbers.significant(parameter, 3))"
      }
    let step = failure.lastGoodStep
    let good = step == 0 ? "no step was good" : "the last good step is \(step)"
    return Failure(
      .data,
      "\(heat.plan.estimator.rawValue), run \(heat.number): \(what) at step \(step + 1); \(good)",
      cure: "Give a lower --rate than \(Numbers.exact(heat.plan.rate)), or a higher temperature.")
  }
}

/// The place of the first run that failed: those before it are finished, so that the same one is reported
/// whichever thread was faster.
private final class FirstFailure: Sendable {
  private let first = Locked(Int.max)

  var place: Int { first.withLock { $0 } }

  func note(_ place: Int) { first.withLock { $0 = min($0, place) } }
}
