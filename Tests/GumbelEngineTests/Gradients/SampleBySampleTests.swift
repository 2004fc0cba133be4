import Glibc
import GumbelEngine
import Testing

/// Single estimates against what their formulas say of the same noise. The noise and y are in Float, so that numbers
/// agree to a few parts in 10⁵ at these temperatures.
@Suite struct SampleBySampleTests {
  static let theta = [0.2, -0.5, 0.9, 0]
  static let objective = StandardObjective.power(exponent: 3, target: [0.2, 0.5, 0.1, 0.2])
  static let seed: UInt64 = 17

  private func problem(_ tau: Double) -> GradientProblem {
    GradientProblem(
      logits: try! Logits(Self.theta), temperature: try! Temperature(tau), objective: Self.objective)
  }

  private func rows(_ estimator: some GradientEstimator, _ tau: Double) -> [[Double]] {
    let block = EstimateBlock(categories: 4)
    block.fill(estimator, problem(tau), samples: 0..<200, noise: .measuring(seed: Self.seed))
    return (0..<200).map(block.estimate)
  }

  private func noise(_ draw: Int, _ purpose: NoisePurpose = .shared, _ rollout: UInt32 = 0) -> [Double] {
    GumbelNoise(seed: Self.seed, purpose: purpose, subIndex: rollout).values(draw: draw, categories: 4)
      .map(Double.init)
  }

  @Test(arguments: [0.5, 1.0, 3.0])
  func `Gumbel softmax is the derivative of its relaxation`(_ tau: Double) throws {
    for (draw, row) in rows(GumbelSoftmaxGradient(), tau).enumerated() {
      let noise = noise(draw)
      let differences = PlainObjective.differences(
        of: { theta in
          Self.objective.value(
            Relaxation(try! Logits(theta), noise: noise, temperature: try! Temperature(tau)).soft)
        }, at: Self.theta)
      #expect(distance(row, differences) < 2e-5 / tau)
    }
  }

  @Test(arguments: [0.5, 1.0, 3.0])
  func `hard Gumbel softmax pulls the slope at the pick back`(_ tau: Double) throws {
    for (draw, row) in rows(StraightThroughGumbelSoftmax(), tau).enumerated() {
      let relaxation = Relaxation(
        try Logits(Self.theta), noise: noise(draw), temperature: try Temperature(tau))
      let expected = relaxation.gradient(of: Self.objective.gradient(relaxation.hard))
      #expect(distance(row, expected) < 2e-5 / tau)
    }
  }

  /// The pick of each sample, told from the one estimator that shows it.
  private var picks: [Int] {
    rows(Reinforce(baseline: -10), 1).map { row in row.indices.max { row[$0] < row[$1] }! }
  }

  @Test func `ReinMax is half straight through and half a second term`() {
    let pi = problem(1).probabilities
    let straight = rows(StraightThrough(), 1)
    for (sample, row) in rows(ReinMax(), 1).enumerated() {
      let shift = (0..<4).map { ($0 == picks[sample] ? 1 : 0) - pi[$0] }
      let slope = Self.objective.gradient((0..<4).map { $0 == picks[sample] ? 1 : 0 })
      let product = zip(slope, shift).reduce(0) { $0 + $1.0 * $1.1 }
      let expected = (0..<4).map { 0.5 * straight[sample][$0] + 0.5 * product * shift[$0] }
      #expect(distance(row, expected) < 1e-14)
    }
  }

  /// z̃ for the given pick, as a function of the logits.
  private func conditional(_ theta: [Double], pick: Int, _ noise: [Double]) -> [Double] {
    let pi = try! Logits(theta).probabilities
    let waits = noise.map { exp(-$0) }
    return (0..<4).map { -log($0 == pick ? waits[pick] : waits[$0] / pi[$0] + waits[pick]) }
  }

  @Test(arguments: [0.5, 1.0, 3.0])
  func `Gumbel Rao is the mean over its rollouts`(_ tau: Double) {
    for (sample, row) in rows(GumbelRao(rollouts: 3), tau).enumerated() {
      let pick = picks[sample]
      let slope = Self.objective.gradient((0..<4).map { $0 == pick ? 1 : 0 })
      var mean = [Double](repeating: 0, count: 4)
      for rollout in 0..<3 {
        let scores = conditional(Self.theta, pick: pick, noise(sample, .estimatorRollout, UInt32(rollout)))
        let y = softmax(try! Logits(scores), temperature: try! Temperature(tau))
        let centre = zip(y, slope).reduce(0) { $0 + $1.0 * $1.1 }
        for k in 0..<4 { mean[k] += y[k] * (slope[k] - centre) / tau / 3 }
      }
      #expect(distance(row, mean) < 3e-5 / tau)
    }
  }

  @Test(arguments: [0.5, 2.0])
  func `rebar differentiates its control variates`(_ lambda: Double) {
    let eta = 0.7
    for (sample, row) in rows(Rebar(eta: eta, lambda: lambda), 1).enumerated() {
      let (shared, own) = (noise(sample), noise(sample, .estimatorRollout))
      let scores = zip(Self.theta, shared).map { $0 + $1 }
      let pick = scores.indices.max { scores[$0] < scores[$1] }!
      func free(_ theta: [Double]) -> Double {
        Self.objective.value(
          Relaxation(try! Logits(theta), noise: shared, temperature: try! Temperature(lambda)).soft)
      }
      func tied(_ theta: [Double]) -> Double {
        let scores = conditional(theta, pick: pick, own)
        return Self.objective.value(softmax(try! Logits(scores), temperature: try! Temperature(lambda)))
      }
      let freeSlope = PlainObjective.differences(of: free, at: Self.theta)
      let tiedSlope = PlainObjective.differences(of: tied, at: Self.theta)
      let advantage = Self.objective.value((0..<4).map { $0 == pick ? 1 : 0 }) - eta * tied(Self.theta)
      let pi = problem(1).probabilities
      let expected = (0..<4).map {
        advantage * (($0 == pick ? 1 : 0) - pi[$0]) + eta * (freeSlope[$0] - tiedSlope[$0])
      }
      #expect(distance(row, expected) < 5e-5)
    }
  }
}
