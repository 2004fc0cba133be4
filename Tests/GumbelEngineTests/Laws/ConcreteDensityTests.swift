import GumbelEngine
import Testing

@Test func `log densities match the reference`() throws {
  for entry in Reference.values.logDensities {
    let density = ConcreteDensity(logits: try Logits(entry.logits), temperature: entry.temperature)
    #expect(abs(density.logarithm(logWeights: entry.logWeights) - entry.logDensity) < 1e-9)
    #expect(abs(density.logarithmOfLogWeights(entry.logWeights) - entry.logDensityLogSpace) < 1e-9)
  }
}

@Test func `the concrete density of two is the binary one`() throws {
  for (logOdds, tau) in [(0.3, 0.5), (-2, 2), (5, 0.1)] {
    let density = ConcreteDensity(logits: try Logits([logOdds, 0]), temperature: tau)
    let law = BinaryWeightLaw(logOdds: logOdds, temperature: tau)
    for y in [0.03, 0.4, 0.9] {
      let logarithm = density.logarithm(logWeights: [y, 1 - y].map(naturalLogarithm))
      #expect(abs(exponential(logarithm) / law.density(y) - 1) < 1e-11)
    }
  }
}

/// The sum over a fine grid of the triangle is 1.
@Test(arguments: [0.8, 1, 3]) func `the concrete density integrates to one`(tau: Double) throws {
  let density = ConcreteDensity(logits: try Logits([0.7, 0, -0.4]), temperature: tau)
  let cells = 1000
  var sum = 0.0
  for first in 0..<cells {
    for second in 0..<cells - first {
      // The middles of the two triangles that a square of the grid is made of.
      for third in first + second + 1 < cells ? [1 / 3.0, 2 / 3.0] : [1 / 3.0] {
        let y = [(Double(first) + third) / Double(cells), (Double(second) + third) / Double(cells)]
        let logWeights = [y[0], y[1], 1 - y[0] - y[1]].map(naturalLogarithm)
        sum += exponential(density.logarithm(logWeights: logWeights)) / 2
      }
    }
  }
  #expect(abs(sum / Double(cells * cells) - 1) < (tau < 1 ? 0.05 : 2e-3))
}

@Test func `at the smallest temperatures the log density is finite`() throws {
  let logits = try Logits([1, 0, -2, -.infinity])
  let tau = 1e-6
  let draw = [0.3, 1.9, -0.4]
  let scores = zip(logits.values, draw).map { ($0 + $1) / tau }
  let top = scores.max()!
  let logWeights = scores.map { $0 - top } + [-.infinity]
  let density = ConcreteDensity(logits: logits, temperature: tau)
  // ln p in closed form: terms ln π − τ ln y are ln π − (z + g) up to a constant, whatever τ is.
  let terms = zip(logits.logProbabilities, zip(logits.values, draw)).map { $0 - ($1.0 + $1.1) }
  let sum = naturalLogarithm(terms.reduce(0) { $0 + exponential($1) })
  let expected = naturalLogarithm(2) + 2 * naturalLogarithm(tau) + terms.reduce(0, +) - 3 * sum
  #expect(abs(density.logarithmOfLogWeights(logWeights) - expected) < 1e-6)
  #expect(density.logarithm(logWeights: logWeights) > 1e5)
  #expect(density.logarithm(logWeights: [0, -3, -4, -5]) == -.infinity)
}
