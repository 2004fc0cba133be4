import KernelInterface

@testable import GumbelEngine

// Estimates of gradients, one result for each estimator.
extension PromisedResult {
  private static let parameters = [
    EstimatorParameters(forwardTemperature: .one),
    EstimatorParameters(
      baseline: 0.3, group: 3, rollouts: 4, gap: 0.5, forwardTemperature: try! Temperature(0.4), eta: 0.7,
      lambda: 1.5),
  ]

  private static func problems() throws -> [GradientProblem] {
    let objectives: [StandardObjective] = [
      .trap, .quadratic(target: [0.45, 0.3, 0.15, 0.1]), .power(exponent: 1.5, target: [0.2, 0.5]),
      .linear(weights: [1, -2, 0.5, 3]),
    ]
    return try zip(objectives, [3, 5, 12, 70]).map { objective, categories in
      GradientProblem(
        logits: try promisedLogits(categories), temperature: try Temperature(1.3), objective: objective)
    }
  }

  static let gradients = EstimatorKind.allCases.map { kind in
    PromisedResult(name: "gradients of \(kind.rawValue)", usesThreads: true) { hash, resources in
      for (problem, parameters) in zip(try problems() + problems(), parameters + parameters) {
        let estimator = parameters.estimator(kind)
        let noise = EstimatorNoise.measuring(seed: 9, kernels: resources.kernels)
        let block = EstimateBlock(categories: problem.count, kernels: resources.kernels)
        block.fill(estimator, problem, samples: 1003..<1050, noise: noise)
        for sample in 0..<47 { hash.add(block.estimate(sample)) }
        var run = EstimatorRun(estimator, problem: problem, noise: noise, enumerates: false)
        run.append(tallies(run, of: problem, resources))
        hash.add(run.moments)
        if let exact = estimator.enumerated(problem) { hash.add(exact) }
      }
    }
  }

  /// Two leaves of samples and the beginning of a third, each thread with leaves of its own.
  private static func tallies(
    _ run: EstimatorRun, of problem: GradientProblem, _ resources: Resources
  ) -> GradientTally {
    let leaf = GradientTally.leafSamples(categories: problem.count)
    let samples = 2 * leaf + 10
    let cuts = resources.threads == 1 ? [0, samples] : [0, leaf, samples]
    let parts = zip(cuts, cuts.dropFirst()).map { $0..<$1 }
    let tallies = Parts<GradientTally>(count: parts.count)
    resources.concurrently(parts.count) { part in
      let block = EstimateBlock(categories: problem.count, kernels: resources.kernels)
      tallies.put(run.tally(of: parts[part], in: block), at: part)
    }
    var sum = GradientTally(exact: problem.exactGradient)
    for tally in tallies.values { sum.append(tally) }
    return sum
  }
}

extension ByteHash {
  fileprivate mutating func add(_ moments: GradientMoments) {
    add(moments.mean)
    add(moments.variances)
    add(moments.samples)
    add(moments.varianceError)
  }
}
