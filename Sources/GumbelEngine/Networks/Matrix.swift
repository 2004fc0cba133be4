import KernelInterface

/// A matrix of Float in row-major order, in memory that a `MatrixArena` owns. Rows are padded with zeros to whole
/// vectors of 16 elements, which the kernels compute along with the rest.
struct Matrix {
  let rows: Int
  let columns: Int
  /// The distance from one row to the next, in elements.
  let stride: Int
  let base: UnsafeMutablePointer<Float>

  static func padded(_ columns: Int) -> Int { (columns + 15) & ~15 }

  /// All elements, the padding included.
  var count: Int { rows * stride }

  func row(_ row: Int) -> UnsafeMutablePointer<Float> { base + row * stride }

  subscript(_ row: Int, _ column: Int) -> Float {
    get { base[row * stride + column] }
    nonmutating set { base[row * stride + column] = newValue }
  }

  /// The first rows.
  func prefix(_ rows: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, stride: stride, base: base)
  }

  /// The same elements as rows of another length; only for matrices without padding.
  func reshaped(columns: Int) -> Matrix {
    precondition(stride == self.columns && count % columns == 0, "rows without padding that can be divided")
    return Matrix(rows: count / columns, columns: columns, stride: columns, base: base)
  }

  func clear() { base.update(repeating: 0, count: count) }

  /// Copies all elements of a matrix of the same shape.
  func copy(_ other: Matrix) { base.update(from: other.base, count: count) }

  /// Fills every row with the first row of `other`.
  func fillRows(with other: Matrix) {
    for row in 0..<rows { self.row(row).update(from: other.base, count: stride) }
  }

  /// Adds left·right.
  func add(_ left: Matrix, times right: Matrix, _ kernels: any KernelSet) {
    kernels.multiplyAdd(
      base, stride: stride, left.base, rowStride: left.stride, columnStride: 1, right.base,
      stride: right.stride, rows: left.rows, inner: left.columns, columns: stride)
  }

  /// Adds leftᵀ·right.
  func add(transposed left: Matrix, times right: Matrix, _ kernels: any KernelSet) {
    kernels.multiplyAdd(
      base, stride: stride, left.base, rowStride: 1, columnStride: left.stride, right.base,
      stride: right.stride, rows: left.columns, inner: left.rows, columns: stride)
  }

  /// Sets it to the transpose of `other`; its padding stays 0.
  func setTransposed(_ other: Matrix) {
    for row in 0..<other.rows {
      let values = other.row(row)
      for column in 0..<other.columns { base[column * stride + row] = values[column] }
    }
  }

  /// Adds the sum of all rows of `other` to the first row.
  func addRows(of other: Matrix, _ kernels: any KernelSet) {
    for row in 0..<other.rows { kernels.addScaled(other.row(row), scale: 1, count: stride, to: base) }
  }

  /// The elements in order, without the padding.
  var elements: [Float] { (0..<rows).flatMap { row in (0..<columns).map { self[row, $0] } } }
}

/// Owns the memory of matrices, which begin as zeros and live as long as the arena.
final class MatrixArena {
  private var blocks: [UnsafeMutableRawPointer] = []

  /// A matrix of zeros.
  func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    let stride = Matrix.padded(columns)
    return Matrix(rows: rows, columns: columns, stride: stride, base: floats(rows * stride))
  }

  /// Zeros, aligned to the widest vectors.
  func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
    let block = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
    blocks.append(block)
    let floats = block.bindMemory(to: Float.self, capacity: max(count, 1))
    floats.initialize(repeating: 0, count: max(count, 1))
    return floats
  }

  deinit { for block in blocks { block.deallocate() } }
}
