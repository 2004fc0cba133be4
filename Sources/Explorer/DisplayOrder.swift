import GumbelEngine

/// The categories in the order in which they are listed.
public struct DisplayOrder: Sendable, Equatable, RandomAccessCollection {
  /// The categories by falling probability; `nil` while they stand in their own order, so that a large
  /// vocabulary costs nothing until it is sorted.
  private let ranking: [Int]?
  /// The number of categories.
  public let count: Int

  /// The order of the categories of `logits`; equal logits keep their own order. Sorting costs O(K).
  public init(_ logits: Logits, sorted: Bool) {
    count = logits.count
    guard sorted else {
      ranking = nil
      return
    }
    ranking = Explorer.ranking(logits.values)
  }

  /// The first row.
  public var startIndex: Int { 0 }
  /// The row after the last.
  public var endIndex: Int { count }

  /// The category in `row`.
  public subscript(row: Int) -> Int { ranking?[row] ?? row }

  /// The row of `category`, which must be one of the categories. Cost when sorted: O(K).
  public func row(of category: Int) -> Int { ranking?.firstIndex(of: category) ?? category }
}
