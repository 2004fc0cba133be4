import GumbelEngine

// The engine starts no threads itself: here is how the program runs its parts at the same time.
extension Sampler {
  /// Counts further draws into `tallies`, as `extend(_:draws:)` does, on up to `threads` threads.
  public func extend(_ tallies: inout [Tally], draws: Range<Int>, threads: Int) {
    let parts = workingParts(draws, threads: threads)
    if parts == 1 { return extend(&tallies, draws: draws) }
    let further = self.tallies(draws: draws, parts: parts) { performConcurrently($0, threads: threads, $1) }
    for side in tallies.indices { tallies[side].append(further[side]) }
  }

  /// How often each category is picked, as `pickCounts(draws:side:method:)` says, on up to `threads` threads.
  public func pickCounts(draws: Range<Int>, side: Int, method: SamplingMethod, threads: Int) -> [Int] {
    pickCounts(
      draws: draws, side: side, method: method, parts: workingParts(draws, threads: threads)
    ) { performConcurrently($0, threads: threads, $1) }
  }

  /// As many parts as threads, unless there is so little to do that starting a thread would take longer.
  private func workingParts(_ draws: Range<Int>, threads: Int) -> Int {
    let leastNumbers = 65_536.0
    let numbers = Double(draws.count) * Double(setting.logits.count)
    return Int(min(max(numbers / leastNumbers, 1), Double(min(threads, max(draws.count, 1)))))
  }
}

/// Calls `body` with each of 0 ..< `iterations` on up to `threads` threads.
private func performConcurrently(_ iterations: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
  withoutActuallyEscaping(body) { body in
    _ = concurrentMap(Array(0..<iterations), threads: threads) { body($0) }
  }
}
