import Explorer
import GumbelEngine

/// What is found out in small steps, and shown as far as it is known.
protocol Measurement: SendableMetatype {
  associatedtype Job: Sendable
  associatedtype Finding: Sendable

  /// Nothing known yet.
  init(measuring job: Job)

  /// Goes over to another job and keeps what is still right.
  mutating func turn(to job: Job)

  /// Whether everything is known.
  var isDone: Bool { get }

  /// Does a little more.
  mutating func step()

  /// What is known now.
  var finding: Finding { get }
}

/// Measures and publishes what it finds; its job is `nil` while nobody looks.
///
/// A new job takes effect within a step, well below a frame as long as there are few categories. When everything is
/// known, or nobody looks, the thread sleeps until the next job and costs nothing.
extension Worker {
  /// A thread that calls `wake` after each finding, and makes at most one in `interval` seconds besides
  /// the first of each job.
  convenience init<Run: Measurement>(
    measuring run: Run.Type, interval: Double, wake: @escaping @Sendable () -> Void
  ) where Job == Run.Job?, Result == Run.Finding {
    self.init(wake: wake) { $0.measure(run, interval: interval) }
  }

  private func measure<Run: Measurement>(_: Run.Type, interval: Double)
  where Job == Run.Job?, Result == Run.Finding {
    var run: Run?
    var isLooking = false
    var cadence = Cadence(interval: interval)
    while true {
      let isIdle = !isLooking || run?.isDone ?? true
      switch isIdle ? orders.wait() : orders.take() {
      case .work(let job):
        isLooking = job != nil
        guard let job else { continue }
        if run == nil { run = Run(measuring: job) }
        run?.turn(to: job)
        // What is there at once is shown at once.
        cadence = Cadence(interval: interval, start: monotonicSeconds() + BlockSize.seconds)
        if let run, run.isDone { publish(run.finding) }
        continue
      case .end: return
      case nil: break
      }
      run?.step()
      let time = monotonicSeconds()
      if let run, run.isDone || time >= cadence.next {
        publish(run.finding)
        cadence.beat(at: time)
      }
    }
  }
}

extension GradientMeasurement: Measurement {
  init(measuring job: GradientJob) { self.init(job: job, noise: .measuring(job)) }

  mutating func turn(to job: GradientJob) { change(to: job, noise: .measuring(job)) }
}

extension SweepMeasurement: Measurement {
  init(measuring job: SweepJob) { self.init(job: job, kernels: Kernels.chosen) }

  mutating func turn(to job: SweepJob) { change(to: job) }
}

extension EstimatorNoise {
  /// The noise of a job, with the kernels of this run.
  static func measuring(_ job: GradientJob) -> EstimatorNoise {
    .measuring(seed: job.seed, kernels: Kernels.chosen)
  }
}
