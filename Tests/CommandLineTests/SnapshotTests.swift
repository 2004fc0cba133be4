import Testing

@Suite struct SnapshotCommandTests {
  static let picture = ["snapshot", "--count", "1000", "--seed", "42", "--size"]

  @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 12)])
  func `a picture has the size that was asked for`(_ columns: Int, _ rows: Int) throws {
    let outcome = try gumbel(Self.picture + ["\(columns)x\(rows)"])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == rows)
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= columns })
    #expect(outcome.output.contains("τ 0.500"))
  }

  @Test func `every form is what it says`() throws {
    #expect(try gumbel(Self.picture + ["80x24", "--format", "svg"]).output.contains("</svg>"))
    #expect(try gumbel(Self.picture + ["80x24", "--format", "ansi"]).output.contains("\u{1b}["))
    #expect(try !gumbel(Self.picture + ["80x24", "--format", "text"]).output.contains("\u{1b}"))
  }

  @Test func `without colour there is not one colour code`() throws {
    let arguments = Self.picture + ["80x24", "--format", "ansi"]
    let environment = try gumbel(arguments, environment: ["NO_COLOR=1"]).output
    let option = try gumbel(arguments + ["--no-color"]).output
    #expect(environment == option)
    #expect(!option.contains("38;5") && !option.contains("48;5"))
  }

  @Test func `ASCII is ASCII`() throws {
    let text = try gumbel(Self.picture + ["120x36", "--ascii"]).output
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `views differ`() throws {
    let arguments = Self.picture + ["80x24", "--view"]
    #expect(try gumbel(arguments + ["compare"]).output != gumbel(arguments + ["one-draw"]).output)
  }
}
