import Explorer
import Glibc
import Platform
import Testing

@testable import Live

@Suite struct ThreadTests {
  /// How long anything is waited for that comes without fail.
  static let patience = 30.0

  @Test func `work is done at the same time and in order`() {
    let started = Locked(0)
    let met = concurrentMap([0, 1, 2], threads: 3) { input in
      started.withLock { $0 += 1 }
      // Each waits for the others, which it would do in vain on their thread.
      let count = started.wait(until: monotonicSeconds() + Self.patience) { $0 == 3 ? $0 : nil }
      return (input, count)
    }
    #expect(met.map(\.0) == [0, 1, 2])
    #expect(met.map(\.1) == [3, 3, 3])
    #expect(concurrentMap(Array(0..<100), threads: 4) { $0 * $0 } == (0..<100).map { $0 * $0 })
    #expect(concurrentMap([Int](), threads: 4) { $0 } == [])
  }

  @Test func `a thread has a stack for the handlers of a crash`() {
    let flags = Mailbox<Int32>()
    startDetachedThread {
      var stack = stack_t()
      sigaltstack(nil, &stack)
      flags.post(stack.ss_flags)
    }
    let seen = flags.wait(until: monotonicSeconds() + Self.patience)
    #expect(seen.map { $0 & Int32(SS_DISABLE) } == 0)
  }

  @Test func `a wait ends at its time`() {
    let start = monotonicSeconds()
    #expect(Mailbox<Int>().wait(until: start + 0.02) == nil)
    #expect(monotonicSeconds() >= start + 0.02)
  }

  @Test func `the newest message replaces the one before`() {
    let box = Mailbox<Int>()
    box.post(1)
    box.post(2)
    #expect(box.take() == 2)
    #expect(box.take() == nil)
  }
}

@Suite struct MeasuringThreadTests {
  /// The next finding that `isWanted`, of a thread that wakes `news`.
  private func finding<Run: Measurement>(
    of thread: MeasuringThread<Run>, _ news: Mailbox<Bool>, where isWanted: (Run.Finding) -> Bool
  ) -> Run.Finding? {
    let end = monotonicSeconds() + ThreadTests.patience
    while monotonicSeconds() < end {
      if let found = thread.take(), isWanted(found) { return found }
      _ = news.wait(until: end)
    }
    return nil
  }

  @Test func `the findings of the newest job are the last`() throws {
    let news = Mailbox<Bool>()
    let thread = MeasuringThread<SamplingMeasurement>(interval: 0.001) { news.post(true) }
    defer { thread.end() }
    for revision in 0..<50 {
      thread.post(try SamplingMeasurementTests.job(revision: revision, limit: 1000 + revision))
    }
    let last = try #require(finding(of: thread, news) { $0.revision == 49 && $0.draws == 1049 })
    #expect(last.right.tally.picks.reduce(0, +) == 1049)
    #expect(thread.take() == nil, "the thread rests")
  }

  @Test func `a job is measured up to its end and the thread takes another`() throws {
    let news = Mailbox<Bool>()
    let thread = MeasuringThread<CountingMeasurement>(interval: 0.001) { news.post(true) }
    defer { thread.end() }
    thread.post(nil)
    for job in [7, 100, 3000] {
      thread.post(job)
      #expect(finding(of: thread, news) { $0.job == job && $0.steps == job } != nil)
    }
  }
}
