import GumbelEngine

/// One of several equal shares of a command's work, written `2/5`.
package struct Shard: Equatable, Sendable, CustomStringConvertible {
  /// The most shares of one piece of work.
  package static let most = 100_000
  /// All the work as a single share.
  package static let whole = Shard(number: 1, count: 1)

  /// Which share this is, from 1.
  package let number: Int
  /// How many there are.
  package let count: Int

  /// The share with that number, `nil` where there is none.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), 1...Self.most ~= count,
      1...count ~= number
    else { return nil }
    self.init(number: number, count: count)
  }

  private init(number: Int, count: Int) {
    self.number = number
    self.count = count
  }

  package var description: String { "\(number)/\(count)" }

  /// This share of `range`: all shares together are the whole, in their order. Some are empty where there are
  /// more shares than elements.
  package func share(of range: Range<Int>) -> Range<Int> {
    let parts = range.split(into: count)
    return number <= parts.count ? parts[number - 1] : range.upperBound..<range.upperBound
  }
}
