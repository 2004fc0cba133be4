import Testing

@testable import gumbel_tui

/// `sample` at the ends of its range: few draws, late draws, other methods.
@Suite struct SampleCaseTests {
  private static func table(_ arguments: String...) throws -> String {
    try gumbel(["sample", "--format", "table", "--seed", "5"] + arguments).output
  }

  @Test(arguments: [0, 1, 3])
  func `too few draws are not judged`(_ count: Int) throws {
    let text = try Self.table("--preset", "two", "--count", "\(count)")
    #expect(!text.contains("NOT") && !text.contains("deviate"))
    #expect(text.contains(count == 0 ? "No draws were made." : "Too few draws to judge"))
  }

  @Test func `enough draws are judged`() throws {
    let text = try Self.table("--preset", "two", "--count", "1000")
    #expect(text.contains("Picks are what their law allows, which leaves nothing to chance."))
    #expect(text.contains("Picks agree with their law: chi-square"))
  }

  @Test func `without draws nothing is claimed`() throws {
    let text = try gumbel("sample", "--preset", "two", "--count", "0").output
    let document = try decode(SampleDocument.self, text)
    for side in [document.left, document.right] {
      #expect(side.picks == [0, 0])
      #expect(side.pickLaw.count == 2)
      #expect(side.weights == nil && side.weightDeviation == nil)
      #expect(side.meanEntropy == nil && side.meanMax == nil && side.flipRate == nil)
      #expect(side.chiSquare == nil && side.pValue == nil && side.totalVariation == nil)
    }
    let row = try Self.table("--preset", "two", "--count", "0").split(separator: "\n").first {
      $0.hasPrefix("heads")
    }
    #expect(row?.split(separator: " ").dropFirst(3) == ["0", "–", "1.0000", "–", "–"])
    let csv = try gumbel("sample", "--preset", "two", "--count", "0", "--format", "csv").outputLines
    #expect(csv.last?.hasSuffix(",0,,,,,,,,gumbel-max") == true)
    let inclusion = try gumbel("topk", "--k", "1", "--count", "0", "--summary").output
    #expect(inclusion.contains(#""inclusion": null"#))
  }

  @Test func `one draw has no flip rate`() throws {
    let text = try gumbel("sample", "--preset", "two", "--count", "1").output
    let document = try decode(SampleDocument.self, text)
    #expect(document.right.flipRate == nil)
    #expect(document.right.weights != nil)
  }

  @Test func `the last draws of all can be made`() throws {
    let arguments = ["sample", "--logits", "1,0", "--first", "9223372036854775800", "--count", "7"]
    for what in ["picks", "weights", "noise"] {
      let outcome = try gumbel(arguments + ["--emit", what])
      #expect(outcome.status == 0)
      #expect(outcome.outputLines.count == 7)
    }
    #expect(try decode(SampleDocument.self, try gumbel(arguments).output).draws == 7)
    #expect(try gumbel(Array(arguments.dropLast(2)) + ["--count", "8"]).status == 64)
  }

  @Test func `a fixed run of any length is drawn at once`() throws {
    let outcome = try gumbel("snapshot", "--no-noise", "--count", "9223372036854775807")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("agree with the law"))
  }

  @Test(arguments: ["1e3", "1.0e3", "10e2", "1000", "+1000"])
  func `whole numbers may have an exponent`(_ count: String) throws {
    let text = try gumbel("sample", "--count", count).output
    #expect(try decode(SampleDocument.self, text).draws == 1000)
  }

  @Test(arguments: [
    "", "e3", "1e", "1e-3", "1.55e1", "1e19", "0x10", "1 000", ".5e1", "1e2e2", "--1", "-1e3",
  ])
  func `other texts are no whole numbers`(_ text: String) { #expect(Int(wholeNumber: text) == nil) }

  @Test(arguments: ["gumbel-max", "alias", "inverse-cdf", "multinomial"])
  func `every method follows the law`(_ method: String) throws {
    let text = try gumbel(
      "sample", "--logits", "1,0,-1,-inf", "--count", "100000", "--seed", "5", "--method", method
    ).output
    let document = try decode(SampleDocument.self, text)
    #expect(document.method == method)
    #expect(document.left.picks == [100_000, 0, 0, 0])
    #expect(document.right.picks.reduce(0, +) == 100_000)
    #expect(document.right.picks[3] == 0)
    #expect(try #require(document.right.pValue) > 1e-4)
    let hasWeights = method == "gumbel-max"
    #expect((document.right.weights != nil) == hasWeights)
    #expect((document.right.flipRate != nil) == hasWeights)
  }

  @Test func `methods are different draws`() throws {
    let counts = try ["gumbel-max", "alias", "inverse-cdf", "multinomial"].map { method in
      try decode(
        SampleDocument.self,
        try gumbel("sample", "--preset", "two", "--seed", "5", "--method", method).output
      ).right.picks
    }
    #expect(Set(counts).count == 4)
  }

  @Test(arguments: ["alias", "inverse-cdf"])
  func `emitted picks of a method are the ones that are counted`(_ method: String) throws {
    let arguments = ["sample", "--logits", "1,0,-1", "--seed", "5", "--method", method, "--first", "31"]
    let whole = arguments + ["--count", "70000"]
    let counted = try decode(SampleDocument.self, try gumbel(whole).output)
    for (side, counts) in [("left", counted.left.picks), ("right", counted.right.picks)] {
      let picks = try gumbel(whole + ["--emit", "picks", "--side", side]).outputLines.map { Int($0) }
      #expect((0..<3).map { category in picks.count { $0 == category } } == counts)
    }
  }

  @Test func `a larger file is read when asked for`() throws {
    let input = "1,2,3\n"
    #expect(try gumbel("sample", "--open", "-", "--max-bytes", "6", "--count", "1", input: input).status == 0)
    #expect(
      try gumbel("sample", "--open", "-", "--max-bytes", "5", "--count", "1", input: input).status == 66)
  }
}
