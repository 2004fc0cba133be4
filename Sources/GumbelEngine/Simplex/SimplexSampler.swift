import KernelInterface

/// The draws of one construction as points of a triangle: the same noise, scores and picks as those of `Sampler`.
public struct SimplexSampler: Sendable {
  /// What the corners are.
  public let projection: SimplexProjection
  private let plan: ConstructionPlan
  private let stream: NoiseStream
  private let kernels: any KernelSet
  /// The scores that noise is added to, as the samplers have them, of the categories that a point depends on.
  private let scores: [(category: Int, score: Float)]

  /// A sampler of the points of `construction`, which makes no draw yet.
  public init(
    _ construction: Construction, in setting: Setting, on projection: SimplexProjection,
    kernels: any KernelSet = widestKernels
  ) {
    precondition(
      projection.corners.allSatisfy(setting.logits.values.indices.contains), "a corner of no category")
    self.projection = projection
    self.kernels = kernels
    plan = ConstructionPlan(construction, in: setting)
    stream = GumbelNoise(seed: setting.seed).stream
    if case .perturbed(let base) = plan.picks {
      let rounded = floatBase(base)
      scores = projection.categories(of: base.count).map { ($0, rounded[$0]) }
    } else {
      scores = []
    }
  }

  /// Counts further draws into `tally`. Cost: below two hundred nanoseconds a draw, and where the rest is added to a
  /// corner some ten more for each category.
  public func extend(_ tally: inout SimplexTally, draws: Range<Int>) {
    precondition(tally.projection == projection, "a tally of these corners")
    let fixed = fixedPoint
    forEachBlock(of: draws) { first, count, noise in
      for draw in 0..<count {
        let isRecent = first + draw + SimplexTally.recentPoints >= draws.upperBound
        tally.add(fixed ?? point(draw, of: count, noise), keeping: isRecent)
      }
    }
  }

  /// The point of every draw, where it is always the same.
  private var fixedPoint: SimplexPoint? {
    switch plan.weights {
    case .constant(let vector): return projection.point(of: vector)
    case .relaxed: return nil
    case .oneHotOfPick:
      guard case .fixed(let pick) = plan.picks else { return nil }
      return projection.point(of: oneHot(pick, count: plan.categoryCount))
    }
  }

  /// The noise of the categories that count, in stretches of draws: category n of them at n·count.
  private func forEachBlock(
    of draws: Range<Int>, _ body: (_ first: Int, _ count: Int, _ noise: UnsafePointer<Float>) -> Void
  ) {
    let perBlock = max(min(16_384 / max(scores.count, 1), 512), 1)
    let noise = UnsafeMutablePointer<Float>.allocate(capacity: perBlock * (scores.count + 4))
    let words = UnsafeMutablePointer<UInt32>.allocate(capacity: 4 * perBlock)
    let planes = UnsafeMutablePointer<Float>.allocate(capacity: 4 * perBlock)
    defer {
      noise.deallocate()
      words.deallocate()
      planes.deallocate()
    }
    for first in stride(from: draws.lowerBound, to: draws.upperBound, by: perBlock) {
      let count = min(perBlock, draws.upperBound - first)
      var filled = -1
      for (place, (category, _)) in scores.enumerated() {
        if category / 4 != filled {
          filled = category / 4
          kernels.gumbelByDraw(
            stream, firstDraw: UInt64(truncatingIfNeeded: first), count: count, block: UInt32(filled),
            categories: 4, words: words, noise: planes)
        }
        (noise + place * count).update(from: planes + category % 4 * count, count: count)
      }
      body(first, count, noise)
    }
  }

  private func point(_ draw: Int, of count: Int, _ noise: UnsafePointer<Float>) -> SimplexPoint {
    var top = -Float.infinity
    var winner = 0
    for place in scores.indices {
      let score = scores[place].score + noise[place * count + draw]
      if score > top { (top, winner) = (score, place) }
    }
    // Where all of them are masked, none is nearer than another.
    guard top > -.infinity else { return SimplexPoint(1 / 3.0, 1 / 3.0, 1 / 3.0) }
    var shares = SIMD3<Double>()
    for place in scores.indices {
      let corner = corner(of: place)
      if case .relaxed(let temperature) = plan.weights {
        let below = Double(scores[place].score + noise[place * count + draw] - top)
        shares[corner] += below == -.infinity ? 0 : exponential(below / temperature)
      } else if place == winner {
        shares[corner] += 1
      }
    }
    let total = shares.sum()
    return SimplexPoint(shares.x / total, shares.y / total, shares.z / total)
  }

  /// The corner that the category at `place` counts for.
  private func corner(of place: Int) -> Int {
    projection.rest == .leftOut
      ? place : projection.corners.firstIndex(of: place) ?? projection.corners.count - 1
  }
}
