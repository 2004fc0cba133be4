import KernelInterface

// MARK: Softmax of rows

extension Kernels {
  func softmaxRows(
    _ logits: UnsafePointer<Float>, weights: UnsafeMutablePointer<Float>, rows: Int, categories: Int,
    rate: Float, scratch: UnsafeMutablePointer<Float>
  ) {
    if categories < 32 {
      var first = 0
      while first < rows {
        let count = min(rowsPerBlock, rows &- first)
        softmaxOfShortRows(
          logits + first &* categories, weights + first &* categories, count, categories, rate, scratch)
        first &+= count
      }
    } else {
      for row in 0..<rows {
        softmaxOfLongRow(
          logits + row &* categories, weights + row &* categories, categories, rate, scratch)
      }
    }
  }
}

/// 2ᵃ for a ≤ 0, within 2·10⁻⁷, relatively: exactly 1 at 0, exactly 0 below −126.5 and NaN for NaN.
///
/// a = n + f with |f| ≤ ½; 2ᶠ by a minimax polynomial with 1 for its constant term, 2ⁿ by its bits.
@inline(always)
private func powerOfTwo(_ a: Float) -> Float {
  // Below the clamp n is −127, whose bits are those of 0.
  let clamped = a < -127 ? -127 : a
  let shifted = clamped + 0x1.8p23
  let f = clamped - (shifted - 0x1.8p23)
  // Neighbouring powers paired (Estrin), for half the latency.
  let square = f * f
  let low = 0.693147 * f + 1
  let middle = 0.055507336 * f + 0.24022242
  let high = 0.0013264727 * f + 0.009671513
  let p = (high * square + middle) * square + low
  return p * Float(bitPattern: (shifted.bitPattern &+ 127) << 23)
}

// MARK: Long rows, with vectors along the row

/// Partial sums that are kept apart, so that the order of additions is the same for every vector width.
let lanes = 64
/// Terms that are summed in Float before a sum goes on in Double.
private let termsPerSum = 4096

/// A row that holds NaN or +∞, or is masked altogether, gives NaN for an exponential, so for the sum, and so for
/// every weight.
@inline(always)
private func softmaxOfLongRow(
  _ logits: UnsafePointer<Float>, _ weights: UnsafeMutablePointer<Float>, _ count: Int, _ rate: Float,
  _ partials: UnsafeMutablePointer<Float>
) {
  let maximum = largest(logits, count, partials)
  var sum = 0.0
  var start = 0
  while start < count {
    let length = min(termsPerSum, count &- start)
    exponentiate(logits + start, weights + start, length, maximum, rate, partials)
    sum += Double(total(partials))
    start &+= length
  }
  multiply(weights, count, Float(1 / sum))
}

@inline(never)
private func largest(
  _ values: UnsafePointer<Float>, _ count: Int, _ partials: UnsafeMutablePointer<Float>
) -> Float {
  for lane in 0..<lanes { partials[lane] = -.infinity }
  var start = 0
  while start &+ lanes <= count {
    for lane in 0..<lanes {
      let value = values[start &+ lane]
      let partial = partials[lane]
      partials[lane] = value > partial ? value : partial
    }
    start &+= lanes
  }
  for lane in 0..<(count &- start) {
    let value = values[start &+ lane]
    let partial = partials[lane]
    partials[lane] = value > partial ? value : partial
  }
  var width = lanes / 2
  while width > 0 {
    for lane in 0..<width {
      let value = partials[lane &+ width]
      let partial = partials[lane]
      partials[lane] = value > partial ? value : partial
    }
    width /= 2
  }
  return partials[0]
}

@inline(never)
private func exponentiate(
  _ logits: UnsafePointer<Float>, _ weights: UnsafeMutablePointer<Float>, _ count: Int, _ maximum: Float,
  _ rate: Float, _ partials: UnsafeMutablePointer<Float>
) {
  for lane in 0..<lanes { partials[lane] = 0 }
  var start = 0
  while start &+ lanes <= count {
    for lane in 0..<lanes {
      let value = powerOfTwo((logits[start &+ lane] - maximum) * rate)
      weights[start &+ lane] = value
      partials[lane] += value
    }
    start &+= lanes
  }
  for lane in 0..<(count &- start) {
    let value = powerOfTwo((logits[start &+ lane] - maximum) * rate)
    weights[start &+ lane] = value
    partials[lane] += value
  }
}

/// The sum of the partial sums, halves added to halves.
@inline(never)
func total(_ partials: UnsafeMutablePointer<Float>) -> Float {
  for lane in 0..<32 { partials[lane] += partials[lane &+ 32] }
  for lane in 0..<16 { partials[lane] += partials[lane &+ 16] }
  for lane in 0..<8 { partials[lane] += partials[lane &+ 8] }
  for lane in 0..<4 { partials[lane] += partials[lane &+ 4] }
  return (partials[0] + partials[2]) + (partials[1] + partials[3])
}

@inline(never)
func multiply(_ values: UnsafeMutablePointer<Float>, _ count: Int, _ factor: Float) {
  for i in 0..<count { values[i] *= factor }
}

// MARK: Short rows, with vectors across the rows

/// Rows that are turned into planes of one category each, and back.
private let rowsPerBlock = 128

/// `scratch` holds the planes, then the maxima and the sums.
@inline(always)
private func softmaxOfShortRows(
  _ logits: UnsafePointer<Float>, _ weights: UnsafeMutablePointer<Float>, _ rows: Int, _ categories: Int,
  _ rate: Float, _ scratch: UnsafeMutablePointer<Float>
) {
  let maxima = scratch + categories &* rowsPerBlock
  let sums = maxima + rowsPerBlock
  for row in 0..<rows {
    maxima[row] = -.infinity
    sums[row] = 0
  }
  for category in 0..<categories {
    let plane = scratch + category &* rowsPerBlock
    gather(logits + category, stride: categories, rows, plane)
    raise(maxima, plane, rows)
  }
  for category in 0..<categories {
    exponentiatePlane(scratch + category &* rowsPerBlock, rows, maxima, rate, sums)
  }
  for row in 0..<rows { sums[row] = 1 / sums[row] }
  for category in 0..<categories {
    scatter(scratch + category &* rowsPerBlock, sums, rows, weights + category, stride: categories)
  }
}

@inline(always)
private func gather(
  _ values: UnsafePointer<Float>, stride: Int, _ count: Int, _ plane: UnsafeMutablePointer<Float>
) {
  for row in 0..<count { plane[row] = values[row &* stride] }
}

@inline(never)
private func raise(
  _ maxima: UnsafeMutablePointer<Float>, _ plane: UnsafePointer<Float>, _ rows: Int
) {
  for row in 0..<rows {
    let value = plane[row]
    let maximum = maxima[row]
    maxima[row] = value > maximum ? value : maximum
  }
}

@inline(never)
private func exponentiatePlane(
  _ plane: UnsafeMutablePointer<Float>, _ rows: Int, _ maxima: UnsafePointer<Float>, _ rate: Float,
  _ sums: UnsafeMutablePointer<Float>
) {
  for row in 0..<rows {
    let value = powerOfTwo((plane[row] - maxima[row]) * rate)
    plane[row] = value
    sums[row] += value
  }
}

@inline(always)
private func scatter(
  _ plane: UnsafePointer<Float>, _ factors: UnsafePointer<Float>, _ count: Int,
  _ weights: UnsafeMutablePointer<Float>, stride: Int
) {
  for row in 0..<count { weights[row &* stride] = plane[row] * factors[row] }
}
