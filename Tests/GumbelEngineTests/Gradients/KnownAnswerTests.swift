import GumbelEngine
import Testing

@Suite struct KnownAnswerTests {
  /// The parameters of the reference's rows, which has some of them in their names.
  static let estimators: [String: any GradientEstimator] = [
    "exact": ExactGradient(), "reinforce": Reinforce(), "rloo-2": LeaveOneOut(), "softmax": SoftmaxGradient(),
    "straight-through": StraightThrough(), "straight-through-argmax": StraightThroughArgmax(),
    "reinmax": ReinMax(), "gapped-st": GappedStraightThrough(), "gumbel-softmax": GumbelSoftmaxGradient(),
    "st-gumbel-softmax": StraightThroughGumbelSoftmax(), "gumbel-rao-10": GumbelRao(),
  ]

  @Test func `what can be enumerated is exact`() throws {
    var rows = 0
    for entry in Reference.values.estimatorsEnumerated {
      let problem = entry.problem
      #expect(distance(problem.exactGradient, entry.exact) < 1e-10)
      for (name, row) in entry.estimators {
        let estimator = try #require(Self.estimators[name])
        let moments = try #require(estimator.enumerated(problem))
        let errors = moments.errors(against: problem.exactGradient)
        #expect(distance(moments.mean, row.mean) < 1e-10, "\(name) \(entry.objective)")
        #expect(abs(errors.bias - row.bias) < 1e-10 && abs(errors.variance - row.variance) < 1e-10)
        #expect(moments.samples == nil && moments.standardError == 0)
        rows += 1
      }
    }
    #expect(rows == 46)
  }

  /// Means and variances within 5 standard errors of the difference, both sides being sampled. With normal errors
  /// a correct estimator fails one such comparison with probability 6e-7, and there are 18·5 of them.
  @Test func `what is sampled agrees`() throws {
    for entry in Reference.values.estimatorsSampled {
      for (name, row) in entry.estimators {
        let estimator = try #require(Self.estimators[name])
        let batches = Batches(estimator, entry.problem, count: 40, samples: 10_240)
        let reference = row.variance / (row.standardError! * row.standardError!)
        for k in row.mean.indices {
          let error = (batches.variances[k] * (1 / batches.samples + 1 / reference)).squareRoot()
          #expect(agrees(batches.mean[k], row.mean[k], standardError: error), "\(name) \(entry.objective)")
        }
        let error = batches.varianceDeviation * (1 / batches.samples + 1 / reference).squareRoot()
        #expect(
          agrees(batches.variance, row.variance, standardError: error), "\(name) \(entry.objective)")
      }
    }
  }

  /// The table of the literature's problem at τ = 1 and, for one row, at τ = .1.
  @Test func `the table of the known problem`() throws {
    let exact = Problems.known().exactGradient
    #expect(distance(exact, [-0.052, -0.044, 0.024, 0.072]) < 1e-15)
    let table: [(any GradientEstimator, bias: Double, variance: Double)] = [
      (Reinforce(), 0, 0.577837), (LeaveOneOut(), 0, 0.041200), (SoftmaxGradient(), 0.097980, 0),
      (StraightThrough(), 0.097980, 0.227200), (StraightThroughArgmax(), 0.565685, 0),
      (ReinMax(), 0, 0.664970), (GappedStraightThrough(), 0.127565, 0.332638),
      (DecoupledStraightThrough(), 0.097980, 0.227200),
    ]
    for (estimator, bias, variance) in table {
      let errors = try #require(estimator.enumerated(Problems.known())).errors(against: exact)
      #expect(abs(errors.bias - bias) < 1e-6 && abs(errors.variance - variance) < 1e-6)
    }
    // Printed to so many digits; five standard errors of 10⁵ samples are below their rounding and this slack.
    let sampled: [(any GradientEstimator, tau: Double, bias: Double, variance: Double, slack: Double)] = [
      (GumbelSoftmaxGradient(), 1, 0.0183, 0.0430, 0.004),
      (StraightThroughGumbelSoftmax(), 1, 0.0457, 0.2737, 0.01),
      (StraightThroughGumbelSoftmax(), 0.1, 0.012, 4.66, 0.2), (GumbelRao(), 1, 0.0457, 0.229, 0.01),
      (Rebar(), 1, 0, 0.370, 0.012),
    ]
    for (estimator, tau, bias, variance, slack) in sampled {
      let moments = measured(estimator, Problems.known(temperature: tau), samples: 102_400)
      let errors = moments.errors(against: exact)
      #expect(abs(errors.bias - bias) < max(slack, 5 * moments.standardError))
      #expect(abs(errors.variance - variance) < slack)
    }
  }
}

/// Moments of batch after batch, so that the spread of the variance itself can be told.
private struct Batches {
  let mean: [Double]
  let variances: [Double]
  let variance: Double
  /// The standard deviation that a variance of one sample would have: that of a batch times √samples.
  let varianceDeviation: Double
  let samples: Double

  init(_ estimator: some GradientEstimator, _ problem: GradientProblem, count: Int, samples: Int) {
    let run = EstimatorRun(estimator, problem: problem, noise: .measuring(seed: 5), enumerates: false)
    let block = EstimateBlock(categories: problem.count)
    var whole = run
    var batches: [Double] = []
    for batch in 0..<count {
      let tally = run.tally(of: batch * samples..<(batch + 1) * samples, in: block)
      batches.append(tally.moments.variance)
      whole.append(tally)
    }
    let moments = whole.moments
    (mean, variances, variance) = (moments.mean, moments.variances, moments.variance)
    let centre = batches.reduce(0, +) / Double(count)
    let square = batches.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(count - 1)
    varianceDeviation = (square * Double(samples)).squareRoot()
    self.samples = Double(count * samples)
  }
}

extension Reference.EstimatorCase {
  var problem: GradientProblem {
    let words = objective.split(separator: ":").map(String.init)
    let list = words.last!.split(separator: ",").compactMap { Double($0) }
    let parsed: StandardObjective =
      switch words[0] {
      case "linear": .linear(weights: list)
      case "quadratic": .quadratic(target: list)
      case "power": .power(exponent: Double(words[1])!, target: list)
      default: .trap
      }
    return GradientProblem(
      logits: try! Logits(probabilities: probabilities), temperature: try! Temperature(temperature),
      objective: parsed)
  }
}
