import Testing

@testable import LogitFiles

@Suite struct LogitSourceTests {
  private func parse(_ text: String, existing: Set<String>) -> LogitSource {
    LogitSource(parsing: text, exists: existing.contains)
  }

  @Test func `file array and row are told apart`() {
    let existing: Set = ["a.npz"]
    #expect(parse("a.npz", existing: existing) == LogitSource(path: "a.npz"))
    #expect(parse("a.npz:w", existing: existing) == LogitSource(path: "a.npz", array: "w"))
    #expect(parse("a.npz@7", existing: existing) == LogitSource(path: "a.npz", row: 7))
    #expect(parse("a.npz:w@7", existing: existing) == LogitSource(path: "a.npz", array: "w", row: 7))
    #expect(parse("a.npz:x:y@7", existing: existing) == LogitSource(path: "a.npz", array: "x:y", row: 7))
    #expect(parse("a.npz:p@q", existing: existing) == LogitSource(path: "a.npz", array: "p@q"))
  }

  @Test func `a file whose very name has the signs wins`() {
    #expect(parse("a@7", existing: ["a", "a@7"]) == LogitSource(path: "a@7"))
    #expect(parse("a:w", existing: ["a", "a:w"]) == LogitSource(path: "a:w"))
    #expect(parse("a:w@7", existing: ["a", "a:w"]) == LogitSource(path: "a:w", row: 7))
    #expect(parse("a@7:w", existing: ["a@7"]) == LogitSource(path: "a@7", array: "w"))
    #expect(parse("a:b:c", existing: ["a", "a:b"]) == LogitSource(path: "a:b", array: "c"))
    #expect(parse("a@1@2", existing: ["a@1"]) == LogitSource(path: "a@1", row: 2))
  }

  @Test func `standard input has arrays and rows too`() {
    #expect(parse("-", existing: []) == LogitSource(path: "-"))
    #expect(parse("-@3", existing: []) == LogitSource(path: "-", row: 3))
    #expect(parse("-:w@3", existing: []) == LogitSource(path: "-", array: "w", row: 3))
  }

  @Test func `a missing file is named as was probably meant`() {
    #expect(parse("none.csv", existing: []).path == "none.csv")
    #expect(parse("none.csv@2", existing: []) == LogitSource(path: "none.csv", row: 2))
    #expect(parse("none.npz:w@2", existing: []) == LogitSource(path: "none.npz", array: "w", row: 2))
    #expect(parse("c:dir/none.csv", existing: []).path == "c:dir/none.csv")
    #expect(parse("none@last", existing: []) == LogitSource(path: "none@last"))
  }

  @Test(arguments: ["", "@", ":", "@5", ":w", "a:", "a@", "a@-1", "a@99999999999999999999", "é:日@0", "::@@"])
  func `no text is too odd`(_ text: String) {
    let source = parse(text, existing: [])
    #expect(source.description == text)
  }
}
