import TestSupport
import Testing

/// Every view in every kind of terminal, drawn by the program itself.
@Suite("Every kind of terminal", .serialized, .enabled(if: Tmux.isAvailable))
struct EveryTerminalTests {
  /// A value of TERM, and whether its terminal shows colours.
  private static let types = [
    ("xterm-256color", true), ("xterm", true), ("tmux-256color", true), ("screen-256color", true),
    ("linux", true), ("vt100", false), ("vt220", false), ("no-such-terminal", true),
  ]

  /// What every view has, and what no other view has, with the glyphs that an ASCII screen writes in letters.
  private static let views = [
    (key: "1", words: ["1 Compare", "picks = draws won", "pick changes", "temperature", "q quit"]),
    (key: "2", words: ["2 One draw", "category         z      y pick", "z+g", "temperature", "q quit"]),
    (key: "3", words: ["3 Simplex", "mean y softmax", "newest", "temperature", "q quit"]),
    (key: "4", words: ["4 Temperature", "P(max y > 0.9)", "mean y away from", "temperature", "q quit"]),
    (key: "5", words: ["5 Gradients", "reinforce", "objective quadratic", "temperature", "q quit"]),
    (key: "6", words: ["6 Training", "task trap", "solved", "space train", "q quit"]),
    (key: "7", words: ["7 When?", "task, deployed as", "a pick?", "Enter train it", "q quit"]),
    (key: "8", words: ["8 Claims", "what people say", "measured", "Enter see it", "q quit"]),
  ]

  @Test(arguments: types) func `shows every view`(type: String, hasColor: Bool) throws {
    let mirror = try Mirror(columns: 80, rows: 24)
    let runs = try Setting.all.map { try SettingRun($0, type: type) }
    // They all run at once, so that one is drawing while another is looked at.
    for run in runs { try run.standStill() }
    for view in Self.views {
      for run in runs { try run.program.type(view.key) }
      for run in runs {
        let screen = try run.screen(with: view.words, on: mirror)
        expectLetters(screen, run, "\(type), \(run.setting.name), view \(view.key)")
      }
    }
    for run in runs {
      try run.program.type("q")
      #expect(run.program.end() == 0, "\(type), \(run.setting.name)")
      expectCodes(run, hasColor: hasColor, "\(type), \(run.setting.name)")
    }
  }

  /// A terminal that cannot move its cursor gets lines of text, and not one code.
  @Test func `a dumb one is spoken to`() throws {
    for setting in Setting.all {
      let run = try SettingRun(setting, type: "dumb")
      run.program.wait { run.wrote("> ") }
      try run.program.type("draws 10\nshow\nquit\n")
      #expect(run.program.end() == 0, "\(setting.name)")
      #expect(run.wrote("10 draws: ") && run.wrote("Right: gumbel-softmax"), "\(setting.name)")
      let codes = run.bytes.filter { $0 < 0x20 && $0 != 10 && $0 != 13 }
      #expect(codes.isEmpty, "\(setting.name)")
      expectLetters([run.text], run, "dumb, \(setting.name)")
    }
  }

  private func expectLetters(_ screen: [String], _ run: SettingRun, _ place: String) {
    let text = screen.joined(separator: "\n")
    let isASCII = text.unicodeScalars.allSatisfy(\.isASCII)
    #expect(isASCII == run.setting.isASCII, "\(place):\n\(text)")
    // A letter that the locale lacks becomes one of these; the footer names the key of the help, and one view asks.
    let questions = ["? help", "When?", "pay?", "pick?", "adapt?"]
    let rest = questions.reduce(text) { $0.replacing($1, with: "") }
    let replaced = rest.contains { $0 == "\u{FFFD}" || $0 == "?" }
    #expect(!replaced, "\(place):\n\(text)")
  }

  private func expectCodes(_ run: SettingRun, hasColor: Bool, _ place: String) {
    let colors = run.colorCodes.sorted()
    #expect(colors.isEmpty != (hasColor && run.setting.allowsColor), "\(place): \(colors)")
    let hasOnlyASCII = run.bytes.allSatisfy { $0 < 0x80 }
    #expect(hasOnlyASCII == run.setting.isASCII, "\(place)")
  }
}

/// What a person has set besides the type of the terminal.
private struct Setting {
  let name: String
  var arguments: [String] = []
  var environment: [String: String] = [:]
  var allowsColor = true
  var isASCII = false

  static let all = [
    Setting(name: "UTF-8"),
    Setting(name: "LC_ALL of another machine", environment: ["LC_ALL": "xx_YY.UTF-8"]),
    Setting(name: "LC_ALL=C", environment: ["LC_ALL": "C"], isASCII: true),
    Setting(name: "NO_COLOR=1", environment: ["NO_COLOR": "1"], allowsColor: false),
    Setting(name: "--no-color", arguments: ["--no-color"], allowsColor: false),
    Setting(name: "--ascii", arguments: ["--ascii"], isASCII: true),
  ]
}

/// The program in such a setting, with all that it wrote.
private final class SettingRun {
  let setting: Setting
  let program: TerminalProgram
  private(set) var bytes: [UInt8] = []

  init(_ setting: Setting, type: String) throws {
    self.setting = setting
    program = try .explorer(
      ["--seed", "1"] + setting.arguments,
      environment: setting.environment.merging(["TERM": type]) { $1 })
  }

  /// What it wrote, as text.
  var text: String {
    take()
    return String(decoding: bytes, as: UTF8.self)
  }

  func wrote(_ words: String) -> Bool { text.contains(words) }

  /// Waits for the first picture and stops the draws, so that nothing is drawn but what is asked for.
  func standStill() throws {
    program.wait { wrote(" quit") }
    try program.type(":draws 100\r")
  }

  /// What is to be seen once all of `words` are; whatever is there after ten seconds.
  func screen(with words: [String], on mirror: Mirror) throws -> [String] {
    var lines: [String] = []
    let isComplete = try program.wait {
      take()
      // From the beginning, on a terminal that was reset.
      try mirror.show(Array("\u{1b}c".utf8) + bytes)
      lines = mirror.text
      return words.allSatisfy { word in lines.contains { $0.contains(word) } }
    }
    if isComplete { return lines }
    Issue.record("\(setting.name): not all of \(words) on\n\(lines.joined(separator: "\n"))")
    return lines
  }

  /// The numbers of colours, of the letters and behind them, in what it wrote; those of the default ones too.
  var colorCodes: Set<Int> {
    let looks = text.matches(of: /\u{1b}\[([0-9;:]*)m/).flatMap { $0.1.split { ";:".contains($0) } }
    return Set(looks.compactMap { Int($0) }.filter { (30...49).contains($0) || (90...107).contains($0) })
  }

  private func take() { bytes += program.takeOutput() }
}
