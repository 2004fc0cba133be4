/// A colour as an index into xterm's 256: 0–15 are the terminal's own, 16–231 the cube, 232–255 greys.
public struct Color: Sendable, Hashable {
  /// The index.
  public let index: UInt8
  /// The colour with that index.
  public init(_ index: UInt8) { self.index = index }
}

/// How a cell is drawn. `nil` colours are the terminal's default.
///
/// Packed into one word: a screen has thousands of cells, each frame writes and compares them all.
public struct Style: Sendable, Hashable {
  /// Nine bits for each colour, its index and one or 0 for none, then a bit for each attribute.
  private var bits: UInt32 = 0

  private static let background: UInt32 = 9
  private static let bold: UInt32 = 1 << 18
  private static let dim: UInt32 = 1 << 19
  private static let underline: UInt32 = 1 << 20
  private static let reverse: UInt32 = 1 << 21

  /// The colour of the glyph.
  public var foreground: Color? {
    get { color(at: 0) }
    set { setColor(newValue, at: 0) }
  }
  /// The colour behind the glyph.
  public var background: Color? {
    get { color(at: Self.background) }
    set { setColor(newValue, at: Self.background) }
  }
  /// Bold.
  public var bold: Bool {
    get { bits & Self.bold != 0 }
    set { set(Self.bold, newValue) }
  }
  /// Dim; terminals that have no such attribute show it as normal.
  public var dim: Bool {
    get { bits & Self.dim != 0 }
    set { set(Self.dim, newValue) }
  }
  /// Underlined.
  public var underline: Bool {
    get { bits & Self.underline != 0 }
    set { set(Self.underline, newValue) }
  }
  /// Foreground and background swapped.
  public var reverse: Bool {
    get { bits & Self.reverse != 0 }
    set { set(Self.reverse, newValue) }
  }

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

  private func color(at place: UInt32) -> Color? {
    let code = bits >> place & 0x1FF
    return code == 0 ? nil : Color(UInt8(code - 1))
  }

  private mutating func setColor(_ color: Color?, at place: UInt32) {
    let code = color.map { UInt32($0.index) + 1 } ?? 0
    bits = bits & ~(0x1FF << place) | code << place
  }

  private mutating func set(_ bit: UInt32, _ isOn: Bool) {
    bits = isOn ? bits | bit : bits & ~bit
  }
}

/// One cell of a grid: a glyph of one or two columns, or the right half of a wide glyph.
///
/// Four words without a gap between them: two cells are equal exactly when their bytes are.
public struct Cell: Sendable, Hashable {
  /// The base character; U+0000 in the right half of a wide glyph.
  public var scalar: Unicode.Scalar
  /// The marks as they are stored; U+0000, which is none, for none.
  private var first: Unicode.Scalar = "\0"
  private var second: Unicode.Scalar = "\0"
  /// How it is drawn.
  public var style: Style

  /// Up to two combining marks on the base character.
  public var mark: Unicode.Scalar? {
    get { first == "\0" ? nil : first }
    set { first = newValue ?? "\0" }
  }
  /// The second combining mark.
  public var secondMark: Unicode.Scalar? {
    get { second == "\0" ? nil : second }
    set { second = newValue ?? "\0" }
  }

  /// A cell with the given parts.
  public init(
    _ scalar: Unicode.Scalar, mark: Unicode.Scalar? = nil, secondMark: Unicode.Scalar? = nil,
    style: Style = .plain
  ) {
    self.scalar = scalar
    self.style = style
    self.mark = mark
    self.secondMark = secondMark
  }

  /// An empty cell.
  public static let blank = Cell(" ")
  /// Whether this is the right half of the wide glyph to its left.
  public var isContinuation: Bool { scalar == "\0" }
}
