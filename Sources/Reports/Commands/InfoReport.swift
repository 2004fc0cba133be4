/// What was found about the program and its surroundings.
package struct InfoReport: Report, Sendable {
  /// A finding: its key for programs, its name for people, and a scalar.
  package typealias Fact = (key: String, name: String, value: JSON)

  private let facts: [Fact]

  /// A report of these, in their order.
  package init(_ facts: [Fact]) { self.facts = facts }

  package var json: JSON { .object(facts.map { JSON.Member(key: $0.key, value: $0.value) }) }

  package var csv: Table {
    var table = Table(columns: [.text("key"), .text("value")])
    table.rows = facts.map { [$0.key, Self.plain($0.value)] }
    return table
  }

  package var page: PrintedPage {
    let width = facts.map(\.name.count).max() ?? 0
    return PrintedPage(
      facts.map { fact in
        fact.name + String(repeating: " ", count: width - fact.name.count) + "  \(Self.plain(fact.value))"
      })
  }

  private static func plain(_ value: JSON) -> String {
    switch value {
    case .string(let text): text
    case .bool(let flag): flag ? "yes" : "no"
    case .null: "unknown"
    default: value.line
    }
  }
}
