import Console

/// How many colours a terminal shows.
public enum ColorDepth: Int, Sendable, Comparable, CaseIterable {
  /// None: attributes only, and not one colour code.
  case mono = 0
  /// The eight ANSI colours.
  case eight = 8
  /// The eight and their bright forms.
  case sixteen = 16
  /// xterm's 256.
  case full = 256

  /// The depth of a terminal that says it has `count` colours.
  public init(count: Int) {
    self = Self.allCases.last { $0.rawValue <= max(count, 0) } ?? .mono
  }

  /// Orders by the number of colours.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }

  /// The colour to show for `color` at this depth; `nil`, the terminal's default, without colours.
  public func nearest(to color: Color) -> Color? {
    switch self {
    case .mono: nil
    case .full: color
    case .sixteen: color.index < 16 ? color : Self.nearestOfSixteen(color)
    case .eight: Color((color.index < 16 ? color : Self.nearestOfSixteen(color)).index % 8)
    }
  }

  private static func nearestOfSixteen(_ color: Color) -> Color {
    let wanted = RGB(color.index)
    let index = RGB.ansi.indices.min { RGB.ansi[$0].distance(to: wanted) < RGB.ansi[$1].distance(to: wanted) }
    return Color(UInt8(index ?? 7))
  }
}

/// The usual appearance of a palette entry, to compare colours by.
private struct RGB {
  let red: Int
  let green: Int
  let blue: Int

  init(_ red: Int, _ green: Int, _ blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Entry 16–231 of xterm's palette is in the 6x6x6 cube, 232–255 is a grey.
  init(_ index: UInt8) {
    let index = Int(index)
    if index < 16 {
      self = RGB.ansi[index]
    } else if index < 232 {
      let level = { (digit: Int) in digit == 0 ? 0 : 55 + 40 * digit }
      self.init(level((index - 16) / 36), level((index - 16) / 6 % 6), level((index - 16) % 6))
    } else {
      let grey = 8 + 10 * (index - 232)
      self.init(grey, grey, grey)
    }
  }

  func distance(to other: RGB) -> Int {
    let (r, g, b) = (red - other.red, green - other.green, blue - other.blue)
    return 3 * r * r + 4 * g * g + 2 * b * b
  }

  /// xterm's own values of the first sixteen.
  static let ansi: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]
}
