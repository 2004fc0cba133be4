import Experiment
import Explorer
import GumbelEngine
import Reports

// From the command line to plans.
extension Train {
  /// A plan for each estimator, and the estimators that `all` leaves out.
  func plans() throws(Failure) -> (plans: [TrainingPlan], skipped: [(kind: EstimatorKind, reason: String)]) {
    let task = try network.applied(to: try training.readTask())
    let schedule = try plan.schedule(training)
    let isAll = estimators.lowercased() == "all"
    let kinds = isAll ? EstimatorKind.allCases : try EstimatorKind.named(estimators)
    let seed = seeds.drawn()
    let (settings, start) = (try settings.parameters(), try training.readStart())
    var plans: [TrainingPlan] = []
    var skipped: [(kind: EstimatorKind, reason: String)] = []
    for kind in kinds {
      do throws(TrainingPlanError) {
        plans.append(
          try plan.plan(task, kind, settings: settings, schedule: schedule, seed: seed, start: start))
      } catch {
        guard isAll, let reason = error.reasonToSkip(of: task) else { throw error.failure(of: task) }
        skipped.append((kind, reason))
      }
    }
    return (plans, skipped)
  }
}

extension TrainingPlanError {
  /// Why `all` leaves an estimator out; `nil` where the plan itself is wrong.
  fileprivate func reasonToSkip(of task: TrainingTask) -> String? {
    switch self {
    case .estimator(let kind): task.refusal(of: kind)
    case .undefined: "needs a temperature of 1 or more"
    default: nil
    }
  }

  /// What is wrong with the command line.
  func failure(of task: TrainingTask) -> Failure {
    switch self {
    case .estimator(let kind):
      let names = EstimatorKind.allCases.filter { task.takes($0) }.map(\.rawValue).joined(separator: ", ")
      return .usage("--estimators: \(kind.rawValue) cannot train \(task.name)", cure: "It takes: \(names)")
    case .undefined(let kind, let temperature):
      return .usage(
        "--estimators: \(kind.rawValue) needs a temperature of 1 or more, and it comes to \(Numbers.exact(temperature))",
        cure: "Give --schedule constant:1, or leave \(kind.rawValue) out.")
    case .start(let wanted):
      guard let wanted else {
        return .usage("--start: \(task.name) takes no start", cure: "Leave --start out.")
      }
      return .usage("--start: \(task.name) takes \(wanted) numbers", cure: "For example: --start 6,0,0")
    case .startValue(let value):
      return .usage("--start: \(Numbers.exact(value)) is too large", cure: "Give numbers within ±1e6.")
    case .rate(let value):
      return .usage(
        "--rate: \(Numbers.exact(value)) has to be finite and above 0", cure: "For example: --rate 0.02")
    case .size:
      return .usage(
        "--steps, --batch and --group are too large together",
        cure: "Give fewer steps, a smaller batch, or --group up to \(TrainingPlan.largestGroup).")
    }
  }
}
