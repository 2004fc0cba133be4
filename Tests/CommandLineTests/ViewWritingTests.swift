import Testing

@testable import gumbel_tui

/// The forms of `snapshot`; `FileLoopTests` has the key `w`.
@Suite struct ViewWritingTests {
  @Test(
    arguments: [
      ("compare", "\"pickLaw\""), ("one-draw", "\"scaledSums\""), ("simplex", "\"meanLaw\""),
      ("temperature", "\"squaredBias\""),
    ])
  func `snapshot writes the numbers of any view`(_ view: String, key: String) throws {
    let arguments = ["snapshot", "--view", view, "--preset", "two", "--seed", "1", "--count", "100"]
    let csv = try gumbel(arguments + ["--format", "csv"])
    #expect(csv.status == 0 && csv.outputLines.count >= 3)
    let json = try gumbel(arguments + ["--format", "json"])
    #expect(json.status == 0 && json.output.contains("\"seed\": 1"))
    #expect(json.output.contains(key))
  }
}
