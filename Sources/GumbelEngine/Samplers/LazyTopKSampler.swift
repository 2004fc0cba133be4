import KernelInterface

/// Draws of k different categories without replacement in time that does not depend on the number of
/// categories, once a table is ready: the Plackett–Luce law of `TopKSampler` with other draws.
///
/// Let picks from the law arrive as a Poisson process of rate Σeᶻ. Then category i first arrives at a time
/// Exp(eᶻⁱ), and −ln of it is zᵢ + g: the first k different categories to arrive are those of the k largest
/// zᵢ + gᵢ, in order. Maddison, Tarlow and Minka, "A* sampling" (NeurIPS 2014), read from the top down.
///
/// Arrival i of draw d is block i of the stream `NoisePurpose.arrivals` at counter d: 64 bits pick the
/// category from an alias table, the other 64 are for its time. Should 8k + 64 arrivals not hold k different
/// categories, because a few have nearly all of the mass, the rest is drawn from the noise of the others; that
/// does not change the law.
public struct LazyTopKSampler: Sendable {
  /// One category of a draw with its score z + g.
  public struct Scored: Sendable, Equatable {
    /// The category.
    public let category: Int
    /// Its z + g, in nats: −ln of the time of its first arrival.
    public let score: Double
  }

  /// The logits z.
  public let logits: Logits
  /// How many categories a draw holds.
  public let k: Int

  private let table: AliasTable
  private let noise: GumbelNoise
  private let normalizer: Double

  /// A sampler of `k` categories, at least 1 and at most the unmasked ones. Cost: the alias table, some tens
  /// of nanoseconds a category.
  public init(
    logits: Logits, k: Int, seed: UInt64, kernels: any KernelSet = widestKernels
  ) throws(TopKError) {
    guard k > 0 else { throw .notPositive(k) }
    let unmasked = logits.unmaskedCount
    guard k <= unmasked else { throw .tooMany(count: k, unmasked: unmasked) }
    self.logits = logits
    self.k = k
    table = AliasTable(logits.probabilities)
    noise = GumbelNoise(seed: seed, purpose: .arrivals, kernels: kernels)
    normalizer = logits.maximum + naturalLogarithm(logits.shifted.reduce(0) { $0 + exponential($1) })
  }

  /// The k categories of one draw, the largest score first.
  public func draw(_ number: Int) -> [Int] { draws(number..<(number + 1)).map(Int.init) }

  /// The k categories of each of the given draws, draw after draw. Cost: about twenty nanoseconds a category
  /// that is drawn, while the table fits the cache.
  public func draws(_ draws: Range<Int>) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(draws.count * k)
    let race = ArrivalRace(table: table, noise: noise, k: k)
    for number in draws {
      race.run(draw: number)
      result.append(contentsOf: race.categories)
      if race.count < k {
        let chosen = Array(race.categories)
        result.append(contentsOf: latecomers(after: chosen, draw: number).map { Int32($0.category) })
      }
    }
    return result
  }

  /// The k categories of one draw with their scores, the largest first. The same categories as `draw`; the
  /// scores follow the law of the k largest z + g. Cost: a logarithm for each arrival more.
  public func scoredDraw(_ number: Int) -> [Scored] {
    let race = ArrivalRace(table: table, noise: noise, k: k)
    race.run(draw: number)
    let chosen = Array(race.categories)
    let times = race.arrivalTimes
    let early = zip(chosen, race.positions).map { category, position in
      Scored(category: Int(category), score: normalizer - naturalLogarithm(times[Int(position)]))
    }
    if early.count == k { return early }
    let last = times[times.count - 1]
    return early
      + latecomers(after: chosen, draw: number).map { entry in
        let wait = exponential(normalizer - logits.maximum - Double(entry.score))
        return Scored(category: entry.category, score: normalizer - naturalLogarithm(last + wait))
      }
  }

  /// The categories that would arrive after those `chosen`, with the score each would have if the process
  /// began anew without them: exponential times do not remember.
  private func latecomers(after chosen: [Int32], draw: Int) -> [LargestScores.Entry] {
    var base = floatBase(logits.shifted)
    for category in chosen { base[Int(category)] = -.infinity }
    let late = GumbelNoise(
      seed: noise.seed, purpose: .arrivals, subIndex: 1, kernels: noise.kernels)
    return base.withUnsafeBufferPointer {
      LargestScores(
        k - chosen.count, base: $0.baseAddress!, count: $0.count, stream: late.stream, draw: draw,
        kernels: noise.kernels
      ).descending
    }
  }
}
