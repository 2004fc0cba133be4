import Console
import Explorer
import Glibc
import Testing

@testable import Screen

/// Themes can be read on the ground they are made for, as WCAG 2.1 measures it (1.4.3 and 1.4.11).
@Suite struct Contrast {
  /// Relative luminance of an entry of xterm's palette.
  private static func luminance(_ color: Color) -> Double {
    let channels = rgb(Int(color.index)).map { value in
      let share = Double(value) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private static func rgb(_ index: Int) -> [Int] {
    let bright = index >= 8
    switch index {
    case 4: return [0, 0, 238]
    case 7: return [229, 229, 229]
    case 8: return [127, 127, 127]
    case 12: return [92, 92, 255]
    case 0..<16: return (0..<3).map { index >> $0 & 1 == 1 ? (bright ? 255 : 205) : 0 }
    case 16..<232:
      return [36, 6, 1].map { (index - 16) / $0 % 6 }.map { $0 == 0 ? 0 : 55 + 40 * $0 }
    default: return Array(repeating: 8 + 10 * (index - 232), count: 3)
    }
  }

  private static func ratio(_ front: Color, _ back: Color) -> Double {
    let pair = [luminance(front), luminance(back)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  @Test(arguments: [
    (ThemeKind.light, ColorDepth.indexed256, 15, 4.5), (.light, .sixteen, 15, 3), (.light, .eight, 15, 3),
    (.dark, .indexed256, 16, 4.5), (.dark, .sixteen, 0, 3),
  ])
  func `texts and bars stand out`(kind: ThemeKind, depth: ColorDepth, ground: Int, least: Double) throws {
    let palette = try #require(ThemeColors(kind: kind, depth: depth))
    let ground = Color(UInt8(ground))
    let texts = [
      palette.text, palette.dim, palette.left, palette.right, palette.accent, palette.ok, palette.problem,
    ]
    for color in texts.compactMap(\.self) {
      #expect(Self.ratio(color, ground) >= least, "\(color)")
    }
    for bar in [palette.left, palette.leftSoft, palette.right, palette.rightSoft] {
      #expect(Self.ratio(bar, ground) >= 3, "\(bar)")
    }
    for (front, back) in [
      (palette.onAccent, palette.accent), (palette.onOk, palette.ok), (palette.onProblem, palette.problem),
      (palette.tickInBar, palette.left), (palette.tickInBar, palette.right),
    ] {
      #expect(Self.ratio(front, back) >= 3, "\(front) on \(back)")
    }
    // Header and footer have a ground of their own.
    for (front, back) in [
      (palette.text, palette.bar), (palette.dim, palette.bar), (palette.accent, palette.bar),
    ] {
      guard let front, let back else { continue }
      #expect(Self.ratio(front, back) >= least - 0.5, "\(front) on \(back)")
    }
  }

  @Test func `the light theme brings its ground`() {
    for view in View.allCases {
      for size in [GridSize(columns: 120, rows: 36), GridSize(columns: 20, rows: 3)] {
        let state = States.words.with { $0.view = view }
        let light = render(
          state, size: size, theme: Theme(kind: .light, depth: .indexed256), symbols: .unicode)
        #expect(light.rows.joined().allSatisfy { $0.style.background != nil })
        let dark = picture(state, size.columns, size.rows)
        #expect(dark.text == light.text && dark.rows.joined().contains { $0.style.background == nil })
      }
    }
  }
}
