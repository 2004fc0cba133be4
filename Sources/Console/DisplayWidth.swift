/// How many columns a terminal gives a character.
public enum DisplayWidth {
  /// 0 for combining and zero-width characters, 2 for wide ones (East Asian Width W or F), else 1.
  ///
  /// Agrees with glibc's `wcwidth`, by which ncurses places the cursor, on every character that it knows.
  public static func columns(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 || isPlainSymbol(value) { return 1 }
    if isPlainIdeograph(value) { return 2 }
    if isZeroWidth(scalar) { return 0 }
    return WideRanges.contain(value) ? 2 : 1
  }

  /// The columns of a whole text, as `CellGrid.put` lays it out.
  public static func columns(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    let widths = text.unicodeScalars.lazy.map { columns(printable($0)) }
    // A mark that nothing carries gets a column.
    return widths.reduce(widths.first == 0 ? 1 : 0, +)
  }

  /// The scalar that may be shown for `scalar`: what could drive or confuse a terminal or a reader becomes
  /// U+FFFD.
  ///
  /// That is every control character, line and paragraph separators, unassigned code points, and
  /// everything invisible: bidirectional marks, the zero-width space, the soft hyphen (which some terminals
  /// draw and some do not), fillers, tags. Two labels that differ only in such a character must not look
  /// the same. The two joiners that spelling needs (U+200C, U+200D) and variation selectors stay; they
  /// have no width.
  public static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    if value < 0x300 {
      let isControl = value < 0x20 || (0x7F...0x9F).contains(value)
      return isControl || value == 0xAD ? "\u{FFFD}" : scalar
    }
    return isPlainSymbol(value) || isPlainIdeograph(value) || isVisible(scalar) ? scalar : "\u{FFFD}"
  }

  /// What bars, curves and formulas are made of, all one column wide: box drawing, blocks, shapes, braille,
  /// arrows, operators, small Greek letters. Spares them the look-up of properties.
  private static func isPlainSymbol(_ value: UInt32) -> Bool {
    switch value {
    case 0x3B1...0x3C9, 0x2190...0x22FF, 0x2500...0x25FC, 0x2800...0x28FF: true
    default: false
    }
  }

  /// Han and Hangul, all two columns wide.
  private static func isPlainIdeograph(_ value: UInt32) -> Bool {
    (0x4E00...0x9FFC).contains(value) || (0xAC00...0xD7A3).contains(value)
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return false
    case .format: return isJoiner(scalar) || isPrepended(scalar.value)
    case .nonspacingMark, .enclosingMark: return true
    default: return !properties.isDefaultIgnorableCodePoint
    }
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    // The vowels and finals of decomposed Hangul, which a terminal draws into the cell of the initial.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    case .format: return !isPrepended(value)
    default: return false
    }
  }

  /// Zero-width non-joiner and joiner.
  static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200C}" || scalar == "\u{200D}"
  }

  /// The format characters that have a glyph of their own: signs that stand before the digits they span.
  private static func isPrepended(_ value: UInt32) -> Bool {
    switch value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }
}
