import Foundation
import KernelInterface
import Testing

@testable import GumbelEngine

/// Losses of 20 steps and gradient norms at the start, computed with PyTorch's autograd in float64 from starts, noise
/// and batches without random numbers.
private struct Trajectory: Decodable, CustomTestStringConvertible {
  let task, estimator: String
  let tau: Double
  let losses: [Double]
  let gradientNorms: [Double]

  enum CodingKeys: String, CodingKey {
    case task, estimator, tau, losses
    case gradientNorms = "gradient_norms_at_step_0"
  }

  var testDescription: String { "\(task) \(estimator) τ = \(tau)" }

  static let all: [Trajectory] = {
    struct File: Decodable { let rows: [Trajectory] }
    do {
      let url = try #require(Bundle.module.url(forResource: "trajectories", withExtension: "json"))
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).rows
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}

/// Batches and noise of the trajectories.
private struct Prescribed: NetworkRandomness {
  let items: Range<Int>

  func items(step: Int, batch: Int) -> [Int] {
    (0..<batch).map { items.lowerBound + (batch * step + $0) % items.count }
  }

  func fill(_ noise: UnsafeMutablePointer<Float>, step: Int, draws: Int, width: Int, pick: Int) {
    let used = items.lowerBound > 0 ? 200 : width
    for place in 0..<draws * width {
      let element = place / width * used + place % width
      noise[place] = Float(2 * sin(0.7 * Double(element) + 0.3 + Double(step)))
    }
  }

  func fillEvaluation(
    _ noise: UnsafeMutablePointer<Float>, repetition: Int, first: Int, draws: Int, width: Int
  ) {}

  func fillPictures(_ noise: UnsafeMutablePointer<Float>, _ part: PictureNoise, draws: Int, width: Int) {}
}

/// The router's logits are rows of 4, padded to 16.
private struct PrescribedFours: NetworkRandomness {
  let inner = Prescribed(items: 0..<1500)

  func items(step: Int, batch: Int) -> [Int] { inner.items(step: step, batch: batch) }

  func fill(_ noise: UnsafeMutablePointer<Float>, step: Int, draws: Int, width: Int, pick: Int) {
    for place in 0..<draws * width {
      noise[place] = Float(2 * sin(0.7 * Double(place / width * 4 + place % width) + 0.3 + Double(step)))
    }
  }

  func fillEvaluation(
    _ noise: UnsafeMutablePointer<Float>, repetition: Int, first: Int, draws: Int, width: Int
  ) {}

  func fillPictures(_ noise: UnsafeMutablePointer<Float>, _ part: PictureNoise, draws: Int, width: Int) {}
}

private func trainer(_ row: Trajectory, kernels: any KernelSet) throws -> NetworkTrainer {
  let data = DataSet.digits
  let estimator = try #require(EstimatorKind(rawValue: row.estimator))
  var setting = NetworkSetting(
    rule: ChoiceRule(estimator: estimator), rate: 3e-3)
  let network: any ChoiceNetwork
  var randomness: any NetworkRandomness = Prescribed(items: 0..<1500)
  switch row.task {
  case "digits-vae": network = DigitsVAE(dimensions: 64, batch: 100)
  case "codebook":
    network = Codebook(dimensions: 64, codes: 32, batch: 100, mean: data.trainingMean)
    setting.diversity = 1
  case "router":
    network = ExpertRouter(dimensions: 64, experts: 4, batch: 100)
    randomness = PrescribedFours()
  case "attention":
    network = AttentionMemory(items: (0..<200).map(data.item), mean: data.trainingMean, batch: 100)
    setting.rate = 1e-2
    randomness = Prescribed(items: 200..<1500)
  default: network = FeatureSelection(dimensions: 64, batch: 100)
  }
  for (a, array) in zip(1..., network.parameters.arrays) {
    let values = array.values
    for row in 0..<values.rows {
      for column in 0..<values.columns { values[row, column] = start(row * values.columns + column, a) }
    }
  }
  if row.task == "router" {
    // The reference has the experts' matrices one after the other.
    let keys = network.parameters.arrays[2].values
    for row in 0..<64 {
      for column in 0..<8 { keys[row, column] = start(column / 2 * 128 + row * 2 + column % 2, 3) }
    }
  }
  return NetworkTrainer(network, data: data, setting: setting, randomness: randomness, kernels: kernels)
}

private func start(_ n: Int, _ a: Int) -> Float { Float(0.3 * sin(Double(n + a))) }

@Suite struct TrajectoryTests {
  /// Every loss within 1e-4 of the one in double precision, relatively.
  @Test(arguments: Trajectory.all)
  fileprivate func `training follows the losses of a double-precision reference`(row: Trajectory) throws {
    let trainer = try trainer(row, kernels: baselineKernels)
    let losses = row.losses.indices.map { trainer.advance(step: $0, temperature: row.tau) }
    for (step, (loss, expected)) in zip(losses, row.losses).enumerated() {
      #expect(abs(loss / expected - 1) < 1e-4, "step \(step): \(loss), not \(expected)")
    }
  }

  @Test(arguments: Trajectory.all)
  fileprivate func `gradients at the start have the norms of the reference`(row: Trajectory) throws {
    let trainer = try trainer(row, kernels: baselineKernels)
    trainer.advance(step: 0, temperature: row.tau)
    for (place, (array, expected)) in zip(trainer.network.parameters.arrays, row.gradientNorms).enumerated() {
      let square = array.gradient.elements.reduce(0.0) { (sum: Double, slope: Float) in
        sum + Double(slope) * Double(slope)
      }
      #expect(abs(square.squareRoot() / expected - 1) < 1e-4, "array \(place + 1)")
    }
  }

  @Test(arguments: Trajectory.all)
  fileprivate func `training gives the same bits on every instruction set`(row: Trajectory) throws {
    let bits = try KernelSelection.available.map { kernels in
      let trainer = try trainer(row, kernels: kernels)
      for step in 0..<20 { trainer.advance(step: step, temperature: row.tau) }
      return trainer.network.parameters.arrays.map { $0.values.elements.map(\.bitPattern) }
    }
    for other in bits.dropFirst() { #expect(other == bits[0]) }
  }
}
