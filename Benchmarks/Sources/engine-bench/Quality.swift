import Glibc
import GumbelEngine
import KernelInterface

/// Prints a count, its expectation and their distance in standard errors.
private func report(_ name: String, _ observed: Double, expected: Double, standardError: Double) {
  let distance = (observed - expected) / standardError
  print("\(name): \(observed), expected \(expected), \(rounded(distance)) standard errors")
}

private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

/// Mean, variance and tails of the noise over `draws` values.
func reportMoments(draws: Int, kernels: any KernelSet) {
  let noise = GumbelNoise(seed: 7, kernels: kernels)
  let block = 1 << 20
  let edges: [Float] = [10, 14, 16.6]
  let lowEdges: [Float] = [-2, -2.5]
  var above = [Int](repeating: 0, count: edges.count)
  var below = [Int](repeating: 0, count: lowEdges.count)
  var sum = 0.0
  var squares = 0.0
  var largest = -Float.infinity
  var smallest = Float.infinity
  var done = 0
  while done < draws {
    let values = noise.values(draw: done / block, categories: min(block, draws - done))
    var blockSum = 0.0
    var blockSquares = 0.0
    for value in values {
      let deviation = Double(value) - GumbelLaw.mean
      blockSum += deviation
      blockSquares += deviation * deviation
      for (index, edge) in edges.enumerated() where value > edge { above[index] += 1 }
      for (index, edge) in lowEdges.enumerated() where value < edge { below[index] += 1 }
      largest = max(largest, value)
      smallest = min(smallest, value)
    }
    sum += blockSum
    squares += blockSquares
    done += values.count
  }
  let n = Double(done)
  // The fourth central moment of the Gumbel law is 27/5 of the squared variance.
  let variance = GumbelLaw.variance
  report(
    "mean", GumbelLaw.mean + sum / n, expected: GumbelLaw.mean, standardError: (variance / n).squareRoot())
  report(
    "variance", squares / n, expected: variance,
    standardError: variance * ((27.0 / 5 - 1) / n).squareRoot())
  for (index, edge) in edges.enumerated() {
    let expected = n * GumbelLaw.upperTail(Double(edge))
    report("above \(edge)", Double(above[index]), expected: expected, standardError: expected.squareRoot())
  }
  for (index, edge) in lowEdges.enumerated() {
    let expected = n * GumbelLaw.cdf(Double(edge))
    report("below \(edge)", Double(below[index]), expected: expected, standardError: expected.squareRoot())
  }
  print("extremes: \(smallest), \(largest) over \(done) values")
}

/// One category at 0 and a million at −17: together the rare ones hold .039754, which noise that is cut off at
/// 16.6 cannot give.
func reportRareMass(draws: Int, kernels: any KernelSet) {
  let logits = try! Logits([0] + Array(repeating: -17, count: 1_000_000))
  let sampler = Sampler(
    setting: Setting(logits: logits, seed: 11), constructions: [.gumbelSoftmax], spreadCategories: [],
    kernels: kernels)
  let rare = sampler.picks(draws: 0..<draws, side: 0).count { $0 != 0 }
  let mass = 1e6 * exp(-17.0) / (1 + 1e6 * exp(-17.0))
  report(
    "rare mass", Double(rare) / Double(draws), expected: mass,
    standardError: (mass * (1 - mass) / Double(draws)).squareRoot())
}

/// A million equal logits: χ² of the picks over a thousand runs of neighbours and over a thousand residues; and
/// of a thousand times as many by the alias and inverse-CDF methods over all categories.
func reportEqualLogits(draws: Int, kernels: any KernelSet) {
  let categories = 1_000_000
  let setting = Setting(logits: try! Logits(Array(repeating: 0, count: categories)), seed: 13)
  let sampler = Sampler(
    setting: setting, constructions: [.gumbelSoftmax], spreadCategories: [], kernels: kernels)
  let picks = sampler.picks(draws: 0..<draws, side: 0)
  let cells: [(String, (Int) -> Int)] = [("neighbours", { $0 / 1000 }), ("residues", { $0 % 1000 })]
  for (name, cell) in cells {
    var counts = [Int](repeating: 0, count: 1000)
    for pick in picks { counts[cell(Int(pick))] += 1 }
    report("\(draws) Gumbel-max draws, \(name)", counts)
  }
  let many = 1000 * draws
  for method in [SamplingMethod.alias, .inverseCDF] {
    let counts = sampler.pickCounts(draws: 0..<many, side: 0, method: method)
    report("\(many) draws by \(method.rawValue)", counts)
  }
}

private func report(_ name: String, _ counts: [Int]) {
  let law = counts.map { _ in 1 / Double(counts.count) }
  let test = PickTest(picks: counts, law: law)
  print(
    "equal categories, \(name): χ² = \(rounded(test.chiSquare)) with \(test.degreesOfFreedom) degrees "
      + "of freedom, p = \(test.pValue ?? .nan)")
}
