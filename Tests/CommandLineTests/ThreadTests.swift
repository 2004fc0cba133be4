import Explorer
import Glibc
import GumbelEngine
import Testing

@testable import gumbel_tui

@Suite struct ThreadTests {
  static let commands = [
    ["sample", "--logits", "1,0,-1,0.5", "--count", "150001", "--first", "12345"],
    ["sample", "--logits", "1,0,-1,0.5", "--count", "150001", "--hard"],
    ["sample", "--logits", "1,0,-1,0.5", "--count", "150001", "--method", "alias"],
    ["sample", "--logits", "1,0,-1,0.5", "--count", "150001", "--method", "inverse-cdf"],
    ["sample", "--logits", "1,0,-1,0.5", "--count", "150001", "--method", "multinomial"],
    ["sweep", "--logits", "1,0,-1,0.5", "--count", "100000", "--points", "2"],
    ["sweep", "--logits", "1,0,-1,0.5", "--count", "1000", "--points", "11"],
    ["snapshot", "--logits", "1,0,-1,0.5", "--count", "150001"],
  ]

  @Test(arguments: commands)
  func theNumberOfThreadsChangesNothing(_ command: [String]) throws {
    let arguments = command + ["--seed", "5"]
    let one = try gumbel(arguments + ["--threads", "1"])
    #expect(one.status == 0)
    for threads in ["2", "3", "7"] {
      #expect(try gumbel(arguments + ["--threads", threads]).output == one.output)
    }
    #expect(try gumbel(arguments).output == one.output)
  }

  @Test func workIsDoneAtTheSameTimeAndInOrder() {
    let started = Locked(0)
    let met = concurrentMap([0, 1, 2], threads: 3) { input in
      started.withLock { $0 += 1 }
      // Each waits for the others, which it would do in vain on their thread.
      for _ in 0..<500 where started.withLock({ $0 }) < 3 { usleep(10_000) }
      return (input, started.withLock { $0 })
    }
    #expect(met.map(\.0) == [0, 1, 2])
    #expect(met.map(\.1) == [3, 3, 3])
    #expect(concurrentMap(Array(0..<100), threads: 4) { $0 * $0 } == (0..<100).map { $0 * $0 })
    #expect(concurrentMap([Int](), threads: 4) { $0 } == [])
  }

  @Test func theWorkerHasAStackForACrash() throws {
    let seen = Locked<Int32?>(nil)
    let worker = SamplingWorker(interval: 1) {
      var stack = stack_t()
      sigaltstack(nil, &stack)
      let flags = stack.ss_flags
      seen.withLock { $0 = flags }
    }
    defer { worker.end() }
    worker.post(try SamplingPlanTests.job(limit: 10))
    for _ in 0..<500 where seen.withLock({ $0 }) == nil { usleep(10_000) }
    #expect(try #require(seen.withLock { $0 }) & Int32(SS_DISABLE) == 0)
  }
}
