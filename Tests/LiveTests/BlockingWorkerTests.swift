import Platform
import Testing

@testable import Live

@Suite struct BlockingWorkerTests {
  /// Work that blocks until the test lets it go on.
  private final class Gate: Sendable {
    private let open = Locked<Set<Int>>([])
    /// The jobs that have begun.
    let begun = Locked<[Int]>([])
    let news = Mailbox<Bool>()

    func pass(_ job: Int) -> Int {
      begun.withLock { $0.append(job) }
      _ = open.wait(until: end) { $0.contains(job) ? true : nil }
      return job
    }

    func open(_ jobs: some Sequence<Int>) { open.withLock { $0.formUnion(jobs) } }

    /// Waits until so many jobs have begun.
    func waitForJobs(_ count: Int) -> [Int]? { begun.wait(until: end) { $0.count >= count ? $0 : nil } }

    private var end: Double { monotonicSeconds() + ThreadTests.patience }
  }

  private func worker(_ gate: Gate) -> BlockingWorker<Int, Int> {
    BlockingWorker(wake: { gate.news.post(true) }) { job, _ in gate.pass(job) }
  }

  private func finding(of worker: BlockingWorker<Int, Int>, _ gate: Gate) -> Int? {
    let end = monotonicSeconds() + ThreadTests.patience
    while monotonicSeconds() < end {
      if let found = worker.take() { return found }
      _ = gate.news.wait(until: end)
    }
    return nil
  }

  @Test func `a job that blocks does not keep the next from its finding`() {
    let gate = Gate()
    let worker = worker(gate)
    worker.post(1)
    #expect(gate.waitForJobs(1) == [1])
    gate.open([2])
    worker.post(2)
    #expect(finding(of: worker, gate) == 2)
    gate.open([1])
    worker.post(3)
    gate.open([3])
    #expect(finding(of: worker, gate) == 3, "what was given up is dropped")
  }

  @Test func `a job that is given up has no finding and is told so`() {
    let gate = Gate()
    let ends = Mailbox<Bool>()
    let worker = BlockingWorker<Int, Int>(wake: { gate.news.post(true) }) { job, progress in
      progress.fraction = 0.5
      let result = gate.pass(job)
      ends.post(progress.isGivenUp)
      return result
    }
    worker.post(1)
    _ = gate.waitForJobs(1)
    #expect(worker.fraction == 0.5)
    worker.post(nil)
    #expect(worker.fraction == nil)
    gate.open([1])
    #expect(ends.wait(until: monotonicSeconds() + ThreadTests.patience) == true)
    #expect(worker.take() == nil)
  }

  @Test func `there are never more threads than the limit and the newest job waits for one`() {
    let gate = Gate()
    let worker = worker(gate)
    let limit = BlockingWorker<Int, Int>.limit
    for job in 0..<limit + 5 { worker.post(job) }
    #expect(gate.waitForJobs(limit)?.sorted() == Array(0..<limit))
    gate.open([0])
    #expect(gate.waitForJobs(limit + 1)?.last == limit + 4, "those between are given up")
    gate.open(0..<limit + 5)
    #expect(finding(of: worker, gate) == limit + 4)
  }
}
