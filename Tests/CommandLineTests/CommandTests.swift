import Testing

@Suite struct CommandTests {
  @Test func `without a terminal the explorer prints a report`() throws {
    let outcome = try gumbel("--logits", "-1,2", "--seed", "9", "--tau", "0.5")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(outcome.output.contains("seed 9, 1,000,000 draws"))
    #expect(outcome.output.contains("gumbel-tui --logits=-1,2 --tau 0.5 --seed 9"))
    #expect(!outcome.output.contains("\u{1b}"))
  }

  @Test func `the report comes in other forms too`() throws {
    let document = try decode(SampleDocument.self, try gumbel("--seed", "9", "--format", "json").output)
    #expect(document.labels.first == "the")
    #expect(document.draws == 1_000_000)
  }

  @Test func `the command line of a report gives the same report`() throws {
    let report = try gumbel("explore", "--preset", "trap", "--tau", "0.3", "--seed", "4", "--hard").output
    let line = try #require(report.split(separator: "\n").last?.split(separator: ": ").last)
    #expect(try gumbel(line.split(separator: " ").dropFirst().map(String.init)).output == report)
  }

  @Test func `labels name categories`() throws {
    let arguments = ["sample", "--logits", "1,2", "--labels", #"-x,"New York, NY""#, "--count", "1"]
    #expect(try decode(SampleDocument.self, try gumbel(arguments).output).labels == ["-x", "New York, NY"])
    let csv = try gumbel(arguments + ["--format", "csv"]).output
    #expect(csv.contains(#",1,"New York, NY",2,"#))
  }

  @Test func `a preset brings its temperature and an option overrides it`() throws {
    let preset = try decode(
      SampleDocument.self, try gumbel("sample", "--preset", "trap", "--count", "1").output)
    #expect(preset.temperature == 0.1)
    let other = try decode(
      SampleDocument.self, try gumbel("sample", "--preset", "trap", "--tau", "0", "--count", "1").output)
    #expect(other.temperature == 0)
  }

  @Test func `top K draws ordered different categories`() throws {
    let arguments = ["topk", "--k", "2", "--logits", "0,1,2,-inf", "--seed", "3", "--count", "200"]
    let text = try gumbel(arguments).output
    #expect(Array(keys(in: text).suffix(4)) == ["k", "draws", "picks", "notices"])
    let document = try decode(TopKDocument.self, text)
    let draws = try #require(document.picks)
    #expect(draws.count == 200)
    #expect(draws.allSatisfy { $0.count == 2 && Set($0).count == 2 && !$0.contains(3) })
    let csv = try gumbel(arguments + ["--format", "csv"]).outputLines.dropFirst()
    #expect(csv.map { $0.split(separator: ",").dropFirst().map { Int($0) } } == draws)
    #expect(try gumbel(arguments + ["--format", "jsonl"]).outputLines.count == 200)
  }

  @Test func `inclusion of top K adds up to K`() throws {
    let text = try gumbel(
      "topk", "--k", "2", "--logits", "0,1,2", "--seed", "3", "--count", "1000", "--summary"
    ).output
    let inclusion = try #require(try decode(TopKDocument.self, text).inclusion)
    #expect(abs(inclusion.reduce(0, +) - 2) < 1e-12)
    #expect(inclusion == inclusion.sorted())
  }

  @Test func `a sweep has both ends and these keys`() throws {
    let arguments = [
      "sweep", "--from", "0.01", "--to", "100", "--points", "5", "--count", "500", "--seed", "1", "--logits",
      "1,0",
    ]
    let text = try gumbel(arguments).output
    let point = [
      "temperature", "softmaxWeights", "meanWeights", "weightDeviation", "meanEntropy", "meanMax",
      "maxAbove90",
      "maxAbove99", "meanWeightShift",
    ]
    #expect(Array(keys(in: text).suffix(18)) == point + ["law"] + point.dropFirst(2) + ["notices"])
    let points = try decode(SweepDocument.self, text).points
    #expect(points.map(\.temperature) == [0.01, 0.1, 1, 10, 100])
    #expect(points.map(\.meanEntropy) == points.map(\.meanEntropy).sorted())
    #expect(points[0].maxAbove90 > 0.9 && points[4].maxAbove90 == 0)
    #expect(points[0].meanWeightShift < points[4].meanWeightShift)
    let lines = try gumbel(arguments + ["--format", "jsonl"]).outputLines
    #expect(
      try lines.map { try decode(SweepDocument.Point.self, String($0)).temperature }
        == points.map(\.temperature))
  }

  @Test(arguments: ["json", "jsonl", "csv", "table"])
  func `presets are listed with a sentence`(_ format: String) throws {
    let outcome = try gumbel("presets", "--format", format)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("next-word"))
    #expect(outcome.output.contains("softmax always picks the first"))
  }

  @Test func `info tells the version`() throws {
    let text = try gumbel("info").output
    #expect(text.contains(#""version": ""#))
    let version = try gumbel("--version").output.split(separator: "\n")[0]
    #expect(text.contains(#""version": "\#(version)""#))
    #expect(try gumbel("info", environment: ["TERM=nonsense"]).status == 0)
  }

  @Test(arguments: [[], ["sample"], ["topk"], ["sweep"], ["snapshot"], ["presets"], ["info"], ["explore"]])
  func `help is on standard output`(_ command: [String]) throws {
    let outcome = try gumbel(command + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("USAGE: gumbel-tui"))
    #expect(outcome.error == "")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are made`(_ shell: String) throws {
    let outcome = try gumbel("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("gumbel-tui"))
  }
}
