import Console
import Experiment
import Explorer
import TestSupport
import Testing

/// The bytes of keys, mouse and pastes on their way through a slow network, sent to the real program.
@Suite("Input that comes in pieces", .serialized)
struct CutInputTests {
  private static let wheel = Array("\u{1b}[<64;60;20M".utf8)

  @Test func `a report of the wheel that is cut anywhere turns the wheel`() throws {
    // Behind ESC, time decides: there it is not for a test to hurry.
    let cuts = 2..<Self.wheel.count
    let whole = try commandLine { run in for _ in cuts { try run.send(Self.wheel) } }
    let cut = try commandLine { run in
      for cut in cuts {
        try run.send(Array(Self.wheel[..<cut]))
        run.pass(milliseconds: 10)
        try run.send(Array(Self.wheel[cut...]))
      }
    }
    #expect(cut == whole)
  }

  @Test func `six hundred reports in packets of 1448 bytes turn the wheel`() throws {
    let bytes = Array(repeating: Self.wheel, count: 600).flatMap(\.self)
    let whole = try commandLine { try $0.send(bytes) }
    let cut = try commandLine { run in
      for start in stride(from: 0, to: bytes.count, by: 1448) {
        try run.send(Array(bytes[start..<min(start + 1448, bytes.count)]))
        run.pass(milliseconds: 20)
      }
    }
    #expect(cut == whole)
  }

  @Test func `a paste whose marks come byte by byte is a paste`() throws {
    let cut = try commandLine { run in
      for piece in ["\u{1b}[", "2", "0", "0", "~q\r1", "\u{1b}", "[", "2", "0", "1", "~"] {
        try run.type(piece)
        run.pass(milliseconds: 10)
      }
      try run.type("\u{1b}")
      run.waitUntilIdle()
    }
    #expect(cut == (try commandLine { _ in }))
  }

  @Test func `a paste without its end opens for review, and takes keys for text until it is accepted`() throws
  {
    var state = try Self.state()
    _ = state.apply(.input(.paste("2\n1\n0\n")))
    for key in [Key.control("s"), .character("+")] { _ = state.apply(.input(.key(key))) }
    let accepted = try commandLine { run in
      try run.type("\u{1b}[200~2\r1")
      Self.waitForPicture(of: "paste is missing", by: run)
      try run.type("\r0\r")
      run.pass(milliseconds: 1200)
      try run.type("\r")
      run.waitUntilIdle()
    }
    #expect(accepted.hasSuffix(state.commandLine))
  }

  @Test(arguments: ["", "e", "t", "/", ":", "o", "?", "T", "\u{1b}[200~", "\u{1b}[<64;6", "\u{1b}]11;rgb"])
  func `q and Ctrl-C that come at once end the program`(before: String) throws {
    let run = try Self.started()
    try run.type(before)
    run.waitUntilIdle()
    try run.type("q\u{3}")
    #expect(run.end() == 0)
  }

  private static func state() throws -> State {
    let preset = try #require(Presets.named("long-tail"))
    return State(Experiment(preset: preset, seed: 1))
  }

  private static func started() throws -> TerminalProgram {
    let run = try TerminalProgram.explorer(["--preset", "long-tail", "--seed", "1"])
    run.wait { run.readsKeys }
    run.waitUntilIdle()
    return run
  }

  private static func waitForPicture(of words: String, by run: TerminalProgram) {
    let isThere = run.wait(forOutput: words)
    #expect(isThere, "waited for \(words)")
    _ = run.takeOutput()
  }

  /// What restores the state that the program is in after `body` and a step of the chosen logit.
  private func commandLine(after body: (TerminalProgram) throws -> Void) throws -> String {
    let run = try Self.started()
    try body(run)
    try run.type("+yq")
    #expect(run.end() == 0)
    let text = String(decoding: run.takeOutput(), as: UTF8.self)
    return text.split(separator: "\r\n").last.flatMap { $0.split(separator: "\u{1b}").last }.map(String.init)
      ?? ""
  }
}
