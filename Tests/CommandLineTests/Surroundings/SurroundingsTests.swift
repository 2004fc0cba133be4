import Glibc
import Testing

/// What the program meets where it was not expected to run.
@Suite struct `The program starts` {
  @Test(.enabled(if: Namespaces.areAvailable), arguments: ["xterm-256color", "no-such-terminal"])
  func `without a database of terminals`(_ type: String) throws {
    try withFolder { folder in
      let starter = Namespaces.after(Namespaces.withoutTerminals)
      let environment = ["TERM=" + type, "TERMINFO=" + folder]
      let run = try TerminalRun(["--seed", "1"], by: starter, environment: environment)
      run.expect("\u{1b}[?1049h")
      run.expect("\u{1b}[38;5;")
      run.expect(" quit")
      // Keys with names are told from the description, too.
      run.type("\u{1b}OC")
      run.expectWhole("0.525")
      run.type("q")
      #expect(run.end() == 0)
    }
  }

  @Test(arguments: [[], ["HOME="], ["HOME=/proc/nowhere"], ["HOME=/dev/null"]])
  func `without a home that can be written`(_ environment: [String]) throws {
    try withFolder { folder in
      try writeFile(folder + "/two.csv", "2\n1\n")
      let run = try TerminalRun("--seed", "1", environment: environment)
      run.expect(" quit")
      // Its name is for the list of recent files, which then lasts as long as the run.
      run.type("o")
      run.expect("Open a file of logits")
      run.type(folder + "/two.csv\r")
      run.expect("2 categories from")
      run.type("q")
      #expect(run.end() == 0)
      #expect(names(in: folder) == ["two.csv"])
    }
  }

  @Test(.enabled(if: Namespaces.areAvailable)) func `with a home that can only be read`() throws {
    try withFolder { folder in
      let starter = Namespaces.after("mount -t tmpfs -o ro none \(folder)")
      let run = try TerminalRun(["--seed", "1"], by: starter, environment: ["HOME=" + folder])
      run.expect(" quit")
      run.type("w\u{15}\(folder)/view.txt\r")
      run.expect("Read-only file system")
      run.type("\u{1b}q")
      #expect(run.end() == 0)
    }
  }
}
