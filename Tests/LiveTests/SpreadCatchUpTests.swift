import Explorer
import GumbelEngine
import Testing

@testable import Live

@Suite struct SpreadCatchUpTests {
  private static func job(
    spread: [Int], limit: Int = State.convergedDraws, temperature: Double = 0.5
  ) throws -> SamplingJob {
    try SamplingMeasurementTests.job(temperature: temperature, limit: limit, spread: spread)
  }

  /// What a run that had these spreads from the start would have counted.
  private static func whole(_ job: SamplingJob, draws: Int) -> [Tally] {
    Sampler(
      setting: job.setting, constructions: job.constructions, spreadCategories: job.spreadCategories
    ).tallies(draws: 0..<draws)
  }

  @Test func `other spreads leave the counts as they are`() throws {
    var bench = Bench(try Self.job(spread: [0]))
    bench.run(until: 0.1)
    let before = try #require(bench.published.last)
    bench.published = []
    bench.change(to: try Self.job(spread: [1]))
    bench.run(until: bench.time + 0.01)
    let first = try #require(bench.published.first)
    #expect(first.draws >= before.draws)
    let spread = try #require(first.right.tally.spread(1)).reduce(0, +)
    #expect(spread > 0 && spread < first.draws)
  }

  @Test func `other spreads catch up with the draws`() throws {
    let job = try Self.job(spread: [1], limit: 200_000)
    var bench = Bench(try Self.job(spread: [0], limit: 200_000))
    bench.run(until: 0.1)
    bench.change(to: job)
    let rests = bench.run()
    #expect(rests)
    let last = try #require(bench.published.last)
    #expect([last.left.tally, last.right.tally] == Self.whole(job, draws: 200_000))
  }

  @Test func `draws go on while spreads catch up`() throws {
    var bench = Bench(try Self.job(spread: [0]))
    bench.run(until: 0.5)
    let draws = bench.draws
    bench.change(to: try Self.job(spread: [1]))
    bench.run(until: bench.time + 0.1)
    #expect(bench.draws > draws + 20_000)
    let spread = try #require(bench.published.last?.right.tally.spread(1)).reduce(0, +)
    #expect(spread > 50_000)
  }

  @Test func `spreads are counted also when all draws are made`() throws {
    let job = try Self.job(spread: [1, 2], limit: 50_000)
    var bench = Bench(try Self.job(spread: [0, 1], limit: 50_000))
    bench.run()
    bench.published = []
    bench.change(to: job)
    let rests = bench.run()
    #expect(rests)
    #expect(bench.published.allSatisfy { $0.draws == 50_000 })
    // What was counted already is there at once.
    #expect(bench.published.first?.right.tally.spread(1)?.reduce(0, +) == 50_000)
    #expect(bench.published.last?.right.tally == Self.whole(job, draws: 50_000)[1])
  }

  @Test func `a pause while spreads catch up goes back to what is shown`() throws {
    var bench = Bench(try Self.job(spread: [0]))
    bench.run(until: 0.2)
    bench.change(to: try Self.job(spread: [1]))
    bench.run(until: bench.time + 0.05)
    let shown = try #require(bench.published.last)
    bench.run(until: bench.time + 0.001)
    let job = try Self.job(spread: [1], limit: shown.draws)
    bench.change(to: job)
    let rests = bench.run()
    #expect(rests)
    #expect(bench.published.last?.draws == shown.draws)
    #expect(bench.published.last?.right.tally == Self.whole(job, draws: shown.draws)[1])
  }

  @Test func `spreads that are counted need no catch up`() throws {
    var bench = Bench(try Self.job(spread: [0, 1, 2], limit: 10_000))
    bench.run()
    bench.change(to: try Self.job(spread: [1], limit: 10_000))
    let time = bench.time
    let rests = bench.run()
    #expect(rests)
    #expect(bench.time == time)
  }

  @Test func `spreads that follow from the picks are there at once`() throws {
    var bench = Bench(try Self.job(spread: [0], limit: 10_000, temperature: 0))
    bench.run()
    let time = bench.time
    bench.change(to: try Self.job(spread: [1], limit: 10_000, temperature: 0))
    bench.run()
    #expect(bench.time == time)
    #expect(bench.published.last?.right.tally.spread(1)?.reduce(0, +) == 10_000)
  }

  @Test func `other parameters start again`() throws {
    var bench = Bench(try Self.job(spread: [0]))
    bench.run(until: 0.1)
    bench.change(to: try Self.job(spread: [1]))
    bench.run(until: 0.11)
    bench.change(to: try SamplingMeasurementTests.job(revision: 1, limit: 5000, spread: [1]))
    let rests = bench.run()
    #expect(rests)
    #expect(bench.published.last?.draws == 5000)
    #expect(bench.published.last?.right.tally.spread(1)?.reduce(0, +) == 5000)
  }
}
