/// One base character with its marks, as it will stand in a cell.
struct Glyph: Equatable {
  var scalar: Unicode.Scalar
  var mark: Unicode.Scalar?
  var secondMark: Unicode.Scalar?
  /// 1 or 2.
  var columns: Int

  /// Adds a combining mark; a third one is left out.
  ///
  /// Joiners between emoji and variation selectors are left out as well: some terminals let them change
  /// the width of the glyph, which would shift the rest of the row.
  mutating func attach(_ scalar: Unicode.Scalar) {
    guard !Glyph.mayChangeWidth(scalar) else { return }
    if mark == nil {
      mark = scalar
    } else if secondMark == nil {
      secondMark = scalar
    }
  }

  /// The base character and its marks.
  var scalars: [Unicode.Scalar] { [scalar] + [mark, secondMark].compactMap { $0 } }

  static func mayChangeWidth(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200D}" || (0xFE00...0xFE0F).contains(scalar.value)
      || (0xE0100...0xE01EF).contains(scalar.value)
  }
}

extension Glyph {
  static let blank = Glyph(scalar: " ", columns: 1)

  /// The glyph that may be shown for `cell`, which anyone may have made of any scalars.
  init(_ cell: Cell) {
    let shown = DisplayWidth.printable(cell.scalar)
    self.init(scalar: shown, columns: DisplayWidth.columns(shown))
    if columns == 0 {
      self = Glyph(scalar: "\u{25CC}", columns: 1)
      attach(shown)
    }
    if let mark = cell.mark { attach(ifMark: mark) }
    if let mark = cell.secondMark { attach(ifMark: mark) }
  }

  private mutating func attach(ifMark scalar: Unicode.Scalar) {
    let shown = DisplayWidth.printable(scalar)
    if DisplayWidth.columns(shown) == 0 { attach(shown) }
  }
}

/// Cuts a text into glyphs: the one place that decides how text falls into columns.
///
/// A text that begins with a mark gets U+25CC, a dotted circle, to carry it, so that a label made of a
/// mark alone is still seen.
struct GlyphIterator: IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator
  /// The base that ended the glyph before.
  private var pending: (scalar: Unicode.Scalar, columns: Int)?

  init(_ text: String) { scalars = text.unicodeScalars.makeIterator() }

  mutating func next() -> Glyph? {
    guard let first = pending ?? scalars.next().map(Self.shown) else { return nil }
    pending = nil
    var glyph = Glyph(scalar: first.scalar, columns: first.columns)
    if first.columns == 0 {
      glyph = Glyph(scalar: "\u{25CC}", columns: 1)
      glyph.attach(first.scalar)
    }
    while let scalar = scalars.next() {
      let shown = Self.shown(scalar)
      if shown.columns > 0 {
        pending = shown
        break
      }
      glyph.attach(shown.scalar)
    }
    return glyph
  }

  private static func shown(_ scalar: Unicode.Scalar) -> (scalar: Unicode.Scalar, columns: Int) {
    if scalar.value < 0x7F && scalar.value >= 0x20 { return (scalar, 1) }
    let shown = DisplayWidth.printable(scalar)
    return (shown, DisplayWidth.columns(shown))
  }
}
