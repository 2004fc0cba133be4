import KernelSelection
import Testing

@testable import GumbelEngine

/// Whole runs beside the means and deviations of PyTorch's runs (float32, 5 seeds): starts and noise differ, so that
/// means are compared. A mean of one run is within four deviations and 10 % but for one in 10⁴ cases.
@Suite struct FactorialTests {
  struct Cell: Sendable {
    let estimator: EstimatorKind
    let tau: Double
    let metric: @Sendable (NetworkLosses) -> Double
    let mean: Double
    let deviation: Double
  }

  private static func losses(
    _ network: any ChoiceNetwork, _ estimator: EstimatorKind, steps: Int = 3000, rate: Double = 3e-3,
    diversity: Double = 0, firstItem: Int = 0
  ) throws -> NetworkLosses {
    let data = DataSet.digits
    let kernels = KernelSelection.available.last!
    var numbers = KeyedNumbers(seed: 1, .start, run: 0, kernels: kernels)
    network.start(&numbers)
    let setting = NetworkSetting(
      rule: ChoiceRule(estimator: estimator), schedule: try .constant(1), steps: steps, rate: rate,
      diversity: diversity)
    let randomness = KeyedRandomness(
      seed: 1, run: 0, items: firstItem..<data.trainingCount, kernels: kernels)
    let trainer = NetworkTrainer(
      network, data: data, setting: setting, randomness: randomness, kernels: kernels)
    while !trainer.isDone { trainer.advance() }
    return trainer.evaluate()
  }

  private func expect(_ value: Double, near mean: Double, _ deviation: Double) {
    #expect(abs(value - mean) < max(4 * deviation, 0.1 * mean), "\(value), not \(mean) ± \(deviation)")
  }

  @Test func `softmax trains the digits to 2.6 nats and deploys them at 269`() throws {
    let losses = try Self.losses(DigitsVAE(dimensions: 64, batch: 100), .softmax)
    expect(losses.trained, near: 2.60, 0.19)
    expect(losses.mixture, near: 2.60, 0.19)
    expect(losses.sampled, near: 268.7, 7.3)
    expect(losses.argmax, near: 89.3, 1.9)
  }

  @Test func `Gumbel-Softmax deploys the digits at 22 nats`() throws {
    let losses = try Self.losses(DigitsVAE(dimensions: 64, batch: 100), .gumbelSoftmax)
    expect(losses.mixture, near: 11.9, 0.1)
    expect(losses.sampled, near: 22.3, 0.1)
    expect(losses.argmax, near: 9.81, 0.14)
  }

  @Test func `rloo deploys the digits at 19 nats`() throws {
    let losses = try Self.losses(DigitsVAE(dimensions: 64, batch: 100), .rloo)
    expect(losses.sampled, near: 19.14, 0.1)
    expect(losses.argmax, near: 12.2, 0.2)
  }

  @Test func `a codebook needs noise or hardness for the argmax`() throws {
    let mean = DataSet.digits.trainingMean
    func codebook() -> Codebook { Codebook(dimensions: 64, codes: 32, batch: 100, mean: mean) }
    let softmax = try Self.losses(codebook(), .softmax)
    expect(softmax.argmax, near: 56.0, 3.3)
    expect(softmax.mixture, near: 3.23, 0.2)
    expect(try Self.losses(codebook(), .gumbelSoftmax).argmax, near: 5.06, 0.08)
    expect(try Self.losses(codebook(), .straightThroughArgmax).argmax, near: 5.87, 0.08)
    expect(try Self.losses(codebook(), .stGumbelSoftmax, diversity: 1).argmax, near: 4.67, 0.02)
  }

  @Test func `a router that is deployed as a mixture needs no noise`() throws {
    func router() -> ExpertRouter { ExpertRouter(dimensions: 64, experts: 4, batch: 100) }
    let softmax = try Self.losses(router(), .softmax, steps: 2000)
    expect(softmax.argmax, near: 49.2, 1.4)
    expect(softmax.mixture, near: 3.61, 0.03)
    expect(try Self.losses(router(), .gumbelSoftmax, steps: 2000).argmax, near: 5.53, 0.22)
  }

  @Test func `attention deployed as a mixture needs no noise`() throws {
    let data = DataSet.digits
    func attention() -> AttentionMemory {
      AttentionMemory(items: (0..<200).map(data.item), mean: data.trainingMean, batch: 100)
    }
    let softmax = try Self.losses(attention(), .softmax, steps: 1500, rate: 1e-2, firstItem: 200)
    expect(softmax.mixture, near: 3.39, 0.02)
    expect(softmax.argmax, near: 5.72, 0.07)
    let noisy = try Self.losses(attention(), .gumbelSoftmax, steps: 1500, rate: 1e-2, firstItem: 200)
    expect(noisy.mixture, near: 3.53, 0.02)
  }

  @Test func `features need noise or hardness`() throws {
    func features() -> FeatureSelection { FeatureSelection(dimensions: 64, batch: 100) }
    expect(try Self.losses(features(), .softmax).argmax, near: 72.6, 11)
    expect(try Self.losses(features(), .gumbelSoftmax).argmax, near: 15.2, 0.4)
    let greedy = FeatureSelection(dimensions: 64, batch: 100, columns: Yardsticks(data).greedyColumns(8))
    expect(try Self.losses(greedy, .softmax).argmax, near: 14.49, 0.1)
  }

  private var data: DataSet { .digits }
}
