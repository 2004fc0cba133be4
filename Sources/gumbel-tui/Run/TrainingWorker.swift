import Explorer
import GumbelEngine

/// One thread that trains and publishes how the race stands.
///
/// A new job takes effect within a step of every run. While the race is held, or over, the thread sleeps until the next
/// job and costs nothing.
typealias TrainingWorker = Worker<TrainingJob?, TrainingFinding>

extension TrainingWorker {
  /// A thread that calls `wake` after each snapshot, and makes at most one in `interval` seconds besides
  /// the first of each job.
  convenience init(interval: Double, wake: @escaping @Sendable () -> Void) {
    self.init(wake: wake) { $0.train(interval: interval) }
  }

  private func train(interval: Double) {
    var session = TrainingSession()
    while true {
      switch session.isIdle ? orders.wait() : orders.take() ?? pause(session) {
      case .work(let job):
        session.take(job, at: monotonicSeconds())
        if let snapshot = session.snapshot { publish(snapshot) }
        continue
      case .end: return
      case nil: break
      }
      if session.isIdle { continue }
      let isNew = session.advance(until: monotonicSeconds() + interval)
      if isNew, let snapshot = session.snapshot { publish(snapshot) }
    }
  }

  /// Sleeps until the next step is due or a job comes.
  private func pause(_ session: TrainingSession) -> Order? {
    let due = session.nextStep
    return due > monotonicSeconds() ? orders.wait(until: due) : nil
  }
}

/// The race of the present job, and when its next step is due.
private struct TrainingSession {
  private var job: TrainingJob?
  private var race: TrainingMeasurement?
  /// The monotonic time of the next step.
  private(set) var nextStep = 0.0

  /// Whether there is no step to make.
  var isIdle: Bool {
    guard let job, let race else { return true }
    return race.isDone || race.step >= job.heldAt ?? .max
  }

  /// Goes over to another job; what has been trained stays as long as the setup does.
  mutating func take(_ next: TrainingJob?, at time: Double) {
    let wasIdle = isIdle || next?.pace != job?.pace
    job = next
    guard let next else { return }
    if race == nil || race?.setup != next.setup || race?.step == 0 {
      race = TrainingMeasurement(setup: next.setup, schedule: next.schedule, kernels: Kernels.chosen)
    }
    race?.change(to: next.schedule)
    if wasIdle { nextStep = time }
  }

  /// Makes the steps that are due, at most until `deadline`; returns whether there were any.
  mutating func advance(until deadline: Double) -> Bool {
    guard let job else { return false }
    var isNew = false
    while !isIdle, monotonicSeconds() < deadline {
      if job.pace != nil, nextStep > monotonicSeconds() { break }
      race?.advance()
      isNew = true
      nextStep += job.pace.map { 1 / Double($0) } ?? 0
    }
    // A machine that is too slow for the pace does not try to catch up.
    nextStep = max(nextStep, monotonicSeconds() - 1)
    return isNew
  }

  var snapshot: TrainingFinding? {
    guard let job, let race else { return nil }
    return race.finding(followed: job.followed, run: job.run)
  }
}

extension State {
  /// The state with its race run up to `steps`, where it shows one.
  func trained(steps: Int) -> State {
    var state = self
    guard let job = trainingJob else { return self }
    var race = TrainingMeasurement(setup: job.setup, schedule: job.schedule, kernels: Kernels.chosen)
    while race.step < steps, !race.isDone { race.advance() }
    state.race = race.finding(followed: job.followed, run: job.run)
    state.training.heldAt = race.step
    return state
  }
}
