import Glibc
import Testing

/// What only a terminal can show of the explorer: bytes, signals and exit statuses. `ExplorerLoopTests` has the rest.
@Suite struct ExplorerRunTests {
  private static let enter = "\u{1b}[?1049h"
  /// The last word of the first picture, in the footer.
  private static let lastWord = " quit"
  private static let leave = "\u{1b}[?1049l"

  @Test(arguments: ["q", "\u{03}"])
  func `quitting leaves the screen and succeeds`(_ key: String) throws {
    let run = try TerminalRun("--seed", "1")
    run.expect(Self.lastWord)
    run.type(key)
    #expect(run.end() == 0)
    let (entered, left) = (run.output.contains(Self.enter), run.output.contains(Self.leave))
    #expect(entered && left)
  }

  @Test func `the first picture has draws`() throws {
    // A machine that is busy may give the worker no turn before the first picture, but not ten times.
    let first = try (0..<10).map { _ in
      let run = try TerminalRun("--seed", "1")
      run.expect(Self.lastWord)
      return run.output.firstMatch(of: /draws \u{1b}\[[0-9;]*m([0-9]+)/)?.1
    }
    #expect(first.contains { $0 != nil && $0 != "0" }, "\(first)")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func `a deadly signal leaves the screen and ends by it`(_ signal: Int32) throws {
    let run = try TerminalRun("--seed", "1")
    run.expect(Self.lastWord)
    run.send(signal)
    #expect(run.end() == 128 + signal)
    let left = run.output.contains(Self.leave)
    #expect(left)
  }

  @Test(arguments: [("w\u{15}", "Written to"), ("o", "3 categories from")])
  func `a deadly signal after a file was written or opened leaves the screen`(
    keys: String, message: String
  ) throws {
    try withFolder { folder in
      try writeFile(folder + "/a.csv", "1,2,3\n")
      // The list of recent files is written as well, under the folder that does not exist yet.
      let run = try TerminalRun(
        "--seed", "1", "--open", folder + "/a.csv", environment: ["XDG_STATE_HOME=" + folder])
      run.expect(Self.lastWord)
      run.type(keys + folder + (keys == "o" ? "/a.csv" : "/view.svg") + "\r")
      run.expect(message)
      run.send(SIGTERM)
      #expect(run.end() == 128 + SIGTERM)
      let left = run.output.contains(Self.leave)
      #expect(left)
      unlink(folder + "/gumbel-tui/recent")
      rmdir(folder + "/gumbel-tui")
    }
  }

  @Test func `what was copied is printed on leaving`() throws {
    let run = try TerminalRun("--seed", "1", "--preset", "two")
    run.expect(Self.lastWord)
    run.type("y")
    run.expect("\u{1b}]52;c;")
    run.type("q")
    #expect(run.end() == 0)
    let after = run.output.split(separator: Self.leave).last ?? ""
    #expect(after.contains("gumbel-tui --preset two --tau 1 --seed 1\r\n"))
  }

  @Test(arguments: [
    (["--no-color"], [], false), ([], ["NO_COLOR=1"], false),
    (["--theme", "light"], ["NO_COLOR=yes"], false),
    ([], [], true), ([], ["NO_COLOR="], true),
  ])
  func `without colour not one colour code is sent`(
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

  @Test func `plain cannot read its keys from the data`() throws {
    let run = try TerminalRun("--plain", "--open", "-")
    #expect(run.end() == 64)
  }

  @Test func `a table is printed on a terminal`() throws {
    let run = try TerminalRun("presets")
    #expect(run.end() == 0)
    #expect(run.output.hasPrefix("name"))
  }
}
