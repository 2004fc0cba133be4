import Testing

/// Anything at all, at any speed, in a window of any size: sent to the real program.
@Suite("The program on a terminal of its own", .serialized, .enabled(if: Tmux.isAvailable))
struct ProgramFuzzTests {
  /// The terminals, one for each seed.
  private static let terminals = [
    ["TERM": "xterm-256color"], ["TERM": "linux", "LC_ALL": "C"], ["TERM": "tmux-256color"],
    ["TERM": "xterm", "LC_ALL": "C"], ["TERM": "screen-256color", "NO_COLOR": "1"],
  ]

  @Test func `a hundred thousand bytes and events leave the screen right`() throws {
    let mirror = try Mirror(columns: 80, rows: 24)
    let isShort = WatchedProgram.soak == nil
    for (place, terminal) in Self.terminals.prefix(isShort ? 2 : 5).enumerated() {
      try fuzz(
        seed: UInt64(place + 1), events: isShort ? 50_000 : 100_000, environment: terminal, mirror: mirror)
    }
  }

  private func fuzz(seed: UInt64, events: Int, environment: [String: String], mirror: Mirror) throws {
    func started() throws -> WatchedProgram {
      try WatchedProgram(["--seed", "1"], environment: environment, mirror: mirror)
    }
    var monkey = TerminalMonkey(seed: seed)
    var program = try started()
    var done = 0
    var pending: [UInt8] = []
    while done < events {
      for _ in 0..<1 + monkey.number(below: 60) {
        done += 1
        switch monkey.act() {
        case .send(let bytes): pending += bytes
        case .resize(let columns, let rows):
          try program.run.send(pending)
          pending = []
          program.run.resize(columns: columns, rows: rows)
        case .rest:
          try program.run.send(pending)
          pending = []
          program.run.pass(milliseconds: 60)
        }
        if done.isMultiple(of: 10_000) {
          try program.run.send(pending)
          pending = []
          if !program.run.hasEnded { try look(program, "seed \(seed), event \(done)", &monkey) }
        }
      }
      try program.run.send(pending)
      pending = []
      // A random command may have been the one to quit.
      if program.run.hasEnded {
        try program.expectRestored()
        program = try started()
      }
    }
    try program.leaveAll()
    try program.run.type("q")
    try program.expectRestored()
  }

  private func look(_ program: WatchedProgram, _ when: String, _ monkey: inout TerminalMonkey) throws {
    try program.leaveAll()
    try program.resize(columns: 40 + monkey.number(below: 160), rows: 12 + monkey.number(below: 50))
    try program.standStill()
    try program.expectThatARedrawChangesNothing(when)
    let text = program.mirror.text
    #expect(text.contains { $0.contains("quit") }, "\(when):\n\(text.joined(separator: "\n"))")
    try program.run.type(":pause off\r")
  }
}
