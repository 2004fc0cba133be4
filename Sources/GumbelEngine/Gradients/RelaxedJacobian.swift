// J_s v = s∘v − s(s·v): the derivative of a softmax with weights s, applied to v. The mean is divided by the sum of
// the weights, so that the result sums to 0 even where they were rounded.

/// J_s v / `divisor`, to `row`: `count` elements each.
@inline(__always)
func applyJacobian(
  of weights: UnsafePointer<Double>, to slopes: UnsafePointer<Double>, divisor: Double, count: Int,
  into row: UnsafeMutablePointer<Double>
) {
  var total = 0.0
  var product = 0.0
  for k in 0..<count {
    total += weights[k]
    product += weights[k] == 0 ? 0 : weights[k] * slopes[k]
  }
  let mean = product / total
  for k in 0..<count { row[k] = weights[k] == 0 ? 0 : weights[k] * (slopes[k] - mean) / divisor }
}

/// The same for arrays.
func applyJacobian(of weights: [Double], to slopes: [Double], divisor: Double, into row: inout [Double]) {
  row.withUnsafeMutableBufferPointer { row in
    guard let start = row.baseAddress else { return }
    applyJacobian(of: weights, to: slopes, divisor: divisor, count: row.count, into: start)
  }
}
