import KernelInterface

// Noise in bulk, in the order of the categories.
extension GumbelNoise {
  /// Fills `values` with the noise of categories 0 ..< `categories` in consecutive draws from `firstDraw`, draw
  /// after draw; its length must be a multiple of `categories`. The same values as `value(draw:category:)`.
  ///
  /// Cost: about one nanosecond a value with the widest vectors.
  public func fill(_ values: inout MutableSpan<Float>, firstDraw: Int, categories: Int) {
    values.withUnsafeMutableBufferPointer {
      FloatRows(noise: self).fill($0, firstDraw: firstDraw, categories: categories)
    }
  }

  /// Fills `values` with noise in Double: as `fill` in Float, with the values of
  /// `doubleValue(draw:category:)`.
  ///
  /// Cost: about three nanoseconds a value with the widest vectors.
  public func fill(_ values: inout MutableSpan<Double>, firstDraw: Int, categories: Int) {
    values.withUnsafeMutableBufferPointer {
      DoubleRows(noise: self).fill($0, firstDraw: firstDraw, categories: categories)
    }
  }

  /// The noise in Double of one category in one draw.
  ///
  /// A canonical value of its own: the word that the Float value is made of and one more, as one fraction of
  /// 64 bits, extended to 128 where a tail needs it; accurate to about 2·10⁻¹⁶ and with both tails kept (to
  /// beyond 80 and −4.4). It agrees with the Float value to the precision of Float.
  public func doubleValue(draw: Int, category: Int) -> Double {
    kernels.doubleGumbel(
      stream, draw: UInt64(truncatingIfNeeded: draw), category: UInt32(truncatingIfNeeded: category))
  }

  /// The noise in Double of categories 0 ..< `categories` in one draw.
  public func doubleValues(draw: Int, categories: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: categories) { buffer, filled in
      DoubleRows(noise: self).fill(
        UnsafeMutableBufferPointer(rebasing: buffer[..<categories]), firstDraw: draw, categories: categories)
      filled = categories
    }
  }
}

/// How rows of noise are made: what differs between Float and Double.
private protocol NoiseRows {
  associatedtype Value
  var noise: GumbelNoise { get }

  /// Noise of up to four categories in `count` draws, in planes of `count`.
  func fillPlanes(
    _ planes: UnsafeMutablePointer<Value>, firstDraw: UInt64, count: Int, block: UInt32, categories: Int)

  /// Noise of `count` categories of one draw from `firstBlock` on, at most 1 024.
  func fillRow(_ row: UnsafeMutablePointer<Value>, draw: UInt64, firstBlock: UInt32, count: Int)
}

extension NoiseRows {
  /// Up to this many categories, vectors lie along the draws and are interleaved afterwards.
  private var widestInterleaved: Int { 48 }
  private var drawsPerBlock: Int { 256 }

  func fill(_ values: UnsafeMutableBufferPointer<Value>, firstDraw: Int, categories: Int) {
    precondition(categories > 0 && values.count % categories == 0, "whole draws of at least one category")
    guard let start = values.baseAddress else { return }
    let draws = values.count / categories
    if categories > widestInterleaved || draws < 8 {
      for draw in 0..<draws { fillRow(start + draw * categories, draw: firstDraw + draw, categories) }
    } else {
      let planes = UnsafeMutablePointer<Value>.allocate(capacity: drawsPerBlock * categories)
      defer { planes.deallocate() }
      for first in stride(from: 0, to: draws, by: drawsPerBlock) {
        let count = min(drawsPerBlock, draws - first)
        for block in 0..<(categories + 3) / 4 {
          fillPlanes(
            planes + 4 * block * count, firstDraw: UInt64(truncatingIfNeeded: firstDraw + first),
            count: count, block: UInt32(block), categories: min(4, categories - 4 * block))
        }
        interleave(planes, count: count, categories: categories, into: start + first * categories)
      }
    }
  }

  private func fillRow(_ row: UnsafeMutablePointer<Value>, draw: Int, _ categories: Int) {
    for first in stride(from: 0, to: categories, by: 1024) {
      fillRow(
        row + first, draw: UInt64(truncatingIfNeeded: draw), firstBlock: UInt32(first / 4),
        count: min(1024, categories - first))
    }
  }
}

/// Planes of one category each, turned into rows of one draw each.
@inline(__always)
func interleave<Value>(
  _ planes: UnsafePointer<Value>, count: Int, categories: Int, into rows: UnsafeMutablePointer<Value>
) {
  for draw in 0..<count {
    let row = rows + draw &* categories
    for category in 0..<categories { row[category] = planes[category &* count &+ draw] }
  }
}

private struct FloatRows: NoiseRows {
  let noise: GumbelNoise
  private let words = Scratch<UInt32>(capacity: 1024)

  init(noise: GumbelNoise) { self.noise = noise }

  func fillPlanes(
    _ planes: UnsafeMutablePointer<Float>, firstDraw: UInt64, count: Int, block: UInt32, categories: Int
  ) {
    noise.kernels.gumbelByDraw(
      noise.stream, firstDraw: firstDraw, count: count, block: block, categories: categories,
      words: words.start, noise: planes)
  }

  func fillRow(_ row: UnsafeMutablePointer<Float>, draw: UInt64, firstBlock: UInt32, count: Int) {
    noise.kernels.fillRow(
      row, noise.stream, draw: draw, firstBlock: firstBlock, count: count, words: words.start)
  }
}

extension KernelSet {
  /// Noise of `count` categories of one draw, in order, of which the first is 4·`firstBlock`. `words` is
  /// scratch for as many words, rounded up to a multiple of four.
  func fillRow(
    _ row: UnsafeMutablePointer<Float>, _ stream: NoiseStream, draw: UInt64, firstBlock: UInt32, count: Int,
    words: UnsafeMutablePointer<UInt32>
  ) {
    wordsByCategory(stream, draw: draw, firstBlock: firstBlock, count: (count + 3) / 4, words: words)
    gumbelInOrder(
      stream, draw: draw, firstCategory: 4 * firstBlock, count: count, words: words, noise: row)
  }
}

private struct DoubleRows: NoiseRows {
  let noise: GumbelNoise
  private let words = Scratch<UInt64>(capacity: 1024)

  init(noise: GumbelNoise) { self.noise = noise }

  func fillPlanes(
    _ planes: UnsafeMutablePointer<Double>, firstDraw: UInt64, count: Int, block: UInt32, categories: Int
  ) {
    noise.kernels.doubleGumbelByDraw(
      noise.stream, firstDraw: firstDraw, count: count, block: block, categories: categories,
      words: words.start, noise: planes)
  }

  func fillRow(_ row: UnsafeMutablePointer<Double>, draw: UInt64, firstBlock: UInt32, count: Int) {
    noise.kernels.doubleGumbelInOrder(
      noise.stream, draw: draw, firstBlock: firstBlock, count: count, words: words.start, noise: row)
  }
}

/// Uninitialised memory that is given back with its owner.
final class Scratch<Element: BitwiseCopyable> {
  let start: UnsafeMutablePointer<Element>

  init(capacity: Int) { start = .allocate(capacity: capacity) }

  deinit { start.deallocate() }
}
