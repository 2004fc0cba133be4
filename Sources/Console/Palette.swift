/// A colour as it is mixed: red, green and blue, 0–255 each.
public struct RGB: Sendable, Hashable {
  /// The parts of the colour.
  public let red, green, blue: UInt8

  /// The colour with these parts.
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `#rrggbb`, as SVG and CSS write it.
  public var hex: String {
    let digits = Array("0123456789abcdef")
    return [red, green, blue].reduce(into: "#") { text, part in
      text.append(digits[Int(part >> 4)])
      text.append(digits[Int(part & 15)])
    }
  }
}

/// What a picture outside a terminal shows for the 256 colours and for the terminal's defaults.
public struct Palette: Sendable, Hashable {
  /// Colours 0–15, which every terminal sets as it likes.
  public var base: [RGB]
  /// The colour of text that has none.
  public var foreground: RGB
  /// The colour behind everything.
  public var background: RGB

  /// A palette with these parts. `base` has 16 colours.
  public init(base: [RGB], foreground: RGB, background: RGB) {
    precondition(base.count == 16, "a palette has 16 base colours")
    self.base = base
    self.foreground = foreground
    self.background = background
  }

  /// Light text on near-black.
  public static let dark = Palette(
    base: xterm, foreground: RGB(208, 208, 208), background: RGB(18, 18, 18))
  /// Dark text on white.
  public static let light = Palette(
    base: xterm, foreground: RGB(28, 28, 28), background: RGB(255, 255, 255))

  /// The colours of xterm as it comes.
  private static let xterm = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  /// The mixture for `color`: one of the base colours, of the 6×6×6 cube (16–231) or of the 24 greys.
  public subscript(color: Color) -> RGB {
    let index = Int(color.index)
    if index < 16 { return base[index] }
    if index >= 232 {
      let grey = UInt8(8 + 10 * (index - 232))
      return RGB(grey, grey, grey)
    }
    let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
    let place = index - 16
    return RGB(steps[place / 36], steps[place / 6 % 6], steps[place % 6])
  }
}
