import Reports
import Testing

/// Shares of a range; `CommandLineTests` has those of commands.
@Suite struct ShareTests {
  @Test func `shares of one are all of it`() throws {
    let range = 3..<10
    for count in 1...9 {
      let shares = (1...count).compactMap { Shard("\($0)/\(count)")?.share(of: range) }
      #expect(shares.count == count && shares.flatMap { $0 } == Array(range))
    }
    for text in ["0/1", "2/1", "1", "1/", "1/0", "a/2", "1/2/3", "-1/2"] { #expect(Shard(text) == nil) }
  }
}
