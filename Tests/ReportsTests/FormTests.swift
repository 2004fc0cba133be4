import FoundationEssentials
import Reports
import Testing

/// JSON and tables, as every report writes them.
@Suite struct FormTests {
  @Test func `JSON keeps the order of keys and breaks only what is nested`() {
    let value = JSON.object([
      "b": .integer(1), "a": .numbers([0.1, 2, .infinity, -.infinity, .nan, .leastNonzeroMagnitude]),
      "rows": .array([.integers([1, 2]), .integers([3])]), "none": .object([]), "empty": .array([]),
    ])
    #expect(
      value.pretty == """
        {
          "b": 1,
          "a": [0.1,2,"inf","-inf","nan",5e-324],
          "rows": [
            [1,2],
            [3]
          ],
          "none": {},
          "empty": []
        }
        """)
    #expect(value.line.hasPrefix(#"{"b":1,"a":[0.1,2,"inf""#))
    #expect(!value.line.contains("\n"))
  }

  @Test func `JSON strings survive a reader`() throws {
    let text =
      "quote \" backslash \\ newline \n tab \t nul \0 escape \u{1b} c1 \u{9b} line \u{2028} τ 😀 e\u{301}"
    let written = JSON.strings([text]).line
    #expect(try decode([String].self, written) == [text])
    #expect(written.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) })
  }

  @Test(arguments: [0.1, 1 / 3, 1e300, .leastNonzeroMagnitude, .pi, 123_456_789.123])
  func `numbers read back as the same`(_ value: Double) throws {
    #expect(try decode([Double].self, JSON.numbers([value, -value]).line) == [value, -value])
  }

  @Test func `columns are aligned by what is seen`() {
    var table = Table(columns: [.text("name"), .number("n")])
    table.rows = [["漢字", "1"], ["e\u{301}", "1,000"], ["\u{1b}[31m", "2"]]
    #expect(table.page.text == "name       n\n漢字       1\ne\u{301}      1,000\n\u{FFFD}[31m      2\n")
  }

  @Test func `CSV quotes what needs it`() {
    var table = Table(columns: [.text("a"), .number("b")])
    table.rows = [["x,y", "1"], ["say \"hi\"", "2"], ["two\nlines", "3"], ["", "4"]]
    #expect(table.csv == "a,b\n\"x,y\",1\n\"say \"\"hi\"\"\",2\n\"two\nlines\",3\n,4\n")
  }

  private func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
