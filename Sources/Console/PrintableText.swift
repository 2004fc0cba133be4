// Labels, file names and other text from outside may hold escape sequences, line breaks and invisible characters.
// `String.printable` makes such text safe to show; everything that shows text uses it, or is a `CellGrid`.

extension String {
  /// The text as one line of characters that a terminal shows and does not obey: each character that could drive or
  /// confuse a terminal, line feeds included, is U+FFFD (see `DisplayWidth.printable`).
  ///
  /// As in a `CellGrid`, the characters that may change the width of others are left out, and a mark at the beginning
  /// stands on a dotted circle. So the result has the width that `DisplayWidth.columns` gives for `self`. Applying
  /// `printable` again changes nothing.
  public var printable: String {
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return self }
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let replaced = DisplayWidth.printable(scalar)
      if shown.isEmpty, DisplayWidth.columns(replaced) == 0 { shown.append("\u{25CC}") }
      if !Glyph.mayChangeWidth(replaced) { shown.append(replaced) }
    }
    return String(shown)
  }

  /// The lines of a document, with U+FFFD in place of what could drive or confuse a terminal. Line feeds stay.
  ///
  /// A document in a notation that writes such characters as escapes, such as JSON, is returned unchanged.
  public var printableDocument: String {
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 || $0 == 0x0A }) { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" ? $0 : DisplayWidth.printable($0) }))
  }
}

extension Unicode.Scalar {
  /// Whether a notation with escapes, such as JSON, code or a shell's, writes the character as one: `printable`
  /// replaces it or leaves it out, or it is a joiner, which nobody sees.
  public var needsEscape: Bool {
    DisplayWidth.printable(self) != self || DisplayWidth.isJoiner(self) || Glyph.mayChangeWidth(self)
  }
}
