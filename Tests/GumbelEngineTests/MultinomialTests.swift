import Foundation
import GumbelEngine
import Testing

private func binomialLaw(_ n: Int, _ p: Double) -> [Double] {
  (0...n).map { k in
    let choices = lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
    return exp(choices + Double(k) * log(p) + Double(n - k) * log1p(-p))
  }
}

/// 3·10⁵ binomials of each kind, below and above a mean of 10 and on either side of ½: χ² at 1e-5.
@Test(arguments: [
  (1, 0.4), (7, 0.5), (30, 0.1), (40, 0.3), (50, 0.97), (25, 0.5), (100, 0.5), (200, 0.06), (2000, 0.004),
  (2000, 0.4), (5000, 0.002),
])
func `splits follow the binomial law`(trials: Int, probability: Double) {
  let sampler = MultinomialSampler(law: [probability, 1 - probability], seed: 77)
  var histogram = [Int](repeating: 0, count: trials + 1)
  for number in 0..<300_000 { histogram[sampler.counts(total: trials, number: number)[0]] += 1 }
  #expect(PickTest(picks: histogram, law: binomialLaw(trials, probability)).pValue ?? 0 > 1e-5)
}

/// 10⁵ binomials of 10⁹ to 10¹⁵ trials are normal: χ² over 40 cells at 1e-5, mean and variance within 5
/// standard errors.
@Test(arguments: [1_000_000_000, 1_000_000_000_000, 1_000_000_000_000_000])
func `vast binomials are normal`(trials: Int) {
  for probability in [0.5, 0.3, 0.001] {
    let sampler = MultinomialSampler(law: [probability, 1 - probability], seed: 3)
    let mean = Double(trials) * probability
    let deviation = (mean * (1 - probability)).squareRoot()
    let count = 100_000
    var cells = [Int](repeating: 0, count: 40)
    var sum = 0.0
    var squares = 0.0
    for number in 0..<count {
      // Spread over the unit around each whole number, so that no edge of a cell prefers either side.
      let spread = (Double(number) * 0.618033988749895).truncatingRemainder(dividingBy: 1) - 0.5
      let z = (Double(sampler.counts(total: trials, number: number)[0]) + spread - mean) / deviation
      sum += z
      squares += z * z
      // The third cumulant of a binomial, which 10⁶ successes still show.
      let skew = (1 - 2 * probability) / deviation
      let corrected = z - skew * (z * z - 1) / 6
      cells[min(Int(erfc(-corrected / 2.0.squareRoot()) / 2 * 40), 39)] += 1
    }
    let n = Double(count)
    #expect(agrees(sum / n, 0, standardError: 1 / n.squareRoot()))
    #expect(agrees(squares / n, 1, standardError: (2 / n).squareRoot()))
    let law = [Double](repeating: 1.0 / 40, count: 40)
    #expect(PickTest(picks: cells, law: law).pValue ?? 0 > 1e-5)
  }
}

@Test func `multinomial counts add up and skip the impossible`() {
  let law = [0, 0.2, 0.3, 0, 0.5, 0]
  let sampler = MultinomialSampler(law: law, seed: 4)
  for total in [0, 1, 2, 1000, 1_000_000_000_000, Int.max / 2] {
    for number in 0..<50 {
      let counts = sampler.counts(total: total, number: number)
      #expect(counts.reduce(0, +) == total)
      #expect(counts[0] == 0 && counts[3] == 0 && counts[5] == 0)
      #expect(counts.allSatisfy { $0 >= 0 })
    }
  }
}

/// Covariances of 4 counts over 10⁵ multinomials, within 5 standard errors (false alarm 6e-7 each).
@Test func `multinomial counts vary together`() {
  let law = [0.4, 0.3, 0.2, 0.1]
  let total = 1000.0
  let sampler = MultinomialSampler(law: law, seed: 8)
  let count = 100_000
  var products = [[Double]](repeating: [0, 0, 0, 0], count: 4)
  for number in 0..<count {
    let counts = sampler.counts(total: Int(total), number: number).map(Double.init)
    for i in 0..<4 {
      for j in 0..<4 { products[i][j] += (counts[i] - total * law[i]) * (counts[j] - total * law[j]) }
    }
  }
  for i in 0..<4 {
    for j in 0..<4 {
      let covariance = total * law[i] * ((i == j ? 1 : 0) - law[j])
      let variances = total * total * law[i] * (1 - law[i]) * law[j] * (1 - law[j])
      let error = ((variances + covariance * covariance) / Double(count)).squareRoot()
      #expect(agrees(products[i][j] / Double(count), covariance, standardError: error))
    }
  }
}

@Test func `rare last categories keep their share`() {
  // Differences from 1 would lose 10⁻¹⁸ altogether.
  let sampler = MultinomialSampler(law: [1, 3e-18, 1e-18], seed: 2)
  var sums = [0, 0, 0]
  for number in 0..<4000 {
    let counts = sampler.counts(total: 1_000_000_000_000_000_000, number: number)
    for index in sums.indices { sums[index] += counts[index] / (index == 0 ? 1_000_000_000_000 : 1) }
  }
  #expect(agrees(Double(sums[1]), 12_000, standardError: 12_000.0.squareRoot()))
  #expect(agrees(Double(sums[2]), 4000, standardError: 4000.0.squareRoot()))
}
