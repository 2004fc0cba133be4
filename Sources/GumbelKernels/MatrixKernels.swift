import KernelInterface

// Products of matrices of Float. An element of the result is a sum over k in ascending order, each term a product
// that was rounded to Float: no fused multiply-add, no partial sums. Vectors lie along the columns of the result,
// so that the instruction set decides only how many elements are computed side by side.

#if KERNELS_AVX512
  private typealias Vector = SIMD16<Float>
#elseif KERNELS_AVX2
  private typealias Vector = SIMD8<Float>
#else
  private typealias Vector = SIMD4<Float>
#endif

extension Kernels {
  func multiplyAdd(
    _ result: UnsafeMutablePointer<Float>, stride resultStride: Int, _ left: UnsafePointer<Float>,
    rowStride: Int, columnStride: Int, _ right: UnsafePointer<Float>, stride rightStride: Int, rows: Int,
    inner: Int, columns: Int
  ) {
    let product = Product(
      resultStride: resultStride, rowStride: rowStride, columnStride: columnStride, rightStride: rightStride,
      inner: inner)
    var column = 0
    while column &+ WideStrip.columns <= columns {
      product.addWideStrip(result + column, left, right + column, rows: rows)
      column &+= WideStrip.columns
    }
    while column < columns {
      product.addNarrowStrip(result + column, left, right + column, rows: rows)
      column &+= NarrowStrip.columns
    }
  }
}

/// The shape of a product, without the places of its matrices.
private struct Product {
  let resultStride: Int
  let rowStride: Int
  let columnStride: Int
  let rightStride: Int
  let inner: Int

  @inline(always)
  func addWideStrip(
    _ result: UnsafeMutablePointer<Float>, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
    rows: Int
  ) {
    var row = 0
    #if KERNELS_AVX512
      while row &+ 6 <= rows {
        addWideTileOf6(result + row &* resultStride, left + row &* rowStride, right, self)
        row &+= 6
      }
    #endif
    while row &+ 2 <= rows {
      addWideTileOf2(result + row &* resultStride, left + row &* rowStride, right, self)
      row &+= 2
    }
    if row < rows { addWideRow(result + row &* resultStride, left + row &* rowStride, right, self) }
  }

  @inline(always)
  func addNarrowStrip(
    _ result: UnsafeMutablePointer<Float>, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
    rows: Int
  ) {
    var row = 0
    while row &+ 4 <= rows {
      addNarrowTileOf4(result + row &* resultStride, left + row &* rowStride, right, self)
      row &+= 4
    }
    while row < rows {
      addNarrowRow(result + row &* resultStride, left + row &* rowStride, right, self)
      row &+= 1
    }
  }
}

// MARK: Strips of a row

/// Four vectors of one row.
private struct WideStrip {
  static var columns: Int { 4 &* Vector.scalarCount }

  var v0, v1, v2, v3: Vector

  @inline(always)
  init(_ values: UnsafePointer<Float>) {
    v0 = load(values)
    v1 = load(values + Vector.scalarCount)
    v2 = load(values + 2 &* Vector.scalarCount)
    v3 = load(values + 3 &* Vector.scalarCount)
  }

  @inline(always)
  mutating func add(_ factor: Float, times other: WideStrip) {
    let factor = Vector(repeating: factor)
    v0 = v0 + factor * other.v0
    v1 = v1 + factor * other.v1
    v2 = v2 + factor * other.v2
    v3 = v3 + factor * other.v3
  }

  @inline(always)
  func store(_ values: UnsafeMutablePointer<Float>) {
    keep(v0, values)
    keep(v1, values + Vector.scalarCount)
    keep(v2, values + 2 &* Vector.scalarCount)
    keep(v3, values + 3 &* Vector.scalarCount)
  }
}

/// Sixteen columns of one row: the unit that rows are padded to.
#if KERNELS_AVX512
  private struct NarrowStrip {
    static var columns: Int { 16 }

    var v0: Vector

    @inline(always)
    init(_ values: UnsafePointer<Float>) { v0 = load(values) }

    @inline(always)
    mutating func add(_ factor: Float, times other: NarrowStrip) {
      v0 = v0 + Vector(repeating: factor) * other.v0
    }

    @inline(always)
    func store(_ values: UnsafeMutablePointer<Float>) { keep(v0, values) }
  }
#elseif KERNELS_AVX2
  private struct NarrowStrip {
    static var columns: Int { 16 }

    var v0, v1: Vector

    @inline(always)
    init(_ values: UnsafePointer<Float>) {
      v0 = load(values)
      v1 = load(values + Vector.scalarCount)
    }

    @inline(always)
    mutating func add(_ factor: Float, times other: NarrowStrip) {
      let factor = Vector(repeating: factor)
      v0 = v0 + factor * other.v0
      v1 = v1 + factor * other.v1
    }

    @inline(always)
    func store(_ values: UnsafeMutablePointer<Float>) {
      keep(v0, values)
      keep(v1, values + Vector.scalarCount)
    }
  }
#else
  private typealias NarrowStrip = WideStrip
#endif

@inline(always)
private func load(_ values: UnsafePointer<Float>) -> Vector {
  UnsafeRawPointer(values).loadUnaligned(as: Vector.self)
}

@inline(always)
private func keep(_ vector: Vector, _ values: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(values).storeBytes(of: vector, as: Vector.self)
}

// MARK: Tiles

#if KERNELS_AVX512
  @inline(never)
  private func addWideTileOf6(
    _ result: UnsafeMutablePointer<Float>, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
    _ product: Product
  ) {
    let stride = product.resultStride
    let rowStride = product.rowStride
    var r0 = WideStrip(result)
    var r1 = WideStrip(result + stride)
    var r2 = WideStrip(result + 2 &* stride)
    var r3 = WideStrip(result + 3 &* stride)
    var r4 = WideStrip(result + 4 &* stride)
    var r5 = WideStrip(result + 5 &* stride)
    var (left, right) = (left, right)
    for _ in 0..<product.inner {
      let strip = WideStrip(right)
      r0.add(left[0], times: strip)
      r1.add(left[rowStride], times: strip)
      r2.add(left[2 &* rowStride], times: strip)
      r3.add(left[3 &* rowStride], times: strip)
      r4.add(left[4 &* rowStride], times: strip)
      r5.add(left[5 &* rowStride], times: strip)
      left += product.columnStride
      right += product.rightStride
    }
    r0.store(result)
    r1.store(result + stride)
    r2.store(result + 2 &* stride)
    r3.store(result + 3 &* stride)
    r4.store(result + 4 &* stride)
    r5.store(result + 5 &* stride)
  }
#endif

@inline(never)
private func addWideTileOf2(
  _ result: UnsafeMutablePointer<Float>, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  _ product: Product
) {
  var r0 = WideStrip(result)
  var r1 = WideStrip(result + product.resultStride)
  var (left, right) = (left, right)
  for _ in 0..<product.inner {
    let strip = WideStrip(right)
    r0.add(left[0], times: strip)
    r1.add(left[product.rowStride], times: strip)
    left += product.columnStride
    right += product.rightStride
  }
  r0.store(result)
  r1.store(result + product.resultStride)
}

@inline(never)
private func addWideRow(
  _ result: UnsafeMutablePointer<Float>, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  _ product: Product
) {
  var row = WideStrip(result)
  var (left, right) = (left, right)
  for _ in 0..<product.inner {
    row.add(left[0], times: WideStrip(right))
    left += product.columnStride
    right += product.rightStride
  }
  row.store(result)
}

@inline(never)
private func addNarrowTileOf4(
  _ result: UnsafeMutablePointer<Float>, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  _ product: Product
) {
  let stride = product.resultStride
  let rowStride = product.rowStride
  var r0 = NarrowStrip(result)
  var r1 = NarrowStrip(result + stride)
  var r2 = NarrowStrip(result + 2 &* stride)
  var r3 = NarrowStrip(result + 3 &* stride)
  var (left, right) = (left, right)
  for _ in 0..<product.inner {
    let strip = NarrowStrip(right)
    r0.add(left[0], times: strip)
    r1.add(left[rowStride], times: strip)
    r2.add(left[2 &* rowStride], times: strip)
    r3.add(left[3 &* rowStride], times: strip)
    left += product.columnStride
    right += product.rightStride
  }
  r0.store(result)
  r1.store(result + stride)
  r2.store(result + 2 &* stride)
  r3.store(result + 3 &* stride)
}

@inline(never)
private func addNarrowRow(
  _ result: UnsafeMutablePointer<Float>, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  _ product: Product
) {
  var row = NarrowStrip(result)
  var (left, right) = (left, right)
  for _ in 0..<product.inner {
    row.add(left[0], times: NarrowStrip(right))
    left += product.columnStride
    right += product.rightStride
  }
  row.store(result)
}
