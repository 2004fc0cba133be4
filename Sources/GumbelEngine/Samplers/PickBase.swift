import KernelInterface

/// A base that noise is added to, with what a search for its picks starts from.
struct PickBase: Sendable {
  let values: [Float]
  /// A score that all but one draw in 400 exceed: e⁻⁶ is the chance that the largest does not. −∞ where
  /// categories race.
  let floor: Float

  /// Cost: about a nanosecond a category where there are too many for a race.
  init(_ values: [Float], _ kernels: any KernelSet) {
    self.values = values
    floor =
      values.count <= PickFinder.widestRace
      ? -.infinity : Float(logSumExp(values, kernels) - naturalLogarithm(6))
  }
}

/// ln Σ eᵇ, to about 1e-6. Cost: about a nanosecond a category.
private func logSumExp(_ base: [Float], _ kernels: any KernelSet) -> Double {
  let top = base.reduce(-Float.infinity) { $1 > $0 ? $1 : $0 }
  let scratch = UnsafeMutablePointer<Float>.allocate(capacity: 1024)
  defer { scratch.deallocate() }
  var sum = 0.0
  base.withUnsafeBufferPointer { base in
    for first in stride(from: 0, to: base.count, by: 1024) {
      let count = min(1024, base.count - first)
      scratch.update(from: base.baseAddress! + first, count: count)
      let sums = kernels.exponentiate(scratch, maximum: top, inverseTemperature: 1, count: count)
      sum += Double(sums.sum) * 0x1p-48
    }
  }
  return Double(top) + naturalLogarithm(sum)
}
