import KernelInterface

/// softmax(z/τ) in Float of many rows: `logits` holds row after row of `categories` values, and `weights`, of
/// the same length, gets as many.
///
/// The maximum of a row is subtracted before the division, as in Double; −∞ masks; τ = 0 gives the one-hot
/// vector of the largest logit (of a tie, the lowest index) and τ = ∞ the uniform vector over the unmasked. A
/// row that is masked altogether or holds NaN or +∞ has no softmax and becomes NaN; `Logits` says which and
/// why. Sums are taken in one order whatever the vector width, so that every instruction set gives the same
/// bits; weights are within 10⁻⁶ of the exact ones, relatively, as long as |z − max z|/τ is below 10.
///
/// Cost: below a nanosecond a value for long rows with the widest vectors.
public func softmax(
  rows logits: Span<Float>, categories: Int, temperature: Temperature, into weights: inout MutableSpan<Float>,
  kernels: any KernelSet = widestKernels
) {
  precondition(categories > 0 && logits.count % categories == 0, "whole rows of at least one category")
  precondition(weights.count == logits.count, "as many weights as logits")
  let rows = logits.count / categories
  logits.withUnsafeBufferPointer { logits in
    weights.withUnsafeMutableBufferPointer { weights in
      guard let logits = logits.baseAddress, let weights = weights.baseAddress else { return }
      if temperature.value == 0 {
        for row in 0..<rows { oneHot(logits + row * categories, categories, weights + row * categories) }
        return
      }
      withUnsafeTemporaryAllocation(of: Float.self, capacity: softmaxScratch) { scratch in
        kernels.softmaxRows(
          logits, weights: weights, rows: rows, categories: categories,
          rate: temperature.rate, scratch: scratch.baseAddress!)
      }
    }
  }
}

/// The limit τ = 0 of one row.
private func oneHot(_ logits: UnsafePointer<Float>, _ count: Int, _ weights: UnsafeMutablePointer<Float>) {
  var best = -1
  var isDefined = true
  for index in 0..<count {
    let value = logits[index]
    isDefined = isDefined && value < .infinity
    if value > (best < 0 ? -.infinity : logits[best]) { best = index }
  }
  for index in 0..<count { weights[index] = isDefined && best >= 0 ? (index == best ? 1 : 0) : .nan }
}

extension Temperature {
  /// log₂e/τ for τ > 0, kept finite and normal, so that no product of it with a difference of logits is NaN.
  fileprivate var rate: Float {
    min(max(Float(1.4426950408889634 / value), .leastNormalMagnitude), .greatestFiniteMagnitude)
  }
}
