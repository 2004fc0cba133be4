import Testing

/// A command line that is refused, the exit status, and what the message must name.
struct Refusal: CustomTestStringConvertible {
  var arguments: [String]
  var status: Int32
  var mentions: [String]
  var input = ""

  init(_ line: String, _ status: Int32, _ mentions: String..., input: String = "") {
    arguments = line.split(separator: " ").map(String.init)
    self.status = status
    self.mentions = mentions
    self.input = input
  }

  var testDescription: String { arguments.joined(separator: " ") }
}

@Suite struct ErrorTests {
  @Test(arguments: [
    Refusal("--foo", 64, "--foo"),
    Refusal("frobnicate", 64, "frobnicate"),
    Refusal("sample --logits 1,x", 64, "--logits", "number 2", "'x'"),
    Refusal("sample --logits nan,1", 64, "--logits", "nan"),
    Refusal("sample --logits inf,1", 64, "--logits", "+inf"),
    Refusal("sample --logits -inf,-inf", 64, "--logits", "masked"),
    Refusal("sample --logits 1e400", 64, "--logits", "1e400"),
    Refusal("sample --logits ,", 64, "--logits", "number 1"),
    Refusal("sample --logits", 64, "--logits"),
    Refusal("sample --probs 0.5,-0.5", 64, "--probs", "negative"),
    Refusal("sample --probs 0,0", 64, "--probs", "masked"),
    Refusal("sample --logits 1,2 --probs 1,2", 64, "--logits", "--probs"),
    Refusal("sample --preset two --open x.csv", 64, "--preset", "--open"),
    Refusal("--logits 1,2 --preset two", 64, "--logits", "--preset"),
    Refusal("sample --preset nonsense", 64, "nonsense", "next-word"),
    Refusal("sample --logits 1,2 --labels a,b,c", 64, "--labels", "3 labels", "2 categories"),
    Refusal("sample --labels a,,b --logits 1,2,3", 64, "--labels", "label 2"),
    Refusal("sample --tau -1", 64, "--tau", "-1"),
    Refusal("sample --tau hot", 64, "--tau", "hot"),
    Refusal("sample --tau nan", 64, "--tau", "nan"),
    Refusal("sample --seed -1", 64, "--seed"),
    Refusal("sample --left sofmax", 64, "--left", "gumbel-softmax"),
    Refusal("sample --count -5", 64, "--count"),
    Refusal("sample --first -5", 64, "--first"),
    Refusal("sample --first 9223372036854775807 --count 1", 64, "--first"),
    Refusal("sample --emit dreams", 64, "--emit", "picks"),
    Refusal("sample --format xml", 64, "--format", "jsonl"),
    Refusal("sample --fps 0", 64, "--fps"),
    Refusal("sample --threads 0", 64, "--threads"),
    Refusal("--theme pink", 64, "--theme", "mono"),
    Refusal("--view sideways", 64, "--view", "compare"),
    Refusal("--logits 1,2 sample", 64, "sample", "first"),
    Refusal("topk", 64, "--k"),
    Refusal("topk --k 0", 64, "--k"),
    Refusal("topk --k 3 --logits 1,2,-inf", 64, "--k", "2 unmasked"),
    Refusal("sweep --from 0", 64, "--from"),
    Refusal("sweep --from 2 --to 1", 64, "--to"),
    Refusal("sweep --points 1", 64, "--points"),
    Refusal("sweep --count 0", 64, "--count"),
    Refusal("snapshot --size 80", 64, "--size"),
    Refusal("snapshot --format png", 64, "--format", "svg"),
    Refusal("sample --open /nowhere/at/all.csv", 66, "/nowhere/at/all.csv"),
    Refusal("sample --open /tmp", 66, "/tmp"),
    Refusal("sample --open -", 65, "standard input", input: "1,x,3\n4,5,6\n"),
    Refusal("sample --open -", 65, "nan", input: "[1, NaN]"),
    Refusal("sample --open -", 65, input: ""),
    Refusal("sample --count 1 --output /nowhere/at/all.json", 73, "/nowhere/at/all.json"),
    Refusal("sample --count 1 --output /tmp", 73, "/tmp", "directory"),
    Refusal("sample --emit picks --count 100000 --output /dev/full", 74, "/dev/full"),
  ])
  func isRefusedInAFewLines(_ refusal: Refusal) throws {
    let outcome = try gumbel(refusal.arguments, input: refusal.input)
    #expect(outcome.status == refusal.status)
    #expect(outcome.output == "")
    #expect((1...3).contains(outcome.errorLines.count), "\(outcome.error)")
    for word in refusal.mentions { #expect(outcome.error.contains(word)) }
  }

  @Test func aUsageErrorPointsToTheHelpOfItsCommand() throws {
    #expect(try gumbel("sweep", "--tau", "x").error.contains("gumbel-tui sweep --help"))
  }

  @Test func controlCharactersOfAnArgumentDoNotReachTheTerminal() throws {
    let outcome = try gumbel("sample", "--preset", "\u{1b}[31mred")
    #expect(!outcome.error.contains("\u{1b}"))
  }
}
