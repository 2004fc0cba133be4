/// How many colours a terminal shows.
public enum ColorDepth: Int, Sendable, Comparable, CaseIterable {
  /// None: attributes only, and not one colour code.
  case mono = 0
  /// The eight ANSI colours.
  case eight = 8
  /// The eight and their bright forms.
  case sixteen = 16
  /// xterm's 256.
  case indexed256 = 256

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
    case .indexed256: color
    case .sixteen: color.index < 16 ? color : Self.nearestOfSixteen(color)
    case .eight: Color((color.index < 16 ? color : Self.nearestOfSixteen(color)).index % 8)
    }
  }

  private static func nearestOfSixteen(_ color: Color) -> Color {
    let palette = Palette.dark
    let wanted = palette[color]
    let index = palette.base.indices.min {
      palette.base[$0].distance(to: wanted) < palette.base[$1].distance(to: wanted)
    }
    return Color(UInt8(index ?? 7))
  }
}

extension RGB {
  /// How different two colours look, roughly: squared differences, weighted by how well the eye sees each part.
  fileprivate func distance(to other: RGB) -> Int {
    let (r, g, b) = (
      Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue)
    )
    return 3 * r * r + 4 * g * g + 2 * b * b
  }
}
