/// Where the numbers of an array lie in its file. The last axis is the categories; the rows are all others,
/// counted with the last of them changing fastest, however the array is stored.
struct ArrayLayout {
  let type: ElementType
  let isBigEndian: Bool
  let shape: [Int]
  /// Whether the first axis changes fastest in the file.
  let isFortranOrder: Bool
  /// The first byte of the first number.
  let start: Int
  /// How many bytes all numbers take.
  let byteCount: Int

  /// nil if the shape is so large that its bytes cannot be counted.
  init?(type: ElementType, isBigEndian: Bool = false, shape: [Int], isFortranOrder: Bool = false, start: Int)
  {
    var bytes = type.size
    for length in shape {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: max(length, 1))
      guard length >= 0, !overflow, product < 1 << 56 else { return nil }
      bytes = product
    }
    self.type = type
    self.isBigEndian = isBigEndian
    self.shape = shape
    self.isFortranOrder = isFortranOrder
    self.start = start
    byteCount = shape.contains(0) ? 0 : bytes
  }

  /// The number of rows: 1 for a vector and for a single number.
  var rowCount: Int { shape.dropLast().reduce(1, *) }

  /// The number of categories: 1 for a single number.
  var categoryCount: Int { shape.last ?? 1 }

  /// Bytes from a number to that of the next category.
  private var stride: Int { isFortranOrder ? rowCount * type.size : type.size }

  /// The first byte of a category's number in `row`.
  func offset(row: Int, category: Int) -> Int {
    var place = row
    if isFortranOrder {
      // The place of the same indices, counted with the first changing fastest.
      var rest = row
      var weight = rowCount
      place = 0
      for length in shape.dropLast().reversed() {
        weight /= length
        place += rest % length * weight
        rest /= length
      }
      return start + place * type.size + category * stride
    }
    return start + (place * categoryCount + category) * type.size
  }

  /// The numbers of `row`, which must be one of the rows, read in windows of at most a mebibyte.
  func values(row: Int, in source: any ByteSource) throws(Damage) -> [Double] {
    let first = offset(row: row, category: 0)
    var values: [Double] = []
    values.reserveCapacity(categoryCount)
    let perWindow = max((1 << 20) / stride, 1)
    while values.count < categoryCount {
      let count = min(perWindow, categoryCount - values.count)
      let begin = first + values.count * stride
      let bytes = try source.read(begin..<(begin + (count - 1) * stride + type.size))
      type.append(bytes, count: count, stride: stride, isBigEndian: isBigEndian, to: &values)
    }
    return values
  }
}
