import Glibc
import TestSupport
import Testing

@testable import gumbel_tui

@Suite struct DialogueTests {
  /// A conversation as it is read, which is the same typed and piped.
  @Test func `a dialogue reads like this`() throws {
    let commands = """
      tau 2
      noise off
      nois on
      noise on
      logit tails 3
      logit zebra 1
      draws 10
      step
      add "New York" 1
      undo
      show
      quit

      """
    let outcome = try gumbel("--plain", "--preset", "two", "--seed", "1", input: commands)
    #expect(outcome.status == 0 && outcome.error == "")
    #expect(outcome.output == Self.picture)
  }

  private static let picture = """
    two: 2 categories, temperature 1, noise on, hard off, seed 1, 1,000,000 draws
    At τ = 1 softmax weighs by π, yet always picks 'heads'. Gumbel picks it 75 % of the time, as π says.
    1,000,000 draws: softmax picked 'heads' 1,000,000 times, as it must; gumbel-softmax picked it 750,149 times, as its law says (p 0.73).
    The largest weight in y is 0.750 on the left and 0.784 on the right, on average.
    Write a command, such as tau 0.5, noise off or show. help lists them all, quit leaves.
    > tau 2
    Temperature 2.
    Softmax always picks 'heads'. Gumbel picks it 75 % of the time, as π says, at any temperature.
    1,000,000 draws: softmax picked 'heads' 1,000,000 times, as it must; gumbel-softmax picked it 750,149 times, as its law says (p 0.73).
    The largest weight in y is 0.634 on the left and 0.680 on the right, on average.
    > noise off
    Noise off.
    With the noise off both show the same y and pick 'heads' every time: turn it on with noise on.
    1,000,000 draws: softmax picked 'heads' 1,000,000 times, as it must; gumbel-softmax picked it 1,000,000 times, as it must.
    The largest weight in y is 0.634 on the left and 0.634 on the right, on average.
    > nois on
    Not done: there is no command 'nois'; noise? help lists all commands.
    > noise on
    Noise on.
    Softmax always picks 'heads'. Gumbel picks it 75 % of the time, as π says, at any temperature.
    1,000,000 draws: softmax picked 'heads' 1,000,000 times, as it must; gumbel-softmax picked it 750,149 times, as its law says (p 0.73).
    The largest weight in y is 0.634 on the left and 0.680 on the right, on average.
    > logit tails 3
    The logit of 'tails' is 3, its probability 0.870.
    Softmax always picks 'tails'. Gumbel picks it 87 % of the time, as π says, at any temperature.
    1,000,000 draws: softmax picked 'tails' 1,000,000 times, as it must; gumbel-softmax picked it 870,487 times, as its law says (p 0.19).
    The largest weight in y is 0.721 on the left and 0.726 on the right, on average.
    > logit zebra 1
    Not done: no category is called 'zebra'.
    > draws 10
    10 draws: softmax picked 'tails' 10 times, Gumbel 10 times. In the long run they pick it always and 87 % of the time.
    > step
    'tails' wins draw 10: with noise +0.20 it stays ahead of 'heads', +3.20 to +2.23.
    11 draws: softmax picked 'tails' 11 times, Gumbel 11 times. In the long run they pick it always and 87 % of the time.
    > add "New York" 1
    3 categories.
    11 draws: softmax picked 'tails' 11 times, Gumbel 11 times. In the long run they pick it always and 78 % of the time.
    > undo
    2 categories.
    11 draws: softmax picked 'tails' 11 times, Gumbel 11 times. In the long run they pick it always and 87 % of the time.
    > show
    two: 2 categories, temperature 2, noise on, hard off, seed 1, 11 draws

    Left: softmax, y = softmax(z/τ)
    category    logit  probability  picks   share     law  weight  deviation
    heads     1.09861       0.1300      0  0.0000  0.0000  0.2787     0.0000
    tails           3       0.8700     11  1.0000  1.0000  0.7213     0.0000
    Mean entropy of y 0.5918, mean of the largest weight 0.7213, pick changes 0.0 % of the time.
    Picks are what their law allows, which leaves nothing to chance.

    Right: gumbel-softmax, y = softmax((z+g)/τ)
    category    logit  probability  picks   share     law  weight  deviation
    heads     1.09861       0.1300      0  0.0000  0.1300  0.3112     0.1122
    tails           3       0.8700     11  1.0000  0.8700  0.6888     0.1122
    Mean entropy of y 0.5862, mean of the largest weight 0.6888, pick changes 0.0 % of the time.
    Too few draws to judge the picks by their law: total variation 0.13.
    > quit
    The same again: gumbel-tui --logits 1.0986122886681098,3 --labels heads,tails --tau 2 --seed 1

    """

  @Test func `the same seed and commands give the same bytes on any number of threads`() throws {
    let commands = "seed\nclear\n.\n.\ndraws 5000\nright\nraise\npreset tie\nhard on\nshow\n"
    let one = try gumbel("--plain", "--seed", "7", "--threads", "1", input: commands)
    let four = try gumbel("--plain", "--seed", "7", "--threads", "4", input: commands)
    #expect(one.output == four.output)
    #expect(one.output.contains("> seed\nSeed 8.\n"))
  }

  @Test func `what is shown is what the report of the same state shows`() throws {
    let dialogue = try gumbel("--plain", "--seed", "3", input: "tau 0.2\nlogit every 1\nshow\n").output
    let line = try #require(dialogue.split(separator: "\n").last?.split(separator: ": ").last)
    let report = try gumbel(line.split(separator: " ").dropFirst().map(String.init)).output
    let table = try #require(
      report.split(separator: "\n\n", maxSplits: 1).last?.split(separator: "\nThe same").first)
    let rows = table.split(separator: "\n").dropFirst()
    #expect(rows.count > 16)
    for row in rows { #expect(dialogue.contains("\n\(row)\n")) }
  }

  @Test func `without commands plain prints the report`() throws {
    let plain = try gumbel("--plain", "--seed", "9")
    #expect(plain.status == 0)
    #expect(plain.output == (try gumbel("--seed", "9").output))
  }

  @Test func `what is piped is left alone without plain`() throws {
    #expect(try gumbel("--seed", "9", input: "quit\n").output == (try gumbel("--seed", "9").output))
  }

  @Test(arguments: [
    ("edit", "Not done: edit needs the screen; write logit a 2 or label a b."),
    ("pause", "Not done: pause needs the screen; write draws 1000."),
    ("tau", "Not done: write tau number."), ("tau hot", "Not done: 'hot' is not a number."),
    ("frobnicate", "Not done: there is no command 'frobnicate'. help lists all commands."),
    (
      "logit the -inf\nlogit a -inf\nlogit this -inf\nlogit one -inf\nlogit its -inf\nlogit every -inf",
      "every category is masked; at least one has to stay unmasked"
    ),
    (String(repeating: "x", count: 70_000), "Not done: a command has at most 65,536 bytes."),
    ("\u{1b}[31m\u{202e}label the \u{7}", "\u{FFFD}[31m"), ("label the \"\\u{1b}[2J\"", "\u{FFFD}[2J"),
    ("find zzz", "Not done: no category is called 'zzz'."), ("n", "Noise off."), ("undo", "Nothing to undo."),
    ("q", "The same again: gumbel-tui --preset next-word --tau 0.5 --seed 1"),
  ])
  func `every line is answered and nothing is lost`(_ commands: String, _ answer: String) throws {
    let outcome = try gumbel("--plain", "--seed", "1", input: commands + "\n \r\n\u{1}\ntau 0.25\r\n")
    #expect(outcome.status == 0 && outcome.error == "")
    // An answer follows the line that asked for it, and what earlier lines say does not count.
    let answers = outcome.output.split(separator: "\n> ")
    let asked = commands.split(separator: "\n").count
    try #require(answers.count > asked)
    #expect(answers[asked].contains(answer), "\(answers[asked])")
    #expect(commands == "q" || outcome.output.contains("--tau 0.25 --seed 1"))
    #expect(outcome.output.unicodeScalars.allSatisfy { $0 == "\n" || !(0..<0x20).contains($0.value) })
  }

  /// One conversation after the other, since each begins with a million draws.
  @Test func `words of strangers and what is so already are answered`() throws {
    let expected = [
      ("draws 10", "10 draws: "), ("draws 10", "It stands at draw 10 already."),
      ("tau 0.5", "The temperature is 0.5 already."), ("temperature 0.3", "Temperature 0.3."),
      ("tau=0.4", "Temperature 0.4."), (":tau 3", "Temperature 3."), ("noise on", "The noise is on already."),
      ("find the", "Chosen: 'the', logit 2, probability 0.518 (1 of 6)."),
      (
        "view 2",
        "Not done: view needs the screen; step tells of one draw, and gumbel-tui sweep, gradients, train and claims of the rest."
      ),
      ("step-back", "Not done: step-back needs the screen."), ("exit", "The same again: "),
    ]
    let said = try gumbel("--plain", "--seed", "1", input: expected.map { $0.0 + "\n" }.joined()).output
    let answers = said.split(separator: "\n> ").dropFirst()
    #expect(answers.count == expected.count)
    for ((command, answer), found) in zip(expected, answers) {
      #expect(found.hasPrefix("\(command)\n\(answer)"), "\(found)")
    }
    let bye = try gumbel("--plain", "--seed", "1", input: "bye\ntau 2\n").output
    #expect(bye.contains("> bye\nThe same again: "))
  }

  @Test func `the last line needs no end`() throws {
    #expect(try gumbel("--plain", "--seed", "1", input: "tau 0.25").output.contains("Temperature 0.25."))
  }

  @Test func `help names only what can be said here`() throws {
    let help = try gumbel("--plain", "--seed", "1", input: "help\n").output
    let words = help.split(separator: "> help\n")[1].split(separator: "\n> ")[0].split(separator: "\n")
      .dropFirst()
    #expect(words.count > 30)
    // Each says what it does itself, and none that it is a key.
    let sentences = words.map { $0.drop { $0 != " " } }
    #expect(Set(sentences).count == words.count)
    #expect(words.contains { $0.hasPrefix("copy ") && $0.contains("Prints the command line") })
    #expect(!help.contains("held key") && !help.contains("+ unmasks") && !help.contains("in the bars"))
    let bare = words.map { String($0.prefix { $0 != " " }) }
    let answers = try gumbel("--plain", "--seed", "1", input: bare.joined(separator: "\n") + "\n").output
    #expect(!answers.contains("needs the screen") && !answers.contains("there is no command"))
  }

  @Test func `many categories are shortened and still add up`() throws {
    let logits = (0..<1000).map { String($0 % 7) }.joined(separator: ",")
    let table = try gumbel("--plain", "--seed", "1", "--logits", logits, input: "sort on\nshow\n").output
    #expect(table.contains("\n900 more  "))
    #expect(table.split(separator: "\n").allSatisfy { !$0.hasPrefix("a ") })
    #expect(table.contains("1,000 categories") && table.contains(" 100,000 draws"))
  }

  @Test func `on a terminal it is the same text and not one Escape`() throws {
    for (arguments, environment) in [(["--plain"], []), ([], ["TERM=dumb"])] {
      let run = try TerminalRun(arguments + ["--seed", "1", "--preset", "two"], environment: environment)
      run.expect("> ")
      run.type("tau 2\n")
      run.expect("Temperature 2.")
      run.expect("average.\r\n> ")
      run.type("\u{4}")
      #expect(run.end() == 0)
      let piped = try gumbel("--plain", "--seed", "1", "--preset", "two", input: "tau 2\n").output
      let typed = run.output.replacing("\r\n", with: "\n")
      #expect(typed == piped)
      let moves = run.output.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" && $0 != "\r" }
      #expect(moves.isEmpty)
    }
  }

  @Test func `where plain locales are only ASCII is said`() throws {
    let run = try TerminalRun("--plain", "--seed", "1", environment: ["LC_ALL=C"])
    run.expect("> ")
    run.type("show\nquit\n")
    #expect(run.end() == 0)
    let isASCII = run.output.utf8.allSatisfy { $0 < 0x7f }
    #expect(isASCII && run.output.contains("y = softmax((z+g)/tau)"))
  }

  @Test func `an interrupt ends it by the signal`() throws {
    let run = try TerminalRun("--plain", "--seed", "1")
    run.expect("> ")
    run.send(SIGINT)
    #expect(run.end() == 128 + SIGINT)
  }

  @Test func `a reader that goes away ends it quietly`() throws {
    let (input, output) = (try closingPipe(), try closingPipe())
    let errors = try #require(tmpfile())
    defer { fclose(errors) }
    let process = try spawn(
      ["--plain", "--seed", "1"], input: input.read, output: output.write, error: fileno(errors))
    for end in [input.read, output.write] { close(end) }
    // It begins with the first command, since without any it would print a report.
    #expect(write(input.write, "\n", 1) == 1)
    var buffer = [UInt8](repeating: 0, count: 4096)
    var said: [UInt8] = []
    while said.suffix(2) != Array("> ".utf8)[...], case let count = read(output.read, &buffer, buffer.count),
      count > 0
    {
      said += buffer[..<count]
    }
    close(output.read)
    #expect(write(input.write, "show\n", 5) == 5)
    close(input.write)
    #expect(exitStatus(of: process) == 128 + SIGPIPE)
    #expect(lseek(fileno(errors), 0, SEEK_END) == 0)
  }

  /// Both ends of a pipe, not to be inherited.
  private func closingPipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}
