// The measurements that the explorer defines: they have no pace, and need only the kernels of this process.

import Explorer
import GumbelEngine

extension GradientRun: Measurement {
  /// No samples yet.
  public init(measuring job: GradientJob, at time: Double) { self.init(job: job, noise: .measuring(job)) }

  /// Changes to another job.
  public mutating func turn(to job: GradientJob, at time: Double) {
    change(to: job, noise: .measuring(job))
  }

  /// Does a little more.
  public mutating func step(at time: Double) { step() }

  /// The estimates so far.
  public mutating func finding(at time: Double) -> GradientSnapshot { snapshot }
}

extension SweepRun: Measurement {
  /// Nothing known yet.
  public init(measuring job: SweepJob, at time: Double) { self.init(job: job, kernels: Kernels.chosen) }

  /// Changes to another job.
  public mutating func turn(to job: SweepJob, at time: Double) { change(to: job) }

  /// Does a little more.
  public mutating func step(at time: Double) { step() }

  /// What is known over the temperatures.
  public mutating func finding(at time: Double) -> SweepSnapshot { snapshot }
}

extension EstimatorNoise {
  /// The noise of a job, with the kernels of this process.
  public static func measuring(_ job: GradientJob) -> EstimatorNoise {
    .measuring(seed: job.seed, kernels: Kernels.chosen)
  }
}
