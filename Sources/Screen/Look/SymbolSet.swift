/// Glyphs by meaning, one column each.
public struct SymbolSet: Sendable, Equatable {
  /// Whether every text has to be turned into ASCII.
  public let isASCII: Bool
  /// Whether there are patterns of eight dots in a cell.
  public let hasBraille: Bool
  /// A horizontal bar's last cell at one to eight eighths of its width.
  let bar: [Unicode.Scalar]
  /// The same for bars of averages, where colours tell them from picks.
  let softBar: [Unicode.Scalar]
  /// The same where colours do not: too few, or none.
  let patternedBar: [Unicode.Scalar]
  /// A column at one to eight eighths of a cell's height.
  let column: [Unicode.Scalar]
  /// The exact probability, at the left edge of its cell.
  let tick: Unicode.Scalar
  /// A share that deviates from the law by more than sampling explains.
  let deviates: Unicode.Scalar
  /// Where the baseline's bar ended.
  let ghost: Unicode.Scalar
  let live: Unicode.Scalar
  let paused: Unicode.Scalar
  let selected: Unicode.Scalar
  /// More categories are hidden above or below.
  let above: Unicode.Scalar
  let below: Unicode.Scalar
  /// The category that won a draw, and those that did not.
  let winner: Unicode.Scalar
  let loser: Unicode.Scalar
  /// A slider's track below its knob, the knob, and the track above it.
  let sliderLow: Unicode.Scalar
  let sliderKnob: Unicode.Scalar
  let sliderHigh: Unicode.Scalar
  let horizontalRule: Unicode.Scalar
  let verticalRule: Unicode.Scalar
  /// Top left, top right, bottom left, bottom right.
  let corners: [Unicode.Scalar]
  /// Ends a text that was cut.
  let ellipsis: Unicode.Scalar
  /// Between remarks in a line.
  let separator: Unicode.Scalar

  /// Block elements, braille and arrows; needs a UTF-8 terminal.
  public static let unicode = beyondASCII(hasBraille: true)

  /// The same without braille, for a terminal whose font has none.
  public static let blocks = beyondASCII(hasBraille: false)

  private static func beyondASCII(hasBraille: Bool) -> SymbolSet {
    SymbolSet(
      isASCII: false, hasBraille: hasBraille, bar: Array("▏▎▍▌▋▊▉█".unicodeScalars),
      softBar: Array("▏▎▍▌▋▊▉█".unicodeScalars),
      patternedBar: Array("▏▎▍▌▌▌▒▒".unicodeScalars),
      column: Array("▁▂▃▄▅▆▇█".unicodeScalars), tick: "▏", deviates: "▲", ghost: "┊",
      live: "●", paused: "‖", selected: "▸", above: "↑", below: "↓", winner: "●", loser: "·",
      sliderLow: "━", sliderKnob: "●", sliderHigh: "─", horizontalRule: "─", verticalRule: "│",
      corners: Array("┌┐└┘".unicodeScalars), ellipsis: "…", separator: "·")
  }

  /// Nothing beyond ASCII.
  public static let ascii = SymbolSet(
    isASCII: true, hasBraille: false, bar: Array("...#####".unicodeScalars),
    softBar: Array("...=====".unicodeScalars),
    patternedBar: Array("...=====".unicodeScalars),
    column: Array("..::-=+#".unicodeScalars), tick: "|", deviates: "!", ghost: ":",
    live: "*", paused: "=", selected: ">", above: "^", below: "v", winner: "*", loser: ".",
    sliderLow: "=", sliderKnob: "O", sliderHigh: "-", horizontalRule: "-", verticalRule: "|",
    corners: Array("++++".unicodeScalars), ellipsis: "~", separator: "-")
}

extension SymbolSet {
  /// Marks the best, and what cannot be told from it.
  var amongBest: Unicode.Scalar { isASCII ? "+" : "✓" }

  /// `text` as it may be shown with these symbols: unchanged, or with words for Greek letters and arrows
  /// and `?` for whatever else ASCII lacks.
  public func text(_ text: String) -> String {
    guard isASCII, !text.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if (0x20..<0x7f).contains(scalar.value) {
        result.unicodeScalars.append(scalar)
      } else {
        result += Self.asciiWords[scalar] ?? "?"
      }
    }
    return result
  }

  private static let asciiWords: [Unicode.Scalar: String] = [
    "τ": "tau", "θ": "theta", "π": "pi", "λ": "lambda", "Σ": "sum ", "χ": "chi", "²": "^2", "·": "-",
    "…": "...", "−": "-",
    "–": "-",
    "—": "-", "±": "+-", "×": "x", "≤": "<=", "≥": ">=", "≈": "~", "≠": "!=", "∞": "inf", "½": "1/2",
    "√": "sqrt",
    "←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "▲": "!", "✓": "OK", "✗": "NO", "│": "|", "┊": ":",
    "●": "*",
    "▏": "|", "▸": ">", "‖": "=", "‘": "'", "’": "'", "“": "\"", "”": "\"", "\u{a0}": " ", "\u{202f}": " ",
    "\u{2009}": " ",
  ]
}
