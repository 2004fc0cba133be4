// Labels, file names and whatever else comes from outside may hold escape sequences, line breaks, or characters that
// nobody sees. Here is the one place that makes them safe to show; all output goes through it.

extension String {
  /// The text as one line that a terminal shows as it is: the glyphs that `CellGrid.put` makes of it, with U+FFFD for
  /// what could drive or confuse a terminal (`DisplayWidth.printable`), line feeds included.
  ///
  /// Takes `DisplayWidth.columns` columns, as the text itself does, and is the same when it is made printable again.
  public var printable: String {
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return self }
    var shown = String.UnicodeScalarView()
    var glyphs = GlyphIterator(self)
    while let glyph = glyphs.next() { shown.append(contentsOf: glyph.scalars) }
    return String(shown)
  }

  /// A whole document with U+FFFD for what could drive or confuse a terminal, except for line feeds. Keeps all else
  /// as it is: what escapes such characters itself, as JSON does, comes out unchanged.
  public var printableDocument: String {
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 || $0 == 0x0A }) { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" ? $0 : DisplayWidth.printable($0) }))
  }
}

extension Unicode.Scalar {
  /// Whether a notation that has escapes, such as that of JSON or of a string in code, writes the character by its
  /// code: what is not shown as it is, and the joiners, which are not seen.
  public var needsEscape: Bool { DisplayWidth.printable(self) != self || DisplayWidth.isJoiner(self) }
}
