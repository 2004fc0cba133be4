/// A law of picks as whole numbers that add up to a power of two, so that tables built from it need no
/// rounding: each probability is kept to about 2⁻⁶³, and a category of probability 0 gets exactly 0.
struct IntegerLaw {
  /// log₂ of the sum of `weights`.
  static let totalBits = 63

  /// One weight for each category; they add up to 2⁶³.
  let weights: [UInt64]

  /// The nearest to `law`, which need not be normalised to the last bit.
  init(_ law: [Double]) {
    let total = UInt64(1) << UInt64(Self.totalBits)
    let scale = Double(total) / law.reduce(0, +)
    var weights = law.map { UInt64(min($0 * scale, 0x1p63)) }
    // What rounding left over, at most some thousands of units, goes to the largest.
    let largest = law.indices.max { law[$0] < law[$1] } ?? 0
    weights[largest] &+= total &- weights.reduce(0, &+)
    self.weights = weights
  }
}
