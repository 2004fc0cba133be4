import GumbelEngine

// Draws are addressed by number and tallies add up exactly, so that any split over threads gives the same
// bytes.
extension Sampler {
  /// Counts further draws into `tallies`, as `extend(_:draws:)` does, on up to `threads` threads.
  func extend(_ tallies: inout [Tally], draws: Range<Int>, threads: Int) {
    let parts = draws.parts(workingParts(draws, threads: threads))
    if parts.count == 1 { return extend(&tallies, draws: draws) }
    for part in concurrentMap(parts, threads: threads, { self.tallies(draws: $0) }) {
      for side in tallies.indices { tallies[side].append(part[side]) }
    }
  }

  /// How often each category is picked, as `pickCounts(draws:side:method:)` says, on up to `threads` threads.
  func pickCounts(draws: Range<Int>, side: Int, method: SamplingMethod, threads: Int) -> [Int] {
    // Multinomial counts belong to the range as a whole.
    let parts = method == .multinomial ? [draws] : draws.parts(workingParts(draws, threads: threads))
    let counts = concurrentMap(parts, threads: threads) {
      pickCounts(draws: $0, side: side, method: method)
    }
    return counts.dropFirst().reduce(into: counts[0]) { sum, part in
      for category in sum.indices { sum[category] += part[category] }
    }
  }

  /// As many parts as threads, unless there is so little to do that starting a thread would take longer.
  private func workingParts(_ draws: Range<Int>, threads: Int) -> Int {
    let leastNumbers = 65_536.0
    let numbers = Double(draws.count) * Double(setting.logits.count)
    return Int(min(max(numbers / leastNumbers, 1), Double(min(threads, max(draws.count, 1)))))
  }
}

extension Range<Int> {
  /// The range cut into `count` parts, in their order and of equal size within one.
  func parts(_ count: Int) -> [Range<Int>] {
    let (size, larger) = self.count.quotientAndRemainder(dividingBy: count)
    return (0..<count).map { part in
      let start = lowerBound + part * size + Swift.min(part, larger)
      return start..<(start + size + (part < larger ? 1 : 0))
    }
  }
}
