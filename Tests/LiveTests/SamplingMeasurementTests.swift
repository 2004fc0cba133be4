import Explorer
import GumbelEngine
import Testing

@testable import Live

/// What the thread behind the sampling feed does, with a clock of its own on which every draw takes a microsecond.
struct Bench {
  var cycle = FeedCycle<SamplingMeasurement>(interval: 0.02)
  var time = 0.0
  var published: [SamplingFinding] = []
  /// Where each block of new draws ended.
  var ends: [Int] = []

  init(_ job: SamplingJob) { cycle.turn(to: job, at: 0) }

  var draws: Int { cycle.run?.run.draws ?? 0 }

  mutating func change(to job: SamplingJob?) { cycle.turn(to: job, at: time) }

  /// Does what the cycle says until it rests or `end` has come, in blocks of so many draws. Returns whether it rests.
  @discardableResult
  mutating func run(until end: Double = .infinity, block: Int = 1000) -> Bool {
    cycle.run?.block = BlockSize(draws: block)
    while time < end {
      switch cycle.next(at: time) {
      case .step:
        let before = draws
        cycle.step(at: time)
        if draws > before { ends.append(draws) }
        time += Double(cycle.run?.lastStep.draws ?? 0) * 1e-6
      case .publish:
        if let finding = cycle.publish(at: time) { published.append(finding) }
        cycle.notePublication(at: time, cost: 0)
      case .wait(let next):
        #expect(next > time, "waiting for the past would spin")
        time = max(next, time + 1e-9)
      case .rest: return true
      }
    }
    return false
  }
}

@Suite struct SamplingMeasurementTests {
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

  @Test func `it stops exactly at its limit and then rests`() throws {
    var bench = Bench(try Self.job(limit: 12_345))
    let rests = bench.run()
    #expect(rests)
    #expect(bench.published.last?.draws == 12_345)
    let later = bench.cycle.next(at: bench.time + 100)
    #expect(later == .rest)
  }

  @Test func `a few held draws are one picture`() throws {
    // A pause at 900 draws, each a microsecond, and blocks that would allow a picture on the way.
    var bench = Bench(try Self.job(limit: 900))
    bench.run(block: 10)
    #expect(bench.published.map(\.draws) == [900])
    // Of many there is one soon.
    var longer = Bench(try Self.job(limit: 9000))
    longer.run(block: 10)
    #expect((1..<1000).contains(longer.published.first?.draws ?? 0) && longer.published.last?.draws == 9000)
  }

  @Test func `what is published is what was sampled`() throws {
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

  @Test func `work ends at every power of two`() throws {
    var bench = Bench(try Self.job(limit: 5000))
    bench.run(block: 300)
    let powers = (0...12).map { 1 << $0 }
    #expect(Set(bench.ends).isSuperset(of: powers))
  }

  @Test func `the first snapshot comes after a block and the others at intervals`() throws {
    var bench = Bench(try Self.job())
    bench.run(until: 0.0031)
    #expect(bench.published.count == 1)
    bench.run(until: 0.1)
    #expect(bench.published.count == 5)
  }

  @Test func `at a slow pace every draw is shown when it is made`() throws {
    var bench = Bench(try Self.job(pace: .perSecond(10)))
    bench.run(until: 0.55)
    #expect(bench.published.map(\.draws) == [1, 2, 3, 4, 5, 6])
  }

  @Test func `a change of parameters starts again and is shown within a block`() throws {
    var bench = Bench(try Self.job())
    bench.run(until: 1)
    bench.published = []
    let start = bench.time
    bench.change(to: try Self.job(revision: 1, temperature: 2))
    bench.run(until: start + 0.0035)
    #expect(bench.published.map(\.revision) == [1])
    #expect(try #require(bench.published.first).draws <= 4000)
  }

  @Test func `a pause goes back to the snapshot that is shown`() throws {
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

  @Test func `a pause before anything that is remembered counts again`() throws {
    var bench = Bench(try Self.job())
    bench.run(until: 0.5)
    bench.change(to: try Self.job(limit: 10))
    let rests = bench.run()
    #expect(rests)
    #expect(bench.published.last?.draws == 10)
  }

  @Test func `a single draw is made at once whatever the pace`() throws {
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

  @Test func `held draws are made again under new parameters at full speed`() throws {
    var bench = Bench(try Self.job(pace: .ramp, limit: 1000))
    bench.run()
    let start = bench.time
    bench.change(to: try Self.job(revision: 1, temperature: 3, pace: .ramp, limit: 1000))
    let rests = bench.run()
    #expect(rests)
    #expect(bench.published.last?.draws == 1000)
    #expect(bench.time - start < 0.01)
  }

  @Test func `nothing is published twice`() throws {
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
  func `the next look is the next power of two`(_ draws: Int, _ look: Int) {
    #expect(SamplingRun.nextLook(after: draws) == look)
  }

  @Test func `a block takes about a seventh of a millisecond`() {
    var block = BlockSize()
    for _ in 0..<20 { block.learn(draws: block.draws, elapsed: Double(block.draws) * 1e-6) }
    #expect(block.draws == 150)
    block.learn(draws: 2000, elapsed: 0.08)
    #expect(block.draws == 3)
  }

  @Test func `the rate is measured over stretches`() {
    var meter = RateMeter()
    for step in 0...100 { meter.note(draws: step == 0 ? 0 : 50, time: Double(step) / 100) }
    #expect(abs(meter.drawsPerSecond - 5000) < 1)
  }

  @Test func `the last rate is not that of the ramp before it`() {
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

  @Test func `a slow pace is measured from draw to draw`() {
    var meter = RateMeter()
    for second in 0...3 { meter.note(draws: 1, time: Double(second)) }
    #expect(meter.drawsPerSecond == 1)
  }

  @Test func `a run of two panels has one error rate`() throws {
    let job = try SamplingMeasurementTests.job()
    let laws = job.constructions.map { pickLaw(of: $0, in: job.setting) }
    #expect(SamplingRun(job: job).monitors == laws.map { AgreementMonitor(law: $0, errorRate: 5e-5) })
  }

  @Test func `fixed draws cost nothing`() throws {
    let setting = Setting(logits: try Logits([1, 0]), noise: false, seed: 1)
    var run = SamplingRun(setting: setting, constructions: [.softmax, .gumbelSoftmax], spreadCategories: nil)
    run.complete(to: .max, threads: 1)
    #expect(run.panels().map(\.tally.picks) == [[.max, 0], [.max, 0]])
  }
}
