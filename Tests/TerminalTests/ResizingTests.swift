import Testing

@Suite("Resizing", .serialized, .enabled(if: Tmux.isAvailable))
struct ResizingTests {
  @Test func `at any moment to any size leaves no stray cell and loses nothing`() throws {
    let mirror = try Mirror(columns: 80, rows: 24)
    let program = try WatchedProgram(["--seed", "1"], mirror: mirror)
    var monkey = TerminalMonkey(seed: 3)
    try program.run.type("ffffff")
    let clock = ContinuousClock()
    let end = clock.now + .seconds(WatchedProgram.soak ?? 4)
    var rounds = 0
    // However slow the machine is, there is a second round, which begins with what the first left behind.
    while rounds < 2 || clock.now < end {
      rounds += 1
      try whileSampling(program, &monkey)
      try whileEditing(program, &monkey, draws: ":draws 1000\r")
      try whileEditing(program, &monkey, draws: ":pause off\r")
    }
    try program.leaveAll()
    try program.run.type("q")
    try program.expectRestored()
  }

  private func whileSampling(_ program: WatchedProgram, _ monkey: inout TerminalMonkey) throws {
    try program.run.type(":pause off\rc")
    try storm(program, &monkey, keys: ["l", "h", "j", "2", "1", "s", "n"])
    try program.resize(columns: 1 + monkey.number(below: 500), rows: 1 + monkey.number(below: 200))
    try program.standStill()
    try program.expectThatARedrawChangesNothing("after sampling")
  }

  /// What is being typed must survive, and be there where there is room for it.
  private func whileEditing(
    _ program: WatchedProgram, _ monkey: inout TerminalMonkey, draws: String
  ) throws {
    let open = monkey.pick(["t", "a", ":", "/", "e"])
    let word = "zz\(monkey.number(below: 1000))"
    try program.run.type(draws + open + word)
    try storm(program, &monkey, keys: ["\u{1b}[D", "\u{1b}[C"])
    try program.resize(columns: 80 + monkey.number(below: 100), rows: 24 + monkey.number(below: 60))
    if draws.contains("1000") {
      try program.expectThatARedrawChangesNothing("while editing after \(open)")
    } else {
      try program.run.wait {
        try program.show()
        return program.mirror.text.contains { $0.contains(word) }
      }
    }
    #expect(program.mirror.text.contains { $0.contains(word) }, "\(open) \(word)")
    try program.leaveAll()
  }

  private func storm(
    _ program: WatchedProgram, _ monkey: inout TerminalMonkey, keys: [String]
  ) throws {
    for _ in 0..<30 {
      program.run.resize(columns: 1 + monkey.number(below: 500), rows: 1 + monkey.number(below: 200))
      if monkey.number(below: 3) == 0 { try program.run.type(monkey.pick(keys)) }
      program.run.pass(milliseconds: monkey.number(below: 12))
    }
    _ = program.run.takeOutput()
  }
}
