import Explorer
import GumbelEngine
import Testing

@testable import Live

/// The draws as points of the triangle, beside their counts.
@Suite struct TriangleTests {
  private static func job(
    corners: [Int]? = [0, 1, 2], limit: Int = State.convergedDraws, revision: Int = 0,
    temperature: Double = 0.5
  ) throws -> SamplingJob {
    var job = try SamplingMeasurementTests.job(revision: revision, temperature: temperature, limit: limit)
    job.projection = corners.map { SimplexProjection(corners: $0) }
    return job
  }

  /// What counting in one go gives.
  private static func whole(_ job: SamplingJob, draws: Int) -> SimplexFinding? {
    var count = SimplexMeasurement(job: job)
    count?.advance(to: draws)
    return count?.finding
  }

  @Test func `points are counted as the draws are`() throws {
    let job = try Self.job(limit: 30_000)
    var bench = Bench(job)
    let rests = bench.run(block: 777)
    #expect(rests)
    #expect(bench.published.last?.simplex == Self.whole(job, draws: 30_000))
    #expect(bench.published.allSatisfy { $0.simplex?.tally.draws ?? 0 <= $0.draws })
    #expect(bench.published.first?.simplex?.tally.draws ?? 0 > 0)
  }

  @Test func `a triangle that is opened later catches up`() throws {
    var bench = Bench(try Self.job(corners: nil, limit: 40_000))
    bench.run()
    #expect(bench.published.last?.simplex == nil)
    let job = try Self.job(corners: [2, 0, 1], limit: 40_000)
    bench.change(to: job)
    let rests = bench.run()
    #expect(rests)
    #expect(bench.published.last?.simplex == Self.whole(job, draws: 40_000))
    #expect(bench.published.last?.draws == 40_000)
  }

  @Test func `a pause never shows points of later draws`() throws {
    var bench = Bench(try Self.job())
    bench.run(until: 0.2)
    let shown = try #require(bench.published.last)
    let job = try Self.job(limit: shown.draws)
    bench.change(to: job)
    bench.run()
    #expect(bench.published.last?.draws == shown.draws)
    #expect(bench.published.last?.simplex == Self.whole(job, draws: shown.draws))
  }

  @Test func `another revision starts anew`() throws {
    var bench = Bench(try Self.job(limit: 5000))
    bench.run()
    let job = try Self.job(limit: 5000, revision: 1, temperature: 2)
    bench.change(to: job)
    bench.run()
    #expect(bench.published.last?.simplex == Self.whole(job, draws: 5000))
    bench.change(to: try Self.job(corners: nil, limit: 5000, revision: 1, temperature: 2))
    bench.run()
    #expect(bench.published.last?.simplex == nil)
  }
}
