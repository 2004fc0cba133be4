/// Items to train and test a network on: N × D numbers in 0…1, in the order of the split.
public struct DataSet: Sendable, Hashable {
  /// Why numbers are no data set.
  public enum Problem: Error, Equatable, Sendable {
    /// Fewer than ten items, or fewer than two columns.
    case tooSmall(items: Int, dimensions: Int)
    /// Not as many numbers as items times columns.
    case ragged(count: Int, dimensions: Int)
    /// The number at this row and column is outside 0…1, or no number.
    case outOfRange(row: Int, column: Int, value: Double)
    /// All items are the same.
    case constant
  }

  /// Where it came from.
  public let name: String
  /// N.
  public let count: Int
  /// D.
  public let dimensions: Int
  /// The items that train: the first of the split.
  public let trainingCount: Int
  /// Row after row, in the order of the split: the first `trainingCount` rows train, the rest test.
  public let values: [Float]
  /// The class of each row, where it is known.
  public let labels: [UInt8]?

  /// N × D numbers in 0…1, row after row in their own order; without `trainingCount` the first ⌊5N/6⌋ items train. Item i of the split is row m·i mod N, with m the smallest
  /// prime from 7 on that does not divide N.
  public init(
    name: String, values: [Double], dimensions: Int, labels: [UInt8]? = nil, trainingCount: Int? = nil
  ) throws(Problem) {
    guard dimensions > 0, values.count % dimensions == 0 else {
      throw .ragged(count: values.count, dimensions: dimensions)
    }
    let count = values.count / dimensions
    guard count >= 10, dimensions >= 2 else { throw .tooSmall(items: count, dimensions: dimensions) }
    for (place, value) in values.enumerated() where !(0...1 ~= value) {
      throw .outOfRange(row: place / dimensions, column: place % dimensions, value: value)
    }
    guard (dimensions..<values.count).contains(where: { values[$0] != values[$0 % dimensions] }) else {
      throw .constant
    }
    self.name = name
    self.count = count
    self.dimensions = dimensions
    self.trainingCount = trainingCount ?? 5 * count / 6
    let order = Self.splitOrder(count)
    self.values = order.flatMap { row in
      values[row * dimensions..<(row + 1) * dimensions].map { Float($0) }
    }
    self.labels = labels.map { labels in order.map { labels[$0] } }
  }

  /// The row of each item of the split.
  static func splitOrder(_ count: Int) -> [Int] {
    let multiplier = primesFrom7.first { count % $0 != 0 } ?? 1
    return (0..<count).map { multiplier * $0 % count }
  }

  /// Their product is larger than any count.
  private static let primesFrom7 = [7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61]

  /// The last items, which test.
  public var testCount: Int { count - trainingCount }

  /// The items that `attention` remembers: the first of the training items.
  public var memoryCount: Int { min(200, trainingCount / 4) }

  /// One item.
  func item(_ place: Int) -> [Float] {
    Array(values[place * dimensions..<(place + 1) * dimensions])
  }

  /// The mean of the training items.
  var trainingMean: [Float] {
    var sums = [Double](repeating: 0, count: dimensions)
    for place in 0..<trainingCount * dimensions { sums[place % dimensions] += Double(values[place]) }
    return sums.map { Float($0 / Double(trainingCount)) }
  }

  /// Copies items to the first rows of `matrix`.
  func gather(_ items: some Sequence<Int>, to matrix: Matrix) {
    values.withUnsafeBufferPointer { values in
      for (row, item) in items.enumerated() {
        matrix.row(row).update(from: values.baseAddress! + item * dimensions, count: dimensions)
      }
    }
  }
}
