import Testing

@testable import GumbelEngine

/// Whole runs beside the means and deviations of PyTorch's runs (float32, 5 seeds): starts and noise differ, so that
/// means are compared. One run is within four deviations, or 10 %, but for one in 10⁴ cases.
@Suite struct FactorialTests {
  private func losses(
    _ task: any NetworkTask, _ estimator: EstimatorKind, diversity: Double = 0
  ) throws -> NetworkLosses {
    var task = task
    task.options.diversity = diversity
    let plan = try TrainingPlan(
      TrainingTask(task), estimator, schedule: try .constant(1), seed: 1)
    var run = TrainingRun(plan, run: 0)
    while !run.isDone { run.advance() }
    #expect(run.failure == nil)
    return try #require(run.result.network)
  }

  private func expect(_ value: Double, near mean: Double, _ deviation: Double) {
    #expect(abs(value - mean) < max(4 * deviation, 0.1 * mean), "\(value), not \(mean) ± \(deviation)")
  }

  @Test func `softmax trains the digits to 2.6 nats and deploys them at 269`() throws {
    let losses = try losses(DigitsVAETask(), .softmax)
    expect(losses.trained, near: 2.60, 0.19)
    expect(losses.mixture, near: 2.60, 0.19)
    expect(losses.sampled, near: 268.7, 7.3)
    expect(losses.argmax, near: 89.3, 1.9)
  }

  @Test func `Gumbel-Softmax deploys the digits at 22 nats`() throws {
    let losses = try losses(DigitsVAETask(), .gumbelSoftmax)
    expect(losses.mixture, near: 11.9, 0.1)
    expect(losses.sampled, near: 22.3, 0.1)
    expect(losses.argmax, near: 9.81, 0.14)
  }

  @Test func `rloo deploys the digits at 19 nats`() throws {
    let losses = try losses(DigitsVAETask(), .rloo)
    expect(losses.sampled, near: 19.14, 0.1)
    expect(losses.argmax, near: 12.2, 0.2)
  }

  @Test func `a codebook needs noise or hardness for the argmax`() throws {
    let softmax = try losses(CodebookTask(), .softmax)
    expect(softmax.argmax, near: 56.0, 3.3)
    expect(softmax.mixture, near: 3.23, 0.2)
    expect(try losses(CodebookTask(), .gumbelSoftmax).argmax, near: 5.06, 0.08)
    expect(try losses(CodebookTask(), .straightThroughArgmax).argmax, near: 5.87, 0.08)
    expect(try losses(CodebookTask(), .stGumbelSoftmax, diversity: 1).argmax, near: 4.67, 0.02)
  }

  @Test func `a router that is deployed as a mixture needs no noise`() throws {
    let softmax = try losses(RouterTask(), .softmax)
    expect(softmax.argmax, near: 49.2, 1.4)
    expect(softmax.mixture, near: 3.61, 0.03)
    expect(try losses(RouterTask(), .gumbelSoftmax).argmax, near: 5.53, 0.22)
  }

  @Test func `attention deployed as a mixture needs no noise`() throws {
    let softmax = try losses(AttentionTask(), .softmax)
    expect(softmax.mixture, near: 3.39, 0.02)
    expect(softmax.argmax, near: 5.72, 0.07)
    expect(try losses(AttentionTask(), .gumbelSoftmax).mixture, near: 3.53, 0.02)
  }

  @Test func `features need noise or hardness`() throws {
    expect(try losses(FeaturesTask(), .softmax).argmax, near: 72.6, 11)
    expect(try losses(FeaturesTask(), .gumbelSoftmax).argmax, near: 15.2, 0.4)
  }

  @Test func `a run is a function of its seed`() throws {
    func logits(seed: UInt64) throws -> [Double] {
      var run = TrainingRun(
        try TrainingPlan(
          TrainingTask(RouterTask()), .gumbelSoftmax, schedule: try .constant(1), steps: 20, seed: seed),
        run: 3)
      while !run.isDone { run.advance() }
      return run.record.logits
    }
    #expect(try logits(seed: 1) == logits(seed: 1))
    #expect(try logits(seed: 1) != logits(seed: 2))
  }
}
