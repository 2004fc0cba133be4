import GumbelEngine
import Testing

/// What holds for every single estimate.
@Suite struct EstimateTests {
  static let kinds = EstimatorKind.allCases

  @Test(arguments: kinds)
  func `every estimate sums to zero and leaves masked categories alone`(_ kind: EstimatorKind) throws {
    for logits in Problems.logits {
      for tau in [0.1, 1, 30] where kind.isDefined(at: try Temperature(tau)) {
        for objective in Problems.objectives {
          let problem = GradientProblem(
            logits: try Logits(logits), temperature: try Temperature(tau), objective: objective)
          let block = EstimateBlock(categories: logits.count)
          block.fill(
            EstimatorParameters().estimator(kind), problem, samples: 7..<47, noise: .measuring(seed: 3))
          for sample in 0..<40 {
            let row = block.estimate(sample)
            #expect(abs(row.reduce(0, +)) < 1e-12)
            #expect(row.allSatisfy { $0.isFinite })
            for (k, logit) in logits.enumerated() where logit == -.infinity { #expect(row[k] == 0) }
          }
        }
      }
    }
  }

  @Test(arguments: kinds)
  func `the limits of the temperature are numbers too`(_ kind: EstimatorKind) throws {
    for tau in [0, Double.leastNonzeroMagnitude, 1e-9, 1e308, .infinity] {
      let temperature = try Temperature(tau)
      guard kind.isDefined(at: temperature) else { continue }
      let problem = GradientProblem(
        logits: try Logits([1, 0, -.infinity, 0.5]), temperature: temperature,
        objective: Problems.objectives[1])
      let block = EstimateBlock(categories: 4)
      block.fill(EstimatorParameters().estimator(kind), problem, samples: 0..<64, noise: .measuring(seed: 3))
      #expect((0..<64).allSatisfy { block.estimate($0).allSatisfy { !$0.isNaN } })
    }
  }

  @Test(arguments: kinds)
  func `a sample is the same in whatever block and on whatever instruction set`(_ kind: EstimatorKind) {
    let problem = Problems.known(temperature: 1.3)
    let estimator = EstimatorParameters().estimator(kind)
    let block = EstimateBlock(categories: 4)
    block.fill(estimator, problem, samples: 1000..<1256, noise: .measuring(seed: 8))
    let rows = (0..<256).map(block.estimate)
    for kernels in KernelSelection.available {
      let other = EstimateBlock(categories: 4, kernels: kernels)
      other.fill(estimator, problem, samples: 1031..<1050, noise: .measuring(seed: 8, kernels: kernels))
      #expect((0..<19).map(other.estimate) == Array(rows[31..<50]))
    }
  }

  /// With 10⁵ samples; five standard errors are exceeded by a correct estimator with probability 6e-7 a number.
  @Test(arguments: kinds)
  func `samples have the moments that going through all gives`(_ kind: EstimatorKind) throws {
    let logits = try Logits([0.3, -.infinity, 1.1, 0, -0.4])
    let problem = GradientProblem(
      logits: logits, temperature: try Temperature(1.5), objective: Problems.objectives[2])
    let estimator = EstimatorParameters(group: 3, forwardTemperature: try Temperature(0.5)).estimator(kind)
    guard let exact = estimator.enumerated(problem) else { return }
    let moments = measured(estimator, problem, samples: 102_400)
    for k in 0..<5 {
      #expect(
        agrees(moments.mean[k], exact.mean[k], standardError: moments.standardErrors[k] + 1e-15))
    }
    #expect(abs(moments.variance - exact.variance) <= 0.05 * exact.variance + 1e-12)
  }

  @Test func `estimates of many categories are sampled`() throws {
    let count = 3000
    let problem = GradientProblem(
      logits: try Logits((0..<count).map { Double($0 % 11) / 2 }),
      objective: StandardObjective.linear(weights: (0..<count).map { Double($0 % 5) }))
    #expect(StraightThrough().enumerated(problem) == nil)
    #expect(SoftmaxGradient().enumerated(problem) != nil)
    // Straight-through is exact for a linear f, whichever category is picked.
    let moments = measured(StraightThrough(), problem, samples: 100)
    #expect(distance(moments.mean, problem.exactGradient) < 1e-12)
    let picks = measured(Reinforce(), problem, samples: 4096)
    let errors = picks.errors(against: problem.exactGradient)
    #expect(errors.bias < 5 * picks.standardError)
  }

  @Test func `moving the logits is as good as a new problem`() throws {
    let objective = Problems.objectives[1]
    var problem = GradientProblem(logits: try Logits([0, 0, 0]), objective: objective)
    problem.move(to: [1, -.infinity, 3])
    problem.cool(to: try Temperature(0.3))
    let other = GradientProblem(
      logits: try Logits([1, -.infinity, 3]), temperature: try Temperature(0.3), objective: objective)
    #expect(problem.probabilities == other.probabilities && problem.relaxed == other.relaxed)
    #expect(problem.argmax == 2 && problem.exactGradient == other.exactGradient)
    let block = EstimateBlock(categories: 3)
    block.fill(StraightThroughGumbelSoftmax(), problem, samples: 0..<16, noise: .training(seed: 1))
    var mean = [Double](repeating: 0, count: 3)
    var span = mean.mutableSpan
    block.mean(into: &span)
    let rows = (0..<16).map(block.estimate)
    #expect(distance(mean, (0..<3).map { k in rows.reduce(0) { $0 + $1[k] } / 16 }) < 1e-15)
  }

  @Test func `an estimator of ones own writes its estimates`() {
    struct Constant: GradientEstimator {
      var name: String { "constant" }
      var usesTemperature: Bool { false }
      func cost(categories: Int) -> EstimatorCost { EstimatorCost(draws: 0, evaluations: 0) }
      func estimate(
        _ problem: GradientProblem, samples: Range<Int>, noise: EstimatorNoise, in block: EstimateBlock
      ) {
        for sample in samples.indices { block.write([1, -1, 0, 0], sample: sample - samples.lowerBound) }
      }
    }
    let moments = measured(Constant(), Problems.known(), samples: 3000)
    #expect(distance(moments.mean, [1, -1, 0, 0]) < 1e-14 && moments.variance < 1e-12)
    #expect(moments.samples == 3000)
  }
}
