import KernelInterface

// Relaxed weights without a second logarithm and without an exponential, where 1/τ is 1 or 2: with g = −ln E,
// exp((base + g)/τ) = (e^base/E)^(1/τ), a power of the speed e^base/E at which a category arrives.
extension Kernels {
  func speedsByDraw(
    _ stream: NoiseStream, firstDraw: UInt64, count: Int, block: UInt32, categories: Int,
    rates: UnsafePointer<Float>, words: UnsafeMutablePointer<UInt32>, speeds: UnsafeMutablePointer<Float>
  ) {
    wordsByDraw(stream, firstDraw: firstDraw, count: count, block: block, words: words)
    for plane in 0..<categories {
      let start = plane &* count
      let rate = rates[plane]
      guard speedRun(words + start, rate: rate, speeds: speeds + start, count: count) else { continue }
      forEachInTail(words + start, count: count) { i in
        let exponential = stream.extendedExponential(
          words[start &+ i], draw: firstDraw &+ UInt64(truncatingIfNeeded: i),
          category: block << 2 | UInt32(truncatingIfNeeded: plane))
        speeds[start &+ i] = rate / exponential
      }
    }
  }

  func speedsInOrder(
    _ stream: NoiseStream, draw: UInt64, firstBlock: UInt32, count: Int, rates: UnsafePointer<Float>,
    words: UnsafeMutablePointer<UInt32>, speeds: UnsafeMutablePointer<Float>
  ) {
    wordsByCategory(stream, draw: draw, firstBlock: firstBlock, count: (count &+ 3) >> 2, words: words)
    guard speedRun(words, rates: rates, speeds: speeds, count: count) else { return }
    forEachInTail(words, count: count) { i in
      let exponential = stream.extendedExponential(
        words[i], draw: draw, category: firstBlock << 2 &+ UInt32(truncatingIfNeeded: i))
      speeds[i] = rates[i] / exponential
    }
  }

  func raise(
    _ speeds: UnsafeMutablePointer<Float>, squared: Bool, count: Int, sums: UnsafeMutablePointer<Float>
  ) {
    if squared {
      for i in 0..<count {
        let power = square(speeds[i])
        speeds[i] = power
        sums[i] += power
      }
    } else {
      for i in 0..<count { sums[i] += speeds[i] }
    }
  }

  func raiseInOrder(
    _ speeds: UnsafeMutablePointer<Float>, squared: Bool, count: Int,
    partials: UnsafeMutablePointer<Float>
  ) -> Float {
    if squared { for i in 0..<count { speeds[i] = square(speeds[i]) } }
    for lane in 0..<lanes { partials[lane] = 0 }
    var start = 0
    while start &+ lanes <= count {
      for lane in 0..<lanes { partials[lane] += speeds[start &+ lane] }
      start &+= lanes
    }
    for lane in 0..<(count &- start) { partials[lane] += speeds[start &+ lane] }
    return total(partials)
  }

  func scale(_ values: UnsafeMutablePointer<Float>, by factor: Float, count: Int) {
    multiply(values, count, factor)
  }

  func scaleToRows(
    _ planes: UnsafePointer<Float>, factors: UnsafePointer<Float>, count: Int, categories: Int,
    rows: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>
  ) {
    let groups = (categories &+ 3) >> 2
    for group in 0..<groups {
      interleaveFour(planes + 4 &* group &* count, factors, count, scratch + 4 &* group &* count)
    }
    // What a row's last four have too much goes into rows that are written afterwards; at the end are none.
    let whole = max(count &- (4 &* groups &- 1) / categories, 0)
    copyFours(scratch, groups: groups, apart: count, rows, count: whole, stride: categories)
    for row in whole..<count {
      for category in 0..<categories {
        rows[row &* categories &+ category] = scratch[4 &* ((category >> 2) &* count &+ row) &+ category & 3]
      }
    }
  }
}

/// The square, finite whatever the speed: at 2⁶² every other weight is lost beside it anyway.
@inline(always)
private func square(_ speed: Float) -> Float {
  let bounded = speed < 0x1p62 ? speed : 0x1p62
  return bounded * bounded
}

/// Speeds of one category without regard to tails; tells whether any word is in one.
@inline(never)
private func speedRun(
  _ words: UnsafePointer<UInt32>, rate: Float, speeds: UnsafeMutablePointer<Float>, count: Int
) -> Bool {
  var tails: UInt32 = 0
  for i in 0..<count {
    let word = words[i]
    speeds[i] = rate / exponential(fromWord: word)
    tails |= isInTail(word) ? 1 : 0
  }
  return tails != 0
}

/// Speeds of as many categories, likewise.
@inline(never)
private func speedRun(
  _ words: UnsafePointer<UInt32>, rates: UnsafePointer<Float>, speeds: UnsafeMutablePointer<Float>,
  count: Int
) -> Bool {
  var tails: UInt32 = 0
  for i in 0..<count {
    let word = words[i]
    speeds[i] = rates[i] / exponential(fromWord: word)
    tails |= isInTail(word) ? 1 : 0
  }
  return tails != 0
}

/// Four planes, each value times the factor of its draw, as rows of four.
@inline(never)
private func interleaveFour(
  _ planes: UnsafePointer<Float>, _ factors: UnsafePointer<Float>, _ count: Int,
  _ rows: UnsafeMutablePointer<Float>
) {
  let planes1 = planes + count
  let planes2 = planes1 + count
  let planes3 = planes2 + count
  for i in 0..<count {
    let factor = factors[i]
    rows[4 &* i] = planes[i] * factor
    rows[4 &* i &+ 1] = planes1[i] * factor
    rows[4 &* i &+ 2] = planes2[i] * factor
    rows[4 &* i &+ 3] = planes3[i] * factor
  }
}

/// Rows put together from `groups` of four values each.
@inline(always)
private func copyFours(
  _ fours: UnsafePointer<Float>, groups: Int, apart: Int, _ rows: UnsafeMutablePointer<Float>, count: Int,
  stride: Int
) {
  if groups == 2 {
    for row in 0..<count {
      copyFour(fours + 4 &* row, rows + stride &* row)
      copyFour(fours + 4 &* (apart &+ row), rows + (stride &* row &+ 4))
    }
    return
  }
  for row in 0..<count {
    for group in 0..<groups {
      copyFour(fours + 4 &* (group &* apart &+ row), rows + (stride &* row &+ 4 &* group))
    }
  }
}

@inline(always)
private func copyFour(_ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>) {
  let four = UnsafeRawPointer(source).loadUnaligned(as: SIMD4<Float>.self)
  UnsafeMutableRawPointer(target).storeBytes(of: four, as: SIMD4<Float>.self)
}
