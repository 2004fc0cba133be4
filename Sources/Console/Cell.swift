/// A colour as an index into xterm's 256: 0–15 are the terminal's own, 16–231 the cube, 232–255 greys.
public struct Color: Sendable, Hashable {
  /// The index.
  public let index: UInt8
  /// The colour with that index.
  public init(_ index: UInt8) { self.index = index }
}

/// How a cell is drawn. `nil` colours are the terminal's default.
public struct Style: Sendable, Hashable {
  /// The colour of the glyph.
  public var foreground: Color?
  /// The colour behind the glyph.
  public var background: Color?
  /// Bold.
  public var bold: Bool
  /// Dim; terminals that have no such attribute show it as normal.
  public var dim: Bool
  /// Underlined.
  public var underline: Bool
  /// Foreground and background swapped.
  public var reverse: Bool

  /// A style with the given parts.
  public init(
    foreground: Color? = nil, background: Color? = nil, bold: Bool = false, dim: Bool = false,
    underline: Bool = false, reverse: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.underline = underline
    self.reverse = reverse
  }

  /// The terminal's default.
  public static let plain = Style()
}

/// One cell of a grid: a glyph of one or two columns, or the right half of a wide glyph.
public struct Cell: Sendable, Hashable {
  /// The base character; U+0000 in the right half of a wide glyph.
  public var scalar: Unicode.Scalar
  /// Up to two combining marks on the base character.
  public var mark: Unicode.Scalar?
  /// The second combining mark.
  public var secondMark: Unicode.Scalar?
  /// How it is drawn.
  public var style: Style

  /// A cell with the given parts.
  public init(
    _ scalar: Unicode.Scalar, mark: Unicode.Scalar? = nil, secondMark: Unicode.Scalar? = nil,
    style: Style = .plain
  ) {
    self.scalar = scalar
    self.mark = mark
    self.secondMark = secondMark
    self.style = style
  }

  /// An empty cell.
  public static let blank = Cell(" ")
  /// Whether this is the right half of the wide glyph to its left.
  public var isContinuation: Bool { scalar == "\0" }
}
