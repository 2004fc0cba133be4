/// Where a text stands in a field that is wider than it.
public enum Alignment: Sendable {
  /// At the left edge.
  case left
  /// In the middle; an odd column is left over at the right.
  case center
  /// At the right edge, as numbers stand.
  case right
}

extension DisplayWidth {
  /// `text` if it takes at most `width` columns, else its beginning followed by `ellipsis`, together at
  /// most `width` columns: one less where a wide glyph would be cut. Where not even `ellipsis` fits, as
  /// much of it as fits.
  public static func fitted(_ text: String, width: Int, ellipsis: String = "…") -> String {
    guard width > 0 else { return "" }
    guard columns(text) > width else { return text }
    let room = width - columns(ellipsis)
    if room < 0 { return prefix(ellipsis, width: width) }
    return prefix(text, width: room) + ellipsis
  }

  /// `text` as lines of at most `width` columns, broken at spaces; a word that is wider than a whole line is
  /// broken where the line ends. Line feeds in `text` begin a new line.
  public static func wrapped(_ text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    if columns(text) <= width, isOneLine(text) { return [text] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      wrappedLine($0, width: width)
    }
  }

  /// Whether `text` has no line feed and no space but single ones between words.
  private static func isOneLine(_ text: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") && last == byte { return false }
      last = byte
    }
    return last != UInt8(ascii: " ")
  }

  private static func wrappedLine(_ line: Substring, width: Int) -> [String] {
    var lines = [""]
    var used = 0
    for word in line.split(separator: " ") {
      for (index, piece) in pieces(String(word), width: width).enumerated() {
        let needed = columns(piece)
        if index == 0 && used > 0 && used + 1 + needed <= width {
          lines[lines.count - 1] += " " + piece
          used += 1 + needed
        } else {
          if used > 0 { lines.append("") }
          lines[lines.count - 1] = piece
          used = needed
        }
      }
    }
    return lines
  }

  /// `word` cut into pieces of at most `width` columns. A wide glyph for which a line of one column has no
  /// room becomes U+FFFD.
  private static func pieces(_ word: String, width: Int) -> [String] {
    if columns(word) <= width { return [word] }
    var glyphs = GlyphIterator(word)
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    var used = 0
    while var glyph = glyphs.next() {
      if glyph.columns > width { glyph = Glyph(scalar: "\u{FFFD}", columns: 1) }
      if used + glyph.columns > width {
        pieces.append(String(piece))
        piece = String.UnicodeScalarView()
        used = 0
      }
      piece.append(contentsOf: glyph.scalars)
      used += glyph.columns
    }
    return pieces + [String(piece)]
  }

  /// As many whole glyphs from the beginning of `text` as fit into `width` columns.
  private static func prefix(_ text: String, width: Int) -> String {
    var glyphs = GlyphIterator(text)
    var kept = String.UnicodeScalarView()
    var used = 0
    while let glyph = glyphs.next(), used + glyph.columns <= width {
      kept.append(contentsOf: glyph.scalars)
      used += glyph.columns
    }
    return String(kept)
  }
}

extension CellGrid {
  /// Writes `text` into a field of `width` columns, whose rest becomes blank in the same style, and returns
  /// the column after the field. A text that is too long ends in `ellipsis`, whatever the alignment.
  @discardableResult
  public mutating func put(
    _ text: String, column: Int, row: Int, width: Int, alignment: Alignment, ellipsis: String = "…",
    style: Style = .plain
  ) -> Int {
    guard width > 0 else { return column }
    let width = min(width, 1 << 30)
    let shown = DisplayWidth.fitted(text, width: width, ellipsis: ellipsis)
    let gap = width - DisplayWidth.columns(shown)
    let lead =
      switch alignment {
      case .left: 0
      case .center: gap / 2
      case .right: gap
      }
    fill(column: column, row: row, columns: width, style: style)
    put(shown, column: column + lead, row: row, width: width - lead, style: style)
    return column + width
  }
}
