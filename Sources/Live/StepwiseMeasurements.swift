// The measurements that the explorer defines: they have no pace, and need only the kernels of this process.

import Explorer
import GumbelEngine
import Platform

extension GradientMeasurement: Measurement {
  /// No samples yet.
  public init(measuring job: GradientJob, at time: Double) { self.init(job: job, noise: .measuring(job)) }

  /// Changes to another job.
  public mutating func turn(to job: GradientJob, at time: Double) {
    change(to: job, noise: .measuring(job))
  }

  /// Does a little more.
  public mutating func step(at time: Double) { step() }

  /// The estimates so far.
  public mutating func finding(at time: Double) -> GradientFinding { finding }
}

extension SweepMeasurement: Measurement {
  /// Nothing known yet.
  public init(measuring job: SweepJob, at time: Double) {
    self.init(job: job, kernels: ProcessKernels.chosen)
  }

  /// Changes to another job.
  public mutating func turn(to job: SweepJob, at time: Double) { change(to: job) }

  /// Does a little more.
  public mutating func step(at time: Double) { step() }

  /// What is known over the temperatures.
  public mutating func finding(at time: Double) -> SweepFinding { finding }
}

/// The slowest claim takes about a second, and so does a new job wait for it.
extension ClaimsMeasurement: Measurement {
  /// No claim is measured yet.
  public init(measuring job: ClaimsJob, at time: Double) {
    self.init(job: job, kernels: ProcessKernels.chosen)
  }

  /// Starts again if the job is another.
  public mutating func turn(to job: ClaimsJob, at time: Double) { change(to: job) }

  /// Measures the next claim.
  public mutating func step(at time: Double) { step() }

  /// The claims that are measured.
  public mutating func finding(at time: Double) -> ClaimsFinding { finding }
}

/// A network takes about a second, and so does a new job wait for it. Runs are made on all cores at once.
extension WhenMeasurement: Measurement {
  /// No run is made yet.
  public init(measuring job: WhenJob, at time: Double) { self.init(job: job) }

  /// Starts again if the job is another.
  public mutating func turn(to job: WhenJob, at time: Double) { change(to: job) }

  /// Makes the next runs on all cores.
  public mutating func step(at time: Double) { step(threads: processorCount) }

  /// Makes the next runs, one on each of so many threads.
  public mutating func step(threads: Int) {
    step(atOnce: threads) { runs in
      concurrentMap(runs, threads: threads) { $0.outcome(kernels: ProcessKernels.chosen) }
    }
  }

  /// The table so far.
  public mutating func finding(at time: Double) -> WhenFinding { finding }
}

extension EstimatorNoise {
  /// The noise of a job, with the kernels of this process.
  public static func measuring(_ job: GradientJob) -> EstimatorNoise {
    .measuring(seed: job.seed, kernels: ProcessKernels.chosen)
  }
}
