import Testing

@Suite struct SampleTests {
  static let small = ["sample", "--logits", "-1,2", "--count", "2000", "--seed", "7"]

  @Test func `the summary has these keys in this order`() throws {
    let side = [
      "construction", "picks", "pickLaw", "weights", "weightDeviation", "meanEntropy", "meanMax", "flipRate",
      "chiSquare", "degreesOfFreedom", "pValue", "totalVariation",
    ]
    let whole = [
      "labels", "logits", "probabilities", "temperature", "noise", "hard", "seed", "draws", "method",
    ]
    let outcome = try gumbel(Self.small)
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(keys(in: outcome.output) == whole + ["left"] + side + ["right"] + side + ["notices"])
  }

  @Test func `the summary counts what was asked for`() throws {
    let document = try decode(SampleDocument.self, try gumbel(Self.small + ["--tau", "0.5"]).output)
    #expect(document.labels == ["a", "b"])
    #expect(document.logits == [-1, 2])
    #expect(document.temperature == 0.5)
    #expect(document.noise && !document.hard)
    #expect(document.seed == 7)
    #expect(document.draws == 2000)
    #expect(document.left.construction == "softmax")
    #expect(document.left.picks == [0, 2000])
    #expect(document.left.pValue == nil)
    #expect(document.right.construction == "gumbel-softmax")
    #expect(document.right.picks.reduce(0, +) == 2000)
    #expect(document.right.pickLaw == document.probabilities)
    #expect(abs(try #require(document.right.weights).reduce(0, +) - 1) < 1e-6)
    #expect(try #require(document.right.pValue) > 1e-6)
  }

  @Test func `infinities are strings`() throws {
    let text = try gumbel("sample", "--logits", "-inf,0,1", "--tau", "inf", "--count", "10").output
    let document = try decode(SampleDocument.self, text)
    #expect(text.contains(#""logits": ["-inf",0,1]"#))
    #expect(text.contains(#""temperature": "inf""#))
    #expect(document.probabilities[0] == 0)
    #expect(document.right.picks[0] == 0)
  }

  @Test func `probabilities need not sum to one`() throws {
    let document = try decode(
      SampleDocument.self, try gumbel("sample", "--probs", "3,1,0", "--count", "10").output)
    #expect(zip(document.probabilities, [0.75, 0.25, 0]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(document.logits[2] == Number(floatLiteral: -.infinity))
  }

  @Test func `the same seed gives the same bytes`() throws {
    #expect(try gumbel(Self.small).output == gumbel(Self.small).output)
  }

  @Test func `without a seed one is drawn and shown`() throws {
    let arguments = ["sample", "--count", "10"]
    let first = try decode(SampleDocument.self, try gumbel(arguments).output)
    let second = try decode(SampleDocument.self, try gumbel(arguments).output)
    #expect(first.seed != second.seed)
  }

  @Test func `the largest seed survives`() throws {
    let text = try gumbel("sample", "--count", "1", "--seed", "18446744073709551615").output
    #expect(text.contains(#""seed": 18446744073709551615,"#))
  }

  @Test func `every form tells the same counts`() throws {
    let document = try decode(SampleDocument.self, try gumbel(Self.small).output)
    let picks = document.right.picks

    let line = try gumbel(Self.small + ["--format", "jsonl"])
    #expect(line.outputLines.count == 1)
    #expect(try decode(SampleDocument.self, line.output).right.picks == picks)

    let csv = try gumbel(Self.small + ["--format", "csv"]).outputLines.map { $0.split(separator: ",") }
    #expect(csv.count == 5)
    let column = try #require(csv[0].firstIndex(of: "picks"))
    #expect(csv.suffix(2).map { Int($0[column]) } == picks)

    let table = try gumbel(Self.small + ["--format", "table"]).output
    #expect(table.contains("Right: gumbel-softmax"))
    #expect(table.contains(" \(picks[0]) "))
  }

  @Test(arguments: ["picks", "weights", "noise"])
  func `emitted ranges of draws join to the whole`(_ what: String) throws {
    let arguments = ["sample", "--emit", what, "--logits", "1,0,-1", "--tau", "0.7", "--seed", "5"]
    let whole = try gumbel(arguments + ["--count", "1000"]).output
    let head = try gumbel(arguments + ["--count", "300"]).output
    let tail = try gumbel(arguments + ["--first", "300", "--count", "700"]).output
    #expect(head + tail == whole)
    let lines = whole.split(separator: "\n")
    #expect(lines.count == 1000)
    #expect(lines.allSatisfy { $0.split(separator: ",").count == (what == "picks" ? 1 : 3) })
  }

  @Test func `emitted picks are the ones that are counted`() throws {
    let arguments = ["sample", "--logits", "1,0,-1", "--seed", "5", "--count", "70000"]
    let counted = try decode(SampleDocument.self, try gumbel(arguments).output)
    for side in ["left", "right"] {
      let picks = try gumbel(arguments + ["--emit", "picks", "--side", side]).outputLines.map { Int($0) }
      let counts = (0..<3).map { category in picks.count { $0 == category } }
      #expect(counts == (side == "left" ? counted.left.picks : counted.right.picks))
    }
  }

  @Test func `hard weights are one hot at the pick`() throws {
    let arguments = ["sample", "--logits", "1,0,-1", "--seed", "5", "--count", "50", "--hard", "--emit"]
    let picks = try gumbel(arguments + ["picks"]).outputLines
    let rows = try gumbel(arguments + ["weights"]).outputLines.map {
      $0.split(separator: ",").map { Double($0) }
    }
    for (pick, row) in zip(picks, rows) {
      #expect(row == (0..<3).map { String($0) == pick ? 1 : 0 })
    }
  }

  @Test func `noise that is off is zero`() throws {
    let lines = try gumbel("sample", "--logits", "1,0", "--no-noise", "--emit", "noise", "--count", "3")
      .outputLines
    #expect(lines == ["0.0,0.0", "0.0,0.0", "0.0,0.0"])
  }
}
