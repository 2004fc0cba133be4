/// A run of categories that kernels handle together when vectors lie along the categories: 256 blocks of
/// four, or what is left of them.
///
/// Within a chunk, categories are stored in four *planes*: category 4j + p at p·blocks + j, the order in
/// which Philox yields its words.
struct CategoryChunk {
  static let blocksPerChunk = 256

  /// The first category.
  let first: Int
  /// The categories in use; the last block may be partly unused.
  let count: Int

  /// Blocks of four, the last one perhaps padded.
  var blocks: Int { (count + 3) / 4 }

  /// Where a category, as an offset from `first`, is stored in the chunk.
  func position(_ offset: Int) -> Int { (offset & 3) * blocks + offset >> 2 }

  /// The chunks that make up `categories` categories.
  static func all(_ categories: Int) -> some Sequence<CategoryChunk> {
    stride(from: 0, to: categories, by: 4 * blocksPerChunk).lazy.map {
      CategoryChunk(first: $0, count: min(4 * blocksPerChunk, categories - $0))
    }
  }

  /// The chunk that holds `category`.
  static func holding(_ category: Int, of categories: Int) -> CategoryChunk {
    let first = category & ~(4 * blocksPerChunk - 1)
    return CategoryChunk(first: first, count: min(4 * blocksPerChunk, categories - first))
  }

  /// The lowest category whose value, among the chunk's values in planes, is `value`.
  func lowestCategory(of value: Float, in values: UnsafePointer<Float>) -> Int {
    for offset in 0..<count where values[position(offset)] == value { return first + offset }
    return first
  }
}
