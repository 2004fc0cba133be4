import TestSupport

/// Types, pastes and clicks at random, and never finishes what it begins; the same for the same seed.
struct TerminalMonkey {
  /// What it does next.
  enum Act {
    case send([UInt8])
    case resize(columns: Int, rows: Int)
    /// Nothing, long enough for an escape to be a key of its own.
    case rest
  }

  private var generator: SplitMix

  init(seed: UInt64) { generator = SplitMix(seed: seed) }

  mutating func act() -> Act {
    switch number(below: 1000) {
    case 0..<500: return .send(Self.harmless([UInt8(number(below: 256))]))
    case 500..<800: return .send(Array(pick(Self.keys).utf8))
    case 800..<870: return .send(cut(mouseReport))
    case 870..<900: return .send(cut(paste))
    case 900..<993: return .send(Array(pick(Self.texts).utf8))
    case 993..<995: return .rest
    default:
      let isExtreme = number(below: 4) == 0
      return .resize(
        columns: 1 + number(below: isExtreme ? 500 : 130), rows: 1 + number(below: isExtreme ? 200 : 40))
    }
  }

  /// A number from 0.
  mutating func number(below limit: Int) -> Int {
    Int(generator.next() % UInt64(limit))
  }

  /// One of `choices`.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[number(below: choices.count)] }

  private var mouseReport: [UInt8] {
    mutating get {
      let code = pick([0, 0, 32, 64, 65, 1, 35])
      let (column, row) = (1 + number(below: 130), 1 + number(below: 40))
      if number(below: 5) > 0 { return Array("\u{1b}[<\(code);\(column);\(row)\(pick(["M", "m"]))".utf8) }
      return Array("\u{1b}[M".utf8) + [UInt8(32 + code), UInt8(33 + column % 90), UInt8(33 + row)]
    }
  }

  private var paste: [UInt8] {
    mutating get { Array("\u{1b}[200~\(pick(Self.pastes))\u{1b}[201~".utf8) }
  }

  /// The whole, or as often as not a part.
  private mutating func cut(_ bytes: [UInt8]) -> [UInt8] {
    Self.harmless(number(below: 2) == 0 ? bytes : Array(bytes.prefix(1 + number(below: bytes.count))))
  }

  /// Without the keys that quit, which would end the test and not find anything, and without Ctrl-Z: what is
  /// sent while the program has left the screen is for the shell.
  private static func harmless(_ bytes: [UInt8]) -> [UInt8] {
    bytes.filter { $0 != UInt8(ascii: "q") && $0 != 3 && $0 != 26 }
  }

  private static let keys =
    ["A", "B", "C", "D", "H", "F", "1;2C", "1;2D", "5~", "6~", "3~", "Z", "1;5C", "99;99R", "[A"].map {
      "\u{1b}[" + $0
    } + ["A", "C", "D", "M", "P"].map { "\u{1b}O" + $0 }
    + ["\u{1b}", "\r", "\t", "\u{7f}", "\u{0c}", "\u{12}", "\u{13}", " "]
    + "hjkltndcrfF+-][e/aspPuybm<>.:?12TGgiHL=".map(String.init)

  private static let texts = [
    ":tau 0.3\r", ":logit #1 2\r", ":draws 50\r", ":pause off\r", "t7.5\r", "/a\r", "日本", "e\u{301}", "👨‍👩‍👧",
    "0123",
    "-inf", "x", ":preset long-tail\r", ":preset masked\r", ":hard on\r", ":clear\r", "fff",
  ]

  private static let pastes = [
    "a 1\nb 2\n日本 -3", "[1, 2, 3]", "-inf\n0", "", "{'x': 1, 'y': 2}", "1,5\t2", "\u{1b}[2J\u{7}",
    "🙂 1\n\u{301} 2",
    String(repeating: "w 1\n", count: 300),
  ]
}
