import Glibc
import TestSupport
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
    Refusal("frobnicate", 64, "no command 'frobnicate'", "Commands: explore, sample"),
    Refusal("frobnicate --foo", 64, "no command 'frobnicate'"),
    Refusal("sample frobnicate", 64, "frobnicate", "gumbel-tui sample"),
    Refusal("sample --logits 1e-400", 64, "--logits", "number 1", "too close to 0"),
    Refusal("sample --logits 1,x", 64, "--logits", "number 2", "'x'"),
    Refusal("sample --logits nan,1", 64, "--logits", "nan"),
    Refusal("sample --logits inf,1", 64, "--logits", "category 1 is +∞"),
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
    Refusal("sample --tau 1e-400", 64, "--tau", "1e-400", "too close to 0"),
    Refusal("sample --tau hot", 64, "--tau", "hot"),
    Refusal("sample --tau nan", 64, "--tau", "nan"),
    Refusal("sample --seed -1", 64, "'-1'", "--seed", "from 0 to 18446744073709551615"),
    Refusal("sample --left sofmax", 64, "--left", "gumbel-softmax"),
    Refusal("sample --count -5", 64, "'-5'", "--count", "from 0", "1e6"),
    Refusal("sample --count=-5", 64, "'-5'", "--count"),
    Refusal("sample --count 1.5", 64, "'1.5'", "--count", "whole number"),
    Refusal("sample --count 1e19", 64, "'1e19'", "9223372036854775807"),
    Refusal("sample --first -5", 64, "'-5'", "--first", "from 0"),
    Refusal("sample --first 9223372036854775807", 64, "--first", "9223372036853775807"),
    Refusal("sample --first 9223372036854775807 --count 1", 64, "--first"),
    Refusal("sample --emit dreams", 64, "--emit", "picks"),
    Refusal("sample --format xml", 64, "--format", "jsonl"),
    Refusal("sample --fps 0", 64, "--fps"),
    Refusal("sample --fps -1", 64, "'-1'", "--fps", "1 to 240"),
    Refusal("sample --threads 0", 64, "--threads", "1 to 1024"),
    Refusal("sample --threads -2", 64, "'-2'", "--threads"),
    Refusal("sample --method dice", 64, "--method", "inverse-cdf"),
    Refusal("sample --method multinomial --emit picks", 64, "--emit", "multinomial"),
    Refusal("sample --method alias --emit weights", 64, "--emit weights", "gumbel-max"),
    Refusal("sample --max-bytes 0", 64, "--max-bytes", "from 1"),
    Refusal("--theme pink", 64, "--theme", "mono"),
    Refusal("--view sideways", 64, "--view", "compare"),
    Refusal("--logits 1,2 sample", 64, "sample", "first"),
    Refusal("topk", 64, "--k"),
    Refusal("topk --k 0", 64, "--k", "from 1"),
    Refusal("topk --k -1", 64, "'-1'", "--k"),
    Refusal("topk --k 3 --logits 1,2,-inf", 64, "--k", "2 unmasked"),
    Refusal("sweep --from 0", 64, "--from", "above 0"),
    Refusal("sweep --from -1", 64, "'-1'", "--from", "above 0"),
    Refusal("sweep --from 1e-400", 64, "--from", "too close to 0"),
    Refusal("sweep --to inf", 64, "--to", "finite"),
    Refusal("sweep --from 2 --to 1", 64, "--to"),
    Refusal("sweep --points 1", 64, "--points", "2 to 100000"),
    Refusal("sweep --points -1", 64, "'-1'", "--points"),
    Refusal("sweep --count 0", 64, "--count"),
    Refusal("snapshot --size 80", 64, "--size", "120x36"),
    Refusal("snapshot --size 0x0", 64, "'0x0'", "--size", "1 to 1000"),
    Refusal("snapshot --size -5x10", 64, "'-5x10'", "--size"),
    Refusal("snapshot --format png", 64, "--format", "svg"),
    Refusal("sample --open /nowhere/at/all.csv", 66, "/nowhere/at/all.csv"),
    Refusal("sample --open /tmp", 66, "/tmp"),
    Refusal("sample --open -", 65, "standard input", input: "1,x,3\n4,5,6\n"),
    Refusal("sample --open -", 65, "category 2", "nan", input: "[1, NaN]"),
    Refusal("sample --open - --max-bytes 5", 66, "5 bytes", "--max-bytes", input: "1,2,3\n"),
    Refusal("sample --open -", 65, input: ""),
    Refusal("sample --count 1 --output /nowhere/at/all.json", 73, "/nowhere/at/all.json"),
    Refusal("sample --count 1 --output /tmp", 73, "/tmp", "directory"),
    Refusal("sample --emit picks --count 100000 --output /dev/full", 74, "/dev/full"),
  ])
  func `is refused in a few lines`(_ refusal: Refusal) throws {
    let outcome = try gumbel(refusal.arguments, input: refusal.input)
    #expect(outcome.status == refusal.status)
    #expect(outcome.output == "")
    #expect((1...3).contains(outcome.errorLines.count), "\(outcome.error)")
    for word in refusal.mentions { #expect(outcome.error.contains(word)) }
  }

  @Test func `a file without a name is refused`() throws {
    let outcome = try gumbel("sample", "--open", "")
    #expect(outcome.status == 64)
    #expect(outcome.error.contains("the name of the file is empty"))
  }

  @Test(arguments: [["--help"], ["sample", "--help"], ["--version"], ["presets"]])
  func `a full device is reported`(_ arguments: [String]) throws {
    let full = open("/dev/full", O_RDWR)
    defer { close(full) }
    let errors = try #require(tmpfile())
    defer { fclose(errors) }
    let process = try spawn(arguments, input: full, output: full, error: fileno(errors))
    #expect(exitStatus(of: process) == 74)
    #expect(lseek(fileno(errors), 0, SEEK_END) > 0)
  }

  @Test func `a usage error points to the help of its command`() throws {
    #expect(try gumbel("sweep", "--tau", "x").error.contains("gumbel-tui sweep --help"))
  }

  @Test func `control characters of an argument do not reach the terminal`() throws {
    let outcome = try gumbel("sample", "--preset", "\u{1b}[31mred")
    #expect(!outcome.error.contains("\u{1b}"))
  }
}
