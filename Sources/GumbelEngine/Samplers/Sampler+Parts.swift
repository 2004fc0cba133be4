/// Calls `body` with each of 0 ..< `iterations` once, in any order and on any threads, and returns when all
/// calls have returned. `DispatchQueue.concurrentPerform(iterations:execute:)` is one.
public typealias ConcurrentPerform = (_ iterations: Int, _ body: @Sendable (Int) -> Void) -> Void

extension Range<Int> {
  /// Adjoining ranges that make up this one, as equal in length as can be and none of them empty: `parts` of
  /// them, or fewer where there are fewer elements.
  public func split(into parts: Int) -> [Range<Int>] {
    let parts = Swift.max(Swift.min(parts, count), isEmpty ? 0 : 1)
    return (0..<parts).map { part in
      let (whole, rest) = count.quotientAndRemainder(dividingBy: parts)
      let start = lowerBound + part * whole + Swift.min(part, rest)
      return start..<(start + whole + (part < rest ? 1 : 0))
    }
  }
}

// Several threads. The engine starts none itself: the caller says how calls run at the same time.
extension Sampler {
  /// The tallies of the given draws, counted in `parts` at the same time: exactly those of `tallies(draws:)`,
  /// because draws are addressed by number and sums are kept in whole numbers. Memory: a tally and its scratch
  /// for each part.
  ///
  ///     sampler.tallies(draws: 0..<1_000_000, parts: 8) { DispatchQueue.concurrentPerform(iterations: $0, execute: $1) }
  public func tallies(draws: Range<Int>, parts: Int, concurrently perform: ConcurrentPerform) -> [Tally] {
    let partial = results(of: draws.split(into: parts), perform) { tallies(draws: $0) }
    var merged = emptyTallies
    for tallies in partial {
      for side in merged.indices { merged[side].append(tallies[side]) }
    }
    return merged
  }

  /// The pick counts of the given draws, made in `parts` at the same time: exactly those of
  /// `pickCounts(draws:side:method:)`. With `multinomial`, where a range is counted as a whole, one part does
  /// all.
  public func pickCounts(
    draws: Range<Int>, side: Int, method: SamplingMethod = .gumbelMax, parts: Int,
    concurrently perform: ConcurrentPerform
  ) -> [Int] {
    if method == .multinomial || parts == 1 { return pickCounts(draws: draws, side: side, method: method) }
    let partial = results(of: draws.split(into: parts), perform) {
      pickCounts(draws: $0, side: side, method: method)
    }
    let none = [Int](repeating: 0, count: setting.logits.count)
    return partial.reduce(none) { sums, counts in zip(sums, counts).map { $0 + $1 } }
  }
}

/// What `make` gives for each range, in the order of the ranges.
private func results<Result: Sendable>(
  of ranges: [Range<Int>], _ perform: ConcurrentPerform, _ make: @escaping @Sendable (Range<Int>) -> Result
) -> [Result] {
  [Result](unsafeUninitializedCapacity: ranges.count) { buffer, filled in
    let places = Places(start: buffer.baseAddress)
    perform(ranges.count) { part in places.put(make(ranges[part]), at: part) }
    filled = ranges.count
  }
}

/// Memory in which every thread writes to places of its own.
private struct Places<Value>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Value>?

  func put(_ value: Value, at place: Int) {
    guard let start else { return }
    (start + place).initialize(to: value)
  }
}
