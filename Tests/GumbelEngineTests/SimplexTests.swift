import GumbelEngine
import Testing

private func setting(
  _ z: [Double], tau: Double, noise: Bool = true, hard: Bool = false
) throws -> Setting {
  Setting(logits: try Logits(z), temperature: try Temperature(tau), noise: noise, hard: hard, seed: 9)
}

private func tally(
  _ setting: Setting, _ projection: SimplexProjection, draws: Int,
  _ construction: Construction = .gumbelSoftmax
) -> SimplexTally {
  var tally = SimplexTally(projection)
  SimplexSampler(construction, in: setting, on: projection).extend(&tally, draws: 0..<draws)
  return tally
}

private func isNear(_ left: SimplexPoint, _ right: SimplexPoint, _ tolerance: Double) -> Bool {
  let difference = left.weights - right.weights
  return (0..<3).allSatisfy { abs(difference[$0]) <= tolerance }
}

@Test(arguments: [SimplexProjection.Rest.leftOut, .inLastCorner])
func `points are those of the draws themselves`(rest: SimplexProjection.Rest) throws {
  let setting = try setting([1, 0.3, -.infinity, -0.5, 2, 0.1, -1], tau: 0.6)
  let projection = SimplexProjection(corners: [4, 0, 6], rest: rest)
  let recent = tally(setting, projection, draws: 40).recent
  #expect(recent.count == SimplexTally.recentPoints)
  let noise = GumbelNoise(seed: setting.seed)
  for (place, point) in recent.enumerated() {
    let g = noise.values(draw: 40 - recent.count + place, categories: 7).map(Double.init)
    let y = Relaxation(setting.logits, noise: g, temperature: setting.temperature).soft
    #expect(isNear(point, projection.point(of: y), 1e-6))
  }
}

@Test func `the rest is left out or added`() {
  let y = [0.1, 0.2, 0.3, 0.4]
  let left = SimplexProjection(corners: [3, 0, 1]).point(of: y)
  #expect(isNear(left, SimplexPoint(4 / 7.0, 1 / 7.0, 2 / 7.0), 1e-15))
  let added = SimplexProjection(corners: [3, 0, 1], rest: .inLastCorner).point(of: y)
  #expect(isNear(added, SimplexPoint(0.4, 0.1, 0.5), 1e-15))
  #expect(isNear(SimplexProjection(corners: [1, 0]).point(of: y), SimplexPoint(2 / 3.0, 1 / 3.0, 0), 1e-15))
}

@Test func `parts of draws add up to the whole`() throws {
  let setting = try setting([0.4, 0, -1, 0.2], tau: 1)
  let projection = SimplexProjection(corners: [0, 1, 3])
  var parts = SimplexTally(projection)
  let sampler = SimplexSampler(.gumbelSoftmax, in: setting, on: projection)
  for range in [0..<1, 1..<3, 3..<1000, 1000..<2500] { sampler.extend(&parts, draws: range) }
  let whole = tally(setting, projection, draws: 2500)
  #expect(parts.occupied.map(\.count) == whole.occupied.map(\.count))
  #expect(parts.mean == whole.mean)
  #expect(parts.recent == whole.recent)
}

/// 300 000 draws in the small triangles against the exact density, summed over nine places in each: χ² over those
/// inside, p > 1e-6 in each of four cases (false alarm 4e-6); against a density at another τ, p < 1e-12.
@Test(arguments: [(0.9, true), (0.9, false), (2, true), (2, false)] as [(Double, Bool)])
func `points follow the concrete density`(tau: Double, isAll: Bool) throws {
  let z = isAll ? [0.8, 0, -0.6] : [0.8, 0, -0.6, 1.5, 0.3]
  let projection = SimplexProjection(corners: [0, 1, 2])
  let setting = try setting(z, tau: tau)
  let points = tally(setting, projection, draws: 300_000)
  func pValue(_ law: SimplexLaw) -> Double {
    var picks: [Int] = []
    var shares: [Double] = []
    let side = SimplexTally.side
    // Squares of eight by eight small ones that touch no edge of the triangle, each as one cell.
    for row in stride(from: 8, to: side, by: 8) {
      for column in stride(from: 8, to: side - row - 16, by: 8) {
        var (count, mass) = (0, 0.0)
        for place in 0..<64 {
          let (down, across) = place.quotientAndRemainder(dividingBy: 8)
          for half in [1 / 3.0, 2 / 3.0] {
            let first = (Double(row + down) + half) / Double(side)
            let second = (Double(column + across) + half) / Double(side)
            let middle = SimplexPoint(first, second, 1 - first - second)
            count += points.count(around: middle)
            mass += exponential(law.logDensity(at: middle)!) / Double(side * side)
          }
        }
        picks.append(count)
        shares.append(mass)
      }
    }
    picks.append(points.draws - picks.reduce(0, +))
    shares.append(1 - shares.reduce(0, +))
    return PickTest(picks: picks, law: shares).pValue!
  }
  #expect(pValue(SimplexLaw(of: .gumbelSoftmax, in: setting, on: projection)) > 1e-6)
  var other = setting
  other.temperature = try Temperature(tau * 1.1)
  #expect(pValue(SimplexLaw(of: .gumbelSoftmax, in: other, on: projection)) < 1e-12)
}

/// 100 000 draws: the mean within five standard errors of at most ½/√n, in 20 comparisons.
@Test(arguments: [SimplexProjection.Rest.leftOut, .inLastCorner])
func `points have their mean`(rest: SimplexProjection.Rest) throws {
  let projection = SimplexProjection(corners: [1, 4, 2], rest: rest)
  for construction in Construction.allCases {
    for (tau, hard) in [(0.3, false), (3, false), (1, true)] {
      let setting = try setting([0.8, 0, -0.6, 1.5, 0.3], tau: tau, hard: hard)
      let law = SimplexLaw(of: construction, in: setting, on: projection)
      let mean = tally(setting, projection, draws: 100_000, construction).mean
      #expect(isNear(mean, law.mean, 5 * 0.5 / 100_000.0.squareRoot()), "\(construction) \(tau) \(hard)")
    }
  }
}

@Test func `limits are corners or the middle`() throws {
  let middle = SimplexPoint(1 / 3.0, 1 / 3.0, 1 / 3.0)
  let projection = SimplexProjection(corners: [0, 1, 2])
  let hot = tally(try setting([3, 0, -1], tau: .infinity), projection, draws: 10)
  #expect(hot.recent.allSatisfy { isNear($0, middle, 1e-15) })
  let cold = tally(try setting([3, 0, -1], tau: 0), projection, draws: 100)
  #expect(cold.share(near: 0.9).reduce(0, +) == 1)
  // Masked corners have no weight; where all are, any point would do.
  let masked = try setting([-.infinity, -.infinity, -.infinity, 0], tau: 1)
  #expect(tally(masked, projection, draws: 3).recent.allSatisfy { isNear($0, middle, 1e-15) })
  #expect(isNear(SimplexLaw(of: .gumbelSoftmax, in: masked, on: projection).mean, middle, 1e-9))
  let quiet = try setting([3, 0, -1], tau: 1, noise: false)
  #expect(!SimplexLaw(of: .gumbelSoftmax, in: quiet, on: projection).hasDensity)
}

@Test func `the mean of a masked corner is zero`() throws {
  let projection = SimplexProjection(corners: [0, 1, 2])
  for masked in 0..<3 {
    var z = [1.3, 0, -0.4]
    z[masked] = -.infinity
    let mean = tally(try setting(z, tau: 1.7), projection, draws: 1000).mean
    #expect(mean.weights[masked] == 0 && abs(mean.weights.sum() - 1) < 1e-12)
  }
}

/// 300 000 draws along an edge against its exact density: χ² over 64 parts, p > 1e-6 in each of six cases (false alarm
/// 6e-6); against the density at another τ, p < 1e-12.
@Test(arguments: [[0, 2, 1], [0, 1, 2], [1, 0, 2]], [0.7, 3])
func `two open corners leave an edge`(corners: [Int], tau: Double) throws {
  let projection = SimplexProjection(corners: corners)
  func edge(_ tau: Double) throws -> SimplexEdge {
    let here = try setting([0.8, -.infinity, -0.2], tau: tau)
    return try #require(SimplexLaw(of: .gumbelSoftmax, in: here, on: projection).edge)
  }
  let found = try edge(tau)
  let parts = tally(try setting([0.8, -.infinity, -0.2], tau: tau), projection, draws: 300_000)
    .parts(from: found.first, to: found.second)
  #expect(Set([corners[found.first], corners[found.second]]) == [0, 2])
  #expect(parts.reduce(0, +) == 300_000)
  func pValue(_ edge: SimplexEdge) -> Double {
    let shares = parts.indices.map { edge.density(in: Double($0) / 64..<Double($0 + 1) / 64)! / 64 }
    return PickTest(picks: parts, law: shares).pValue!
  }
  let other = try edge(tau * 1.1)
  #expect(pValue(found) > 1e-6)
  #expect(pValue(other) < 1e-12)
}

@Test func `edges are where fewer than three corners are open`() throws {
  func edge(_ z: [Double], _ corners: [Int], rest: SimplexProjection.Rest = .leftOut, tau: Double = 1) throws
    -> SimplexEdge?
  {
    SimplexLaw(
      of: .gumbelSoftmax, in: try setting(z, tau: tau), on: SimplexProjection(corners: corners, rest: rest)
    ).edge
  }
  let hidden = -Double.infinity
  #expect(try edge([1, 0, 2], [0, 1, 2]) == nil)
  #expect(try edge([hidden, hidden, hidden, 0], [0, 1, 2]) == nil)
  #expect(try edge([1, 0], [1, 0])?.hasDensity == true)
  #expect(try edge([1, 0, hidden], [0, 1, 2], tau: 0)?.hasDensity == false)
  // A single open corner lies on an edge with another.
  #expect(try edge([hidden, hidden, 0], [0, 1, 2])?.second == 2)
  #expect(try edge([1], [0])?.second == 1)
  // What is added to a masked corner opens it.
  #expect(try edge([1, 0, hidden, 3], [0, 1, 2])?.second == 1)
  #expect(try edge([1, 0, hidden, 3], [0, 1, 2], rest: .inLastCorner) == nil)
  #expect(try edge([1, hidden, hidden, 3], [0, 1, 2], rest: .inLastCorner)?.hasDensity == false)
}
