import Console
import Experiment
import Explorer
import TestSupport
import Testing

@Suite("Keys at speed", .serialized)
struct KeyRateTests {
  /// Keys, as a terminal sends them, of which each changes what the command line says; two hundred a second
  /// beside draws at full speed.
  @Test(arguments: [5, 0])
  func `none is lost or doubled`(millisecondsApart: Int) throws {
    let preset = try #require(Presets.named("long-tail"))
    var state = State(Experiment(preset: preset, seed: 1))
    let run = try TerminalProgram.explorer(["--preset", "long-tail", "--seed", "1"])
    run.waitForPicture()
    try run.type("ffffff")
    var monkey = TerminalMonkey(seed: 11)
    for _ in 0..<600 {
      let (bytes, keys) = monkey.pick(Self.presses)
      // Bytes that are no characters take nothing with them.
      if monkey.number(below: 20) == 0 { try run.send([monkey.pick([0xff, 0xe6, 0x80])]) }
      for key in keys { _ = state.apply(.input(.key(key))) }
      // A key that is typed into an editor is one of several.
      for byte in keys.count > 1 ? bytes.map(String.init) : [bytes] {
        try run.type(byte)
        if millisecondsApart > 0 { run.pass(milliseconds: millisecondsApart - 1) }
      }
    }
    try run.type("yq")
    #expect(run.end() == 0)
    let text = String(decoding: run.takeOutput(), as: UTF8.self)
    let printed = text.split(separator: "\r\n").last.map(String.init) ?? ""
    #expect(printed.hasSuffix(state.commandLine))
  }

  private static let presses: [(String, [Key])] =
    Array(repeating: ("\u{1b}OC", [.right]), count: 6) + Array(repeating: ("\u{1b}OD", [.left]), count: 6)
    + [
      ("\u{1b}[1;2C", [.shiftRight]), ("\u{1b}[1;2D", [.shiftLeft]), ("2", [.character("2")]),
      ("1", [.character("1")]), ("+", [.character("+")]), ("-", [.character("-")]), ("j", [.character("j")]),
      ("n", [.character("n")]), ("u", [.character("u")]), (">", [.character(">")]),
      (
        "t0.37\r",
        [.character("t"), .character("0"), .character("."), .character("3"), .character("7"), .enter]
      ),
    ]
}
