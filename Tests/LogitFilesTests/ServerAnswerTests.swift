import GumbelEngine
import Testing

@testable import LogitFiles

/// Answers of language models' servers, in the forms that people have.
@Suite struct ServerAnswerTests {
  /// What reading a file comes to: for each row the labels and the mass of each.
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var rows: [[(label: String, mass: Double)]]

    init(_ name: String, _ rows: [(label: String, mass: Double)]...) {
      testDescription = name
      self.rows = rows
    }
  }

  private static let blue = [(" blue", 0.62), (" grey", 0.21), (" clear", 0.09), ("other", 0.08)]
  private static let stop = [(".", 0.8), (",", 0.15), ("other", 0.05)]

  private static func masses(_ pairs: (String, Double)...) -> [(label: String, mass: Double)] {
    let found = pairs.map { (label: $0.0, mass: Double.exp($0.1)) }
    return found + [("other", 1 - found.reduce(0) { $0 + $1.mass })]
  }

  static let files = [
    Case("ollama.json", blue, stop), Case("responses.json", blue, stop),
    Case("batch.jsonl", blue, stop, blue, stop), Case("stream.jsonl", blue, stop),
    Case("stream.sse", blue, stop),
    Case(
      "tgi.json", [(" blue", 0.62), (" grey", 0.21), ("other", 0.17)], [(".", 0.8), ("other", 0.2)]),
    Case(
      "vllm_prompt.json", masses(("The", -0.3), ("#", -2.1)), masses((" sky", -1.2), (" sea", -0.7))),
    Case(
      "vllm_old_engine.json", masses(("15043", -7.58), ("917", -2.51)), masses(("29892", -1.49)),
      masses(("590", -1.83), ("306", -1.35))),
    Case("sglang.json", masses((" blue", -0.478), (" grey", -1.56), ("9", -2.4))),
    Case("dup_chosen.json", masses((" x", -0.9), ("\\x9F", -1.8), ("\\xF0", -1))),
  ]

  private func read(_ name: String, row: Int? = nil) throws -> NamedLogits {
    try readLogits(from: LogitSource(path: FixtureTests.folder + "cases/" + name, row: row))
  }

  @Test(arguments: files)
  func `every token of a server's answer is a row, and what its list leaves out is other`(
    _ file: Case
  ) throws {
    for (index, expected) in file.rows.enumerated() {
      let found = try read(file.testDescription, row: index)
      #expect(found.labels == expected.map(\.label))
      #expect(found.row == index && found.rowCount == file.rows.count)
      for (mass, wanted) in zip(found.logits.probabilities, expected.map(\.mass)) {
        #expect(abs(mass - wanted) < 1e-12, "\(file.testDescription)@\(index): \(mass), not \(wanted)")
      }
    }
  }

  @Test(arguments: [("batch.jsonl", 3), ("stream.jsonl", 1), ("stream.sse", 1), ("lmeval_num.jsonl", 1)])
  func `the newest row of several answers is the default`(_ name: String, _ row: Int) throws {
    let found = try read(name)
    #expect(found.row == row && found.rowCount == row + 1)
    let named = try read(name, row: row)
    #expect(found.logits == named.logits && found.labels == named.labels)
  }

  @Test func `the answers that an evaluation compares are one row of logits`() throws {
    for row in 0...1 {
      let found = try read("lmeval_num.jsonl", row: row)
      #expect(found.logits.values == [-1.2, -0.4, -3.5] && found.labels == nil && found.rowCount == 2)
    }
    // As the evaluation writes them itself, all in strings.
    let found = try parse("{\"doc_id\":0,\"filtered_resps\":[[\"-11.25\",\"False\"],[\"-9.5\",\"True\"]]}")
    #expect(found.logits.values == [-11.25, -9.5])
  }

  @Test func `two byte tokens that look alike are both kept`() throws {
    let found = try read("dup_chosen.json")
    for (mass, wanted) in zip(found.logits.probabilities, [0.4066, 0.1653, 0.3679, 0.0602]) {
      #expect(abs(mass - wanted) < 1e-4)
    }
  }
}
