// Terminals without Unicode get words in place of symbols.

extension SymbolSet {
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
    "τ": "tau", "π": "pi", "λ": "lambda", "Σ": "sum ", "χ": "chi", "²": "^2", "·": "-", "…": "...", "−": "-",
    "–": "-",
    "—": "-", "±": "+-", "×": "x", "≤": "<=", "≥": ">=", "≈": "~", "≠": "!=", "∞": "inf", "½": "1/2",
    "√": "sqrt",
    "←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "▲": "!", "✓": "OK", "✗": "NO", "│": "|", "┊": ":",
    "●": "*",
    "▏": "|", "▸": ">", "‖": "=", "‘": "'", "’": "'", "“": "\"", "”": "\"", "\u{a0}": " ", "\u{202f}": " ",
    "\u{2009}": " ",
  ]
}
