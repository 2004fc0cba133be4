import Explorer
import GumbelEngine
import Testing

@testable import gumbel_tui

/// A plan with a clock of its own, on which every draw takes a microsecond.
struct Bench {
  var plan: SamplingPlan
  var time = 0.0
  var published: [SamplingFinding] = []
  /// Where each piece of work ended.
  var ends: [Int] = []

  init(_ job: SamplingJob) { plan = SamplingPlan(job: job, interval: 0.02, time: 0) }

  mutating func change(to job: SamplingJob) { plan.change(to: job, time: time) }

  /// Does what the plan says until it rests or `end` has come. Returns whether it rests.
  @discardableResult
  mutating func run(until end: Double = .infinity, block: Int = 1000) -> Bool {
    while time < end {
      switch plan.step(at: time) {
      case .draw(let target):
        let before = plan.run.draws
        plan.advance(to: min(target, before + block))
        ends.append(plan.run.draws)
        time += Double(plan.run.draws - before) * 1e-6
      case .catchUp:
        time += Double(plan.catchUp(by: block)) * 1e-6
      case .publish:
        published.append(plan.publish(drawsPerSecond: 0))
        plan.didPublish(at: time, cost: 0)
      case .wait(let next):
        #expect(next > time, "waiting for the past would spin")
        time = max(next, time + 1e-9)
      case .rest: return true
      }
    }
    return false
  }
}

@Suite struct SamplingPlanTests {
  static func job(
    revision: Int = 0, temperature: Double = 0.5, pace: Pace = .full, limit: Int = State.convergedDraws,
    spread: [Int] = [0, 1, 2], seed: UInt64 = 3
  ) throws -> SamplingJob {
    SamplingJob(
      revision: revision,
      setting: Setting(
        logits: try Logits([1, 0, -1]), temperature: try Temperature(temperature), seed: seed),
      constructions: [.softmax, .gumbelSoftmax], spreadCategories: spread, pace: pace, rampStart: 0,
      limit: limit)
  }

  @Test func itStopsExactlyAtItsLimitAndThenRests() throws {
    var bench = Bench(try Self.job(limit: 12_345))
    let rests = bench.run()
    #expect(rests)
    #expect(bench.published.last?.draws == 12_345)
    let later = bench.plan.step(at: bench.time + 100)
    #expect(later == .rest)
  }

  @Test func aFewHeldDrawsAreOnePicture() throws {
    // A pause at 900 draws, each a microsecond, and blocks that would allow a picture on the way.
    var bench = Bench(try Self.job(limit: 900))
    bench.run(block: 10)
    #expect(bench.published.map(\.draws) == [900])
    // Of many there is one soon.
    var longer = Bench(try Self.job(limit: 9000))
    longer.run(block: 10)
    #expect((1..<1000).contains(longer.published.first?.draws ?? 0) && longer.published.last?.draws == 9000)
  }

  @Test func whatIsPublishedIsWhatWasSampled() throws {
    let job = try Self.job(limit: 5000)
    var bench = Bench(job)
    bench.run(block: 77)
    let sampler = Sampler(
      setting: job.setting, constructions: job.constructions, spreadCategories: [0, 1, 2])
    let whole = sampler.tallies(draws: 0..<5000)
    #expect(bench.published.last?.left.tally == whole[0])
    #expect(bench.published.last?.right.tally == whole[1])
    #expect(bench.published.last?.right.law == job.setting.logits.probabilities)
  }

  @Test func workEndsAtEveryPowerOfTwo() throws {
    var bench = Bench(try Self.job(limit: 5000))
    bench.run(block: 300)
    let powers = (0...12).map { 1 << $0 }
    #expect(Set(bench.ends).isSuperset(of: powers))
  }

  @Test func theFirstSnapshotComesAfterABlockAndTheOthersAtIntervals() throws {
    var bench = Bench(try Self.job())
    bench.run(until: 0.0031)
    #expect(bench.published.count == 1)
    bench.run(until: 0.1)
    #expect(bench.published.count == 5)
  }

  @Test func atASlowPaceEveryDrawIsShownWhenItIsMade() throws {
    var bench = Bench(try Self.job(pace: .perSecond(10)))
    bench.run(until: 0.55)
    #expect(bench.published.map(\.draws) == [1, 2, 3, 4, 5, 6])
  }

  @Test func aChangeOfParametersStartsAgainAndIsShownWithinABlock() throws {
    var bench = Bench(try Self.job())
    bench.run(until: 1)
    bench.published = []
    let start = bench.time
    bench.change(to: try Self.job(revision: 1, temperature: 2))
    bench.run(until: start + 0.0035)
    #expect(bench.published.map(\.revision) == [1])
    #expect(try #require(bench.published.first).draws <= 4000)
  }

  @Test func aPauseGoesBackToTheSnapshotThatIsShown() throws {
    var bench = Bench(try Self.job())
    bench.run(until: 0.505)
    let shown = bench.published[bench.published.count - 2]
    bench.run(until: bench.time + 0.001)
    bench.ends = []
    bench.change(to: try Self.job(limit: shown.draws))
    let rests = bench.run()
    #expect(rests)
    #expect(bench.ends == [], "nothing is drawn again")
    #expect(bench.published.last?.right == shown.right)
  }

  @Test func aPauseBeforeAnythingThatIsRememberedCountsAgain() throws {
    var bench = Bench(try Self.job())
    bench.run(until: 0.5)
    bench.change(to: try Self.job(limit: 10))
    let rests = bench.run()
    #expect(rests)
    #expect(bench.published.last?.draws == 10)
  }

  @Test func aSingleDrawIsMadeAtOnceWhateverThePace() throws {
    var bench = Bench(try Self.job(pace: .perSecond(1), limit: 3))
    let rests = bench.run()
    #expect(rests)
    #expect(bench.time < 0.1)
    let start = bench.time
    bench.change(to: try Self.job(pace: .perSecond(1), limit: 4))
    let restsAgain = bench.run()
    #expect(restsAgain)
    #expect(bench.published.last?.draws == 4)
    #expect(bench.time - start < 0.01)
  }

  @Test func heldDrawsAreMadeAgainUnderNewParametersAtFullSpeed() throws {
    var bench = Bench(try Self.job(pace: .ramp, limit: 1000))
    bench.run()
    let start = bench.time
    bench.change(to: try Self.job(revision: 1, temperature: 3, pace: .ramp, limit: 1000))
    let rests = bench.run()
    #expect(rests)
    #expect(bench.published.last?.draws == 1000)
    #expect(bench.time - start < 0.01)
  }

  @Test func nothingIsPublishedTwice() throws {
    var bench = Bench(try Self.job(pace: .ramp))
    bench.run(until: 2.5)
    let draws = bench.published.map(\.draws)
    #expect(draws == Set(draws).sorted())
  }
}

@Suite struct SamplingRunTests {
  @Test(arguments: [
    (0, 1), (1, 2), (2, 4), (3, 4), (4, 8), (1023, 1024), (1024, 2048), (1 << 62 - 1, 1 << 62),
    (1 << 62, .max), (.max - 1, .max),
  ])
  func theNextLookIsTheNextPowerOfTwo(_ draws: Int, _ look: Int) {
    #expect(SamplingRun.nextLook(after: draws) == look)
  }

  @Test func aBlockTakesAboutASeventhOfAMillisecond() {
    var block = BlockSize()
    for _ in 0..<20 { block.learn(draws: block.draws, elapsed: Double(block.draws) * 1e-6) }
    #expect(block.draws == 150)
    block.learn(draws: 2000, elapsed: 0.08)
    #expect(block.draws == 3)
  }

  @Test func theRateIsMeasuredOverStretches() {
    var meter = RateMeter()
    for step in 0...100 { meter.note(draws: step == 0 ? 0 : 50, time: Double(step) / 100) }
    #expect(abs(meter.drawsPerSecond - 5000) < 1)
  }

  @Test func theLastRateIsNotThatOfTheRampBeforeIt() {
    var meter = RateMeter()
    var time = 0.0
    for _ in 0..<1100 {
      time += 1e-3
      meter.note(draws: 1, time: time)
    }
    #expect(abs(meter.drawsPerSecond - 1000) < 1)
    for _ in 0..<75 {
      time += 2e-3
      meter.note(draws: 100_000, time: time)
    }
    meter.finish(at: time)
    #expect(abs(meter.drawsPerSecond - 5e7) < 1e5)
  }

  @Test func aSlowPaceIsMeasuredFromDrawToDraw() {
    var meter = RateMeter()
    for second in 0...3 { meter.note(draws: 1, time: Double(second)) }
    #expect(meter.drawsPerSecond == 1)
  }

  @Test func aRunOfTwoPanelsHasOneErrorRate() throws {
    let job = try SamplingPlanTests.job()
    let laws = job.constructions.map { pickLaw(of: $0, in: job.setting) }
    #expect(SamplingRun(job: job).monitors == laws.map { AgreementMonitor(law: $0, errorRate: 5e-5) })
  }

  @Test func fixedDrawsCostNothing() throws {
    let setting = Setting(logits: try Logits([1, 0]), noise: false, seed: 1)
    var run = SamplingRun(setting: setting, constructions: [.softmax, .gumbelSoftmax], spreadCategories: nil)
    run.complete(to: .max, threads: 1)
    #expect(run.panels().map(\.tally.picks) == [[.max, 0], [.max, 0]])
  }
}
