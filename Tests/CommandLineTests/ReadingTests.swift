import Glibc
import TestSupport
import Testing

@testable import gumbel_tui

/// What is said about the contents of a file, and what is told of it.
@Suite struct ReadingTests {
  private static let cases =
    #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 }
    + "/LogitFilesTests/Fixtures/cases/"

  private static let idNotice =
    "'id' is metadata by name and left out. --columns NAME,… chooses the categories."

  /// Commands that take a file, and print a report in JSON.
  static let reports: [[String]] = [
    ["sample", "--count", "10"], ["topk", "--k", "2"], ["topk", "--k", "2", "--count", "0"],
    ["topk", "--k", "2", "--summary"], ["sweep", "--points", "2", "--count", "10"],
    ["gradients", "--samples", "10"], ["explore", "--format", "json"],
    ["snapshot", "--format", "json", "--count", "10"],
    ["snapshot", "--format", "json", "--count", "10", "--view", "one-draw"],
    ["snapshot", "--format", "json", "--count", "10", "--view", "simplex"],
    ["snapshot", "--format", "json", "--count", "10", "--view", "temperature"],
    ["snapshot", "--format", "json", "--count", "10", "--view", "gradients"],
    ["snapshot", "--format", "json", "--count", "10", "--view", "training"],
  ]

  private struct Noted: Decodable { var notices: [String] }

  @Test(arguments: reports)
  func `a report in JSON ends with the notices, which go to standard error too`(_ command: [String]) throws {
    let noted = try gumbel(command + ["--seed", "1", "--open", Self.cases + "pd_id.csv"])
    #expect(noted.status == 0)
    #expect(try decode(Noted.self, noted.output).notices == [Self.idNotice])
    #expect(keys(in: noted.output).last == "notices")
    #expect(noted.error == "gumbel-tui: note: \(Self.idNotice)\n")
    let silent = try gumbel(command + ["--seed", "1", "--logits", "1,2,3"])
    #expect(try decode(Noted.self, silent.output).notices == [])
    #expect(silent.error == "")
  }

  @Test(arguments: [
    ["sample", "--count", "10", "--format", "table"], ["sample", "--count", "10", "--format", "csv"],
    ["sample", "--count", "10", "--format", "jsonl"], ["sample", "--count", "2", "--emit", "picks"],
    ["topk", "--k", "1", "--format", "jsonl"], ["snippet"], ["snapshot", "--count", "10"], ["explore"],
  ])
  func `other forms have notices on standard error only`(_ command: [String]) throws {
    let outcome = try gumbel(command + ["--seed", "1", "--open", Self.cases + "pd_id.csv"])
    #expect(outcome.status == 0 && !outcome.output.contains("metadata"))
    #expect(outcome.error == "gumbel-tui: note: \(Self.idNotice)\n")
  }

  @Test func `columns and quantity are those that are named`() throws {
    struct Document: Decodable {
      var labels: [String]
      var logits: [Double]
      var probabilities: [Double]
      var notices: [String]
    }
    func read(_ arguments: String...) throws -> Document {
      let outcome = try gumbel(["topk", "--k", "1", "--seed", "1"] + arguments)
      #expect(outcome.error == "")
      return try decode(Document.self, outcome.output)
    }
    let columns = try read("--open", Self.cases + "pd_id.csv@1", "--columns", "bird,\"cat\"")
    #expect(columns.labels == ["bird", "cat"] && columns.logits == [0.3, 0.5] && columns.notices == [])
    let probabilities = try read("--open", Self.cases + "probs.npy", "--as", "probs")
    #expect(zip(probabilities.probabilities, [0.7, 0.2, 0.1]).allSatisfy { abs($0 - $1) < 1e-7 })
    let logits = try read("--open", Self.cases + "h_score.csv", "--as", "logits")
    #expect(logits.logits == [0.7, 0.2, 0.1])
    let outcome = try gumbel(
      "topk", "--k", "1", "--open", "-", "--as", "logprobs", input: "[-1, -2]")
    #expect(try decode(Document.self, outcome.output).labels == ["a", "b", "other"])
  }

  @Test func `standard input has notices too`() throws {
    let outcome = try gumbel("sample", "--count", "10", "--open", "-", input: "[0.7, 0.2, 0.1]")
    let notice = "The values sum to 1 and are read as logits. If they are probabilities: --as probs."
    #expect(try decode(Noted.self, outcome.output).notices == [notice])
    #expect(outcome.error == "gumbel-tui: note: \(notice)\n")
  }

  @Test(arguments: [
    (
      ["--as", "probs"],
      "gumbel-tui: --as says what the values of a file are, and there is no --open\n"
        + "  Give a file: --open probs.npy --as probs. Numbers on the command line: --probs 0.5,0.3,0.2\n"
    ),
    (["--as", "probs", "--logits", "1,2"], "gumbel-tui: --as says what the values of a file are"),
    (["--as", "probs", "--preset", "two"], "gumbel-tui: --as says what the values of a file are"),
    (
      ["--columns", "a"],
      "gumbel-tui: --columns chooses columns of a file, and there is no --open\n"
        + "  Give a file: --open logits.csv --columns the,a,this\n"
    ),
    (
      ["--columns", "a,a", "--open", "x"],
      "gumbel-tui: --columns: 'a' is there twice\n  Name each column once.\n"
    ),
    (["--columns", "\"a", "--open", "x"], "gumbel-tui: --columns: "),
  ])
  func `options about a file need one`(_ arguments: [String], _ message: String) throws {
    for command in [["sample"], ["explore"], ["snapshot"], ["explore", "--plain"]] {
      let outcome = try gumbel(command + arguments)
      #expect(outcome.status == 64 && outcome.output == "")
      #expect(outcome.error.hasPrefix(message), "\(outcome.error)")
      #expect(outcome.errorLines.count == 3)
    }
  }

  @Test func `a column that is not there is bad data`() throws {
    let file = Self.cases + "pd_id.csv"
    let outcome = try gumbel("sample", "--open", file, "--columns", "cat,cow")
    #expect(outcome.status == 65 && outcome.output == "")
    #expect(outcome.error.contains("no column is named 'cow'\n  There are 'id', 'cat', 'dog', 'bird'.\n"))
  }

  @Test(arguments: [
    ["sample", "--count", "1001"], ["sweep", "--points", "3", "--count", "100"],
    ["gradients", "--samples", "1000"],
  ])
  func `shares carry notices, so that together they are the whole to the last byte`(_ command: [String])
    throws
  {
    try withFolder { folder in
      let command = command + ["--seed", "3", "--open", Self.cases + "pd_id.csv"]
      let whole = try gumbel(command)
      #expect(whole.output.contains("metadata"))
      let files = try (1...3).map { number in
        let file = "\(folder)/\(number).json"
        let share = try gumbel(command + ["--shard", "\(number)/3", "--output", file])
        #expect(share.error == whole.error)
        return file
      }
      let merged = try gumbel(["merge"] + files)
      #expect(merged.output == whole.output)
      #expect(merged.error == whole.error)
    }
  }

  @Test func `a dialogue begins with the notices`() throws {
    let outcome = try gumbel("--plain", "--seed", "1", "--open", Self.cases + "pd_id.csv", input: "quit\n")
    #expect(outcome.error == "")
    #expect(outcome.outputLines.dropFirst().first == "Note: \(Self.idNotice)")
  }

  @Test func `the explorer shows notices, and its command line says how the file was read`() throws {
    let run = try TerminalRun("--seed", "1", "--open", Self.cases + "h_score.csv")
    run.expect("'score' is read as probabilities. If the values are logits: --as logits.")
    run.type("q")
    #expect(run.end() == 0)
    let again = try TerminalRun("--seed", "1", "--open", Self.cases + "pd_id.csv", "--columns", "dog,id")
    again.expect("quit")
    again.type("yq")
    #expect(again.end() == 0)
    #expect(again.output.contains("pd_id.csv --columns dog,id "))
  }

  @Test func `the dialog chooses what values are`() throws {
    try withFolder { folder in
      let file = folder + "/p.csv"
      try writeFile(file, "0.7\n0.2\n0.1\n")
      let run = try TerminalRun("--seed", "1", environment: ["XDG_STATE_HOME=" + folder])
      run.expect("quit")
      run.type("o" + file)
      run.expectWhole("3 logits")
      run.type("\u{14}")
      run.expect("Values are read as logits.")
      run.type("\u{14}")
      run.expectWhole("3 probabilities")
      run.type("\r")
      run.expect("3 categories from")
      run.type("yq")
      #expect(run.end() == 0)
      #expect(run.output.contains("--open \(file) --as probs "))
      unlink(folder + "/gumbel-tui/recent")
      rmdir(folder + "/gumbel-tui")
    }
  }

  @Test func `a file that is followed is read as was said, and its notices are shown once`() throws {
    try withFolder { folder in
      let log = folder + "/run.jsonl"
      try writeFile(log, "{\"step\":1,\"loss\":3,\"a\":0.5,\"b\":0.25}\n")
      let run = try TerminalRun("--open", log, "--follow", "--seed", "1", "--as", "probs")
      run.expect("'loss' is metadata by name and left out.")
      // The keys come back to where the notice was.
      run.type("j")
      run.expect("quit")
      run.forget()
      let file = try #require(fopen(log, "a"))
      fputs("{\"step\":2,\"loss\":2,\"a\":0.25,\"b\":0.5}\n", file)
      fclose(file)
      run.expectWhole("step 2, 2 of 2 (following)")
      #expect(!run.output.contains("metadata"))
      run.type("yq")
      #expect(run.end() == 0)
      #expect(run.output.contains("--open \(log)@1 --as probs "))
    }
  }
}
