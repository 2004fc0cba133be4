import Glibc
import Testing

@Suite struct ExplorerRunTests {
  private static let enter = "\u{1b}[?1049h"
  /// The last word of the first picture, in the footer.
  private static let lastWord = " quit"
  private static let leave = "\u{1b}[?1049l"

  @Test(arguments: ["q", "\u{03}"])
  func quittingLeavesTheScreenAndSucceeds(_ key: String) throws {
    let run = try TerminalRun("--seed", "1")
    run.expect(Self.lastWord)
    run.type(key)
    #expect(run.end() == 0)
    let (entered, left) = (run.output.contains(Self.enter), run.output.contains(Self.leave))
    #expect(entered && left)
  }

  @Test func theFirstPictureHasDraws() throws {
    // A machine that is busy may give the worker no turn before the first picture, but not ten times.
    let first = try (0..<10).map { _ in
      let run = try TerminalRun("--seed", "1")
      run.expect(Self.lastWord)
      return run.output.firstMatch(of: /draws \u{1b}\[[0-9;]*m([0-9]+)/)?.1
    }
    #expect(first.contains { $0 != nil && $0 != "0" }, "\(first)")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func aDeadlySignalLeavesTheScreenAndEndsByIt(_ signal: Int32) throws {
    let run = try TerminalRun("--seed", "1")
    run.expect(Self.lastWord)
    run.send(signal)
    #expect(run.end() == 128 + signal)
    let left = run.output.contains(Self.leave)
    #expect(left)
  }

  @Test func whatWasCopiedIsPrintedOnLeaving() throws {
    let run = try TerminalRun("--seed", "1", "--preset", "two")
    run.expect(Self.lastWord)
    run.type("y")
    run.expect("\u{1b}]52;c;")
    run.type("q")
    #expect(run.end() == 0)
    let after = run.output.split(separator: Self.leave).last ?? ""
    #expect(after.contains("gumbel-tui --preset two --tau 1 --seed 1\r\n"))
  }

  @Test func aCommandLineThatCannotBeRunIsNotCopied() throws {
    try withFolder { folder in
      let path = folder + "/many.csv"
      try writeFile(path, (0..<20_000).map { "0.\($0)1" }.joined(separator: ",") + "\n")
      let run = try TerminalRun("--seed", "1", "--open", path)
      run.expect(Self.lastWord)
      // A changed logit, so that the file does not say it all.
      run.type("+y")
      run.expect("Too long for a command line")
      run.type("q")
      #expect(run.end() == 0)
      let (copied, printed) = (run.output.contains("\u{1b}]52;"), run.output.contains("--logits"))
      #expect(!copied && !printed)
    }
  }

  @Test(arguments: [
    (["--no-color"], [], false), ([], ["NO_COLOR=1"], false),
    (["--theme", "light"], ["NO_COLOR=yes"], false),
    ([], [], true), ([], ["NO_COLOR="], true),
  ])
  func withoutColourNotOneColourCodeIsSent(
    arguments: [String], environment: [String], hasColor: Bool
  ) throws {
    let run = try TerminalRun(["--seed", "1"] + arguments, environment: environment)
    run.expect(Self.lastWord)
    // The other views have colours of their own.
    run.type("2")
    run.expect("z+g")
    run.type("3")
    run.expect("newest")
    run.type("4")
    run.expect("max y")
    run.type("5")
    run.expect("estimator")
    run.type("q")
    #expect(run.end() == 0)
    let looks = run.output.matches(of: /\u{1b}\[([0-9;:]*)m/).flatMap { $0.1.split { ";:".contains($0) } }
    #expect(looks.contains("1"), "bold is left")
    // Foregrounds, backgrounds, the default ones of both, and the bright ones.
    let colors = Set(
      looks.compactMap { Int($0) }.filter { (30...49).contains($0) || (90...107).contains($0) })
    #expect(colors.isEmpty != hasColor, "\(colors.sorted())")
  }

  @Test func plainCannotReadItsKeysFromTheData() throws {
    let run = try TerminalRun("--plain", "--open", "-")
    #expect(run.end() == 64)
  }

  @Test func aTableIsPrintedOnATerminal() throws {
    let run = try TerminalRun("presets")
    #expect(run.end() == 0)
    #expect(run.output.hasPrefix("name"))
  }
}
