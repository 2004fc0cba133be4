import KernelInterface

// What networks need besides products of matrices: element by element, the same on every instruction set.

extension Kernels {
  func rectify(_ values: UnsafeMutablePointer<Float>, count: Int) {
    for i in 0..<count {
      let value = values[i]
      values[i] = value > 0 ? value : 0
    }
  }

  func rectifyBackward(
    _ gradient: UnsafeMutablePointer<Float>, values: UnsafePointer<Float>, count: Int
  ) {
    for i in 0..<count {
      let slope = gradient[i]
      gradient[i] = values[i] > 0 ? slope : 0
    }
  }

  func bernoulliLosses(
    logits: UnsafePointer<Float>, targets: UnsafePointer<Float>, count: Int, scale: Float,
    losses: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>
  ) {
    for i in 0..<count {
      let logit = logits[i]
      let magnitude = logit < 0 ? -logit : logit
      let power = exponentialOfNonpositive(-magnitude)
      let inverse = 1 / (1 + power)
      let probability = logit < 0 ? power * inverse : inverse
      let target = targets[i]
      let linear = logit > 0 ? logit : 0
      losses[i] = (linear - target * logit) - negatedLog(1 + power)
      gradient[i] = (probability - target) * scale
    }
  }

  func squaredLosses(
    outputs: UnsafePointer<Float>, targets: UnsafePointer<Float>, count: Int, scale: Float,
    losses: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>
  ) {
    let twice = 2 * scale
    for i in 0..<count {
      let error = outputs[i] - targets[i]
      losses[i] = error * error
      gradient[i] = error * twice
    }
  }

  func addScaled(
    _ values: UnsafePointer<Float>, scale: Float, count: Int, to sums: UnsafeMutablePointer<Float>
  ) {
    for i in 0..<count { sums[i] += values[i] * scale }
  }

  func addProducts(
    _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, scale: Float, count: Int,
    to sums: UnsafeMutablePointer<Float>
  ) {
    for i in 0..<count { sums[i] += (left[i] * right[i]) * scale }
  }

  func sum(_ values: UnsafePointer<Float>, count: Int) -> Float {
    var sums = SIMD16<Float>(repeating: 0)
    var i = 0
    while i &+ 16 <= count {
      sums = sums + UnsafeRawPointer(values + i).loadUnaligned(as: SIMD16<Float>.self)
      i &+= 16
    }
    let eight = sums.lowHalf + sums.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    var sum = two.x + two.y
    while i < count {
      sum += values[i]
      i &+= 1
    }
    return sum
  }

  func logarithms(_ values: UnsafePointer<Float>, count: Int, to logarithms: UnsafeMutablePointer<Float>) {
    for i in 0..<count {
      let value = values[i]
      logarithms[i] = -negatedLog(value > 0x1p-126 ? value : 0x1p-126)
    }
  }

  func softmaxBackward(
    weights: UnsafePointer<Float>, slopes: UnsafePointer<Float>, rows: Int, stride: Int, scale: Float,
    to gradient: UnsafeMutablePointer<Float>
  ) {
    var row = 0
    while row < rows {
      addSoftmaxRow(
        weights + row &* stride, slopes + row &* stride, stride, scale, gradient + row &* stride)
      row &+= 1
    }
  }

  func adam(
    _ parameters: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>,
    first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>, count: Int, rate: Float,
    firstScale: Float, secondScale: Float
  ) {
    for i in 0..<count {
      // A square below the normal numbers would make every later step slow, and moves nothing.
      let given = gradient[i]
      let magnitude = given < 0 ? -given : given
      let slope = magnitude < 0x1p-60 ? 0 : given
      let mean = 0.9 * first[i] + 0.1 * slope
      let square = 0.999 * second[i] + 0.001 * (slope * slope)
      let size = mean < 0 ? -mean : mean
      let keptMean = size < 0x1p-100 ? 0 : mean
      let keptSquare = square < 0x1p-120 ? 0 : square
      first[i] = keptMean
      second[i] = keptSquare
      let deviation = (keptSquare * secondScale).squareRoot() + 1e-8
      parameters[i] -= rate * (keptMean * firstScale) / deviation
    }
  }
}

/// Adds scale · w(v − w·v), w the weights and v the slopes. The inner product adds eight partial sums.
@inline(always)
private func addSoftmaxRow(
  _ weights: UnsafePointer<Float>, _ slopes: UnsafePointer<Float>, _ count: Int, _ scale: Float,
  _ gradient: UnsafeMutablePointer<Float>
) {
  var sums = SIMD8<Float>(repeating: 0)
  var i = 0
  while i < count {
    sums = sums + eight(weights + i) * eight(slopes + i)
    i &+= 8
  }
  let halves = sums.lowHalf + sums.highHalf
  let quarters = halves.lowHalf + halves.highHalf
  let mean = SIMD8<Float>(repeating: quarters.x + quarters.y)
  let factor = SIMD8<Float>(repeating: scale)
  i = 0
  while i < count {
    let change = (eight(weights + i) * (eight(slopes + i) - mean)) * factor
    let sum = eight(gradient + i) + change
    UnsafeMutableRawPointer(gradient + i).storeBytes(of: sum, as: SIMD8<Float>.self)
    i &+= 8
  }
}

@inline(always)
private func eight(_ values: UnsafePointer<Float>) -> SIMD8<Float> {
  UnsafeRawPointer(values).loadUnaligned(as: SIMD8<Float>.self)
}
