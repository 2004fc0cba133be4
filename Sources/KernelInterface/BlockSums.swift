/// Fixed-point sums over a block, in units of 2⁻⁴⁸.
public struct BlockSums: Sendable, Equatable {
  /// The sum of the values.
  public var sum: Int64
  /// The sum of their squares, or of another moment, as the kernel says.
  public var second: Int64

  /// The given sums.
  @inlinable
  public init(sum: Int64 = 0, second: Int64 = 0) {
    self.sum = sum
    self.second = second
  }
}
