import Testing

/// Labels and names that would drive a terminal, if they reached it.
@Suite struct HostileLabelTests {
  /// What the codes in the labels stand for: a window title, a cleared screen, a reversed line, hidden text.
  private static let codes: [Unicode.Scalar] = [
    "\u{07}", "\u{7F}", "\u{9B}", "\u{9D}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{2028}", "\u{FEFF}",
    "\u{E0041}",
  ]

  private static let document =
    "{\"first\\u001b]0;title\\u0007\":2,"
    + codes.enumerated().map { "\"\\u001b[2J\($0)\(escaped($1))\":1" }.joined(separator: ",") + "}"

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }

  private func isHarmless(_ text: String, allowing allowed: Set<Unicode.Scalar> = ["\n"]) -> Bool {
    let isClean = text.unicodeScalars.allSatisfy { scalar in
      allowed.contains(scalar) || scalar.value >= 0x20 && !Self.codes.contains(scalar)
    }
    return isClean && !text.contains("\u{1B}[2J0") && !text.contains("\u{1B}]0;title")
  }

  @Test(arguments: [
    ["explore"], ["sample", "--format", "table"], ["sample", "--format", "json"],
    ["topk", "--k", "11", "--format", "table"],
    ["snapshot", "--size", "60x20"],
    ["snapshot", "--size", "200x60", "--view", "one-draw", "--format", "svg"],
  ])
  func `no output carries them`(_ arguments: [String]) throws {
    try withFolder { folder in
      let file = folder + "/a\u{1B}[2J.json"
      try writeFile(file, Self.document)
      let outcome = try gumbel(arguments + ["--open", file, "--seed", "1"])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("first"))
      #expect(isHarmless(outcome.output), "\(outcome.output.debugDescription)")
    }
  }

  @Test func `errors do not carry them`() throws {
    try withFolder { folder in
      let file = folder + "/a\u{1B}[2J.json"
      try writeFile(file, "{\"x\\u001b[2J\":null}")
      let outcome = try gumbel("--open", file)
      #expect(outcome.status == 65)
      #expect(isHarmless(outcome.error), "\(outcome.error.debugDescription)")
    }
  }

  @Test(arguments: [["--view", "compare"], ["--view", "one-draw"]])
  func `the screen does not carry them`(_ arguments: [String]) throws {
    try withFolder { folder in
      let file = folder + "/labels.json"
      try writeFile(file, Self.document)
      let run = try TerminalRun(arguments + ["--open", file, "--seed", "1"])
      run.expect("first")
      // The search, the editor and the story show labels, too; y prints the command line on leaving.
      run.type("/first\r")
      run.type("e")
      run.expect("Ctrl-S")
      run.type("\u{1B}")
      run.type("y")
      run.type("q")
      #expect(run.end() == 0)
      let codes = run.output.unicodeScalars.filter { Self.codes.contains($0) && $0 != "\u{07}" }
      #expect(codes.isEmpty)
      #expect(!run.output.contains("]0;title\u{07}") && !run.output.contains("\u{1B}[2J0"))
    }
  }

  @Test func `tables on a terminal do not carry them`() throws {
    try withFolder { folder in
      let file = folder + "/labels.json"
      try writeFile(file, Self.document)
      let run = try TerminalRun([
        "sample", "--format", "csv", "--open", file, "--seed", "1", "--count", "100",
      ])
      #expect(run.end() == 0)
      #expect(run.output.contains("\"\"\"first\\u001b]0;title\\u0007\"\"\""))
      #expect(isHarmless(run.output, allowing: ["\n", "\r"]))
    }
  }
}
