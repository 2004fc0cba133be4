import Glibc
import Testing

@testable import gumbel_tui

/// The key `w`, and the forms of `snapshot`.
@Suite struct ViewWritingTests {
  @Test func theViewIsWrittenInTheFormThatTheNameAsksFor() throws {
    try withFolder { folder in
      let run = try TerminalRun("--seed", "1", "--preset", "two")
      run.expect("quit")
      run.type(" ")
      for ending in ["txt", "svg", "ansi", "csv", "json"] {
        run.type("w\u{15}\(folder)/view.\(ending)\r")
        // Of a line that was there before only the difference is drawn, so the file itself is waited for.
        for _ in 0..<500 where fileContent("\(folder)/view.\(ending)") == nil { usleep(10_000) }
      }
      run.type("q")
      #expect(run.end() == 0)
      let texts = ["txt", "svg", "ansi", "csv", "json"].map { fileContent("\(folder)/view.\($0)") ?? "" }
      #expect(
        texts[0].contains("heads") && !texts[0].contains("\u{1B}") && !texts[0].contains("Write the view"))
      #expect(texts[0].split(separator: "\n", omittingEmptySubsequences: false).count == 25)
      #expect(texts[1].hasPrefix("<svg") && texts[1].contains("heads"))
      #expect(texts[2].contains("\u{1B}[") && texts[2].contains("heads"))
      #expect(texts[3].hasPrefix("label,") || texts[3].contains(",label,") || texts[3].contains("heads"))
      #expect(texts[4].contains("\"labels\": [\"heads\",\"tails\"]"))
    }
  }

  @Test func anExistingFileIsReplacedOnlyAfterASecondEnter() throws {
    try withFolder { folder in
      try writeFile(folder + "/a.txt", "mine\n")
      let run = try TerminalRun("--seed", "1", "--preset", "two")
      run.expect("quit")
      run.type("w\u{15}\(folder)/a.txt\r")
      run.expect("Enter again replaces it")
      #expect(fileContent(folder + "/a.txt") == "mine\n")
      run.type("\r")
      run.expect("Written to")
      #expect(fileContent(folder + "/a.txt")?.contains("heads") == true)
      run.type("w\u{15}\(folder)/none/a.txt\r")
      run.expect("No such file or directory")
      run.type("\u{15}\(folder)/a.png\r")
      run.expect("The name has to end with")
      run.type("\u{1B}q")
      #expect(run.end() == 0)
      #expect(names(in: folder) == ["a.txt"])
    }
  }

  @Test(
    arguments: [
      ("compare", "\"pickLaw\""), ("one-draw", "\"scaledSums\""), ("simplex", "\"meanLaw\""),
      ("temperature", "\"squaredBias\""),
    ])
  func snapshotWritesTheNumbersOfAnyView(_ view: String, key: String) throws {
    let arguments = ["snapshot", "--view", view, "--preset", "two", "--seed", "1", "--count", "100"]
    let csv = try gumbel(arguments + ["--format", "csv"])
    #expect(csv.status == 0 && csv.outputLines.count >= 3)
    let json = try gumbel(arguments + ["--format", "json"])
    #expect(json.status == 0 && json.output.contains("\"seed\": 1"))
    #expect(json.output.contains(key))
  }
}
