import GumbelEngine
import Testing

/// The probability of drawing `order` without replacement.
private func successive(_ order: [Int], _ law: [Double]) -> Double {
  var left = 1.0
  return order.reduce(1) { product, category in
    defer { left -= law[category] }
    return product * law[category] / left
  }
}

/// All 12 ordered pairs of 4 categories over 2·10⁵ draws, by both samplers: χ² at 1e-5.
@Test(arguments: [[0.4, 0.3, 0.2, 0.1], [0.97, 0.01, 0.01, 0.01], [0.999999, 5e-7, 3e-7, 2e-7]])
func `ordered draws follow the Plackett Luce law`(law: [Double]) throws {
  let logits = try Logits(probabilities: law)
  let pairs = (0..<16).map { [$0 / 4, $0 % 4] }
  let expected = pairs.map { $0[0] == $0[1] ? 0 : successive($0, law) }
  let draws = 200_000
  var lazy = [Int](repeating: 0, count: 16)
  let chosen = try LazyTopKSampler(logits: logits, k: 2, seed: 3).draws(0..<draws)
  for draw in 0..<draws { lazy[Int(4 * chosen[2 * draw] + chosen[2 * draw + 1])] += 1 }
  #expect(PickTest(picks: lazy, law: expected).pValue ?? 0 > 1e-5)
  var honest = [Int](repeating: 0, count: 16)
  let sampler = try TopKSampler(logits: logits, k: 2, seed: 3)
  for draw in 0..<draws {
    let pair = sampler.draw(draw)
    honest[4 * pair[0] + pair[1]] += 1
  }
  #expect(PickTest(picks: honest, law: expected).pValue ?? 0 > 1e-5)
}

/// 10⁵ draws of every category: each score is zᵢ + g with independent g, whether the category came early or
/// late. Means, variances and products within 5 standard errors (false alarm 6e-7 each).
@Test func `scores are logits plus independent noise`() throws {
  let z: [Double] = [1, 0, -9, -21, 300]
  for kept in [4, 5] {
    let logits = try Logits(Array(z[..<kept]))
    let sampler = try LazyTopKSampler(logits: logits, k: kept, seed: 12)
    let count = 100_000
    var sums = [Double](repeating: 0, count: kept)
    var products = [[Double]](repeating: [Double](repeating: 0, count: kept), count: kept)
    for number in 0..<count {
      var noise = [Double](repeating: 0, count: kept)
      for entry in sampler.scoredDraw(number) {
        noise[entry.category] = entry.score - z[entry.category] - GumbelLaw.mean
      }
      for i in 0..<kept {
        sums[i] += noise[i]
        for j in 0...i { products[i][j] += noise[i] * noise[j] }
      }
    }
    let n = Double(count)
    for i in 0..<kept {
      #expect(agrees(sums[i] / n, 0, standardError: (GumbelLaw.variance / n).squareRoot()))
      for j in 0..<i {
        #expect(agrees(products[i][j] / n, 0, standardError: GumbelLaw.variance / n.squareRoot()))
      }
      // The fourth central moment of g is 5.4 times the square of its variance.
      let error = GumbelLaw.variance * (4.4 / n).squareRoot()
      #expect(agrees(products[i][i] / n, GumbelLaw.variance, standardError: error))
    }
  }
}

@Test(arguments: [(3, 3), (100, 10), (100, 40), (5000, 33), (5000, 2000)])
func `lazy draws hold different categories`(categories: Int, k: Int) throws {
  let z = (0..<categories).map { (index: Int) -> Double in
    index % 5 == 4 ? -Double.infinity : Double((index * 37) % 23) / 7
  }
  let sampler = try LazyTopKSampler(logits: try Logits(z), k: k, seed: 1)
  let rows = sampler.draws(10..<40)
  #expect(rows.count == 30 * k)
  for draw in 0..<30 {
    let row: [Int] = rows[(draw * k)..<(draw * k + k)].map { Int($0) }
    #expect(Set(row).count == k)
    #expect(row.allSatisfy { z[$0] > -.infinity })
    #expect(row == sampler.draw(10 + draw))
    let scored = sampler.scoredDraw(10 + draw)
    #expect(scored.map { $0.category } == row)
    #expect(zip(scored, scored.dropFirst()).allSatisfy { $0.score >= $1.score })
    for kernels in KernelSelection.available {
      let other = try LazyTopKSampler(logits: try Logits(z), k: k, seed: 1, kernels: kernels)
      #expect(other.draw(10 + draw) == row)
    }
  }
}

@Test func `lazy draws refuse what top K refuses`() throws {
  let logits = try Logits([0, -.infinity, 1])
  #expect(throws: TopKError.tooMany(count: 3, unmasked: 2)) {
    try LazyTopKSampler(logits: logits, k: 3, seed: 1)
  }
  #expect(throws: TopKError.notPositive(-1)) { try LazyTopKSampler(logits: logits, k: -1, seed: 1) }
}
