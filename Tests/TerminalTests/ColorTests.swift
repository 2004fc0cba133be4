import Console
import Testing

@testable import Terminal

@Suite("Colours at a terminal's depth")
struct ColorTests {
  @Test(arguments: [
    (-1, ColorDepth.mono), (0, .mono), (7, .mono), (8, .eight), (16, .sixteen), (88, .sixteen),
    (256, .indexed256), (1 << 24, .indexed256),
  ])
  func `a depth is the most that the terminal has`(count: Int, depth: ColorDepth) {
    #expect(ColorDepth(count: count) == depth)
  }

  @Test func `colours become the nearest that the terminal has`() {
    let orange = Color(214)
    #expect(ColorDepth.indexed256.nearest(to: orange) == orange)
    #expect(ColorDepth.sixteen.nearest(to: orange) == Color(3))
    #expect(ColorDepth.sixteen.nearest(to: Color(21)) == Color(4))
    #expect(ColorDepth.sixteen.nearest(to: Color(231)) == Color(15))
    #expect(ColorDepth.sixteen.nearest(to: Color(244)) == Color(8))
    #expect(ColorDepth.eight.nearest(to: Color(9)) == Color(1))
    #expect(ColorDepth.mono.nearest(to: orange) == nil)
  }

  @Test func `a pair is defined once and stays valid`() {
    let screen = PairRecorder()
    let pairs = screen.pairs(.indexed256, limit: 256)
    #expect(pairs.number(foreground: nil, background: nil) == 0)
    let first = pairs.number(foreground: Color(1), background: nil)
    let second = pairs.number(foreground: nil, background: Color(1))
    #expect(pairs.number(foreground: Color(1), background: nil) == first)
    #expect(screen.defined == [[first, 1, -1], [second, -1, 1]])
  }

  @Test func `when pairs run out the background goes first`() {
    let pairs = PairRecorder().pairs(.indexed256, limit: 3)
    let red = pairs.number(foreground: Color(1), background: nil)
    let green = pairs.number(foreground: Color(2), background: nil)
    #expect([red, green] == [1, 2])
    #expect(pairs.number(foreground: Color(2), background: Color(4)) == green)
    #expect(pairs.number(foreground: Color(3), background: Color(4)) == 0)
    #expect(pairs.number(foreground: Color(1), background: nil) == red)
  }

  @Test func `text never takes the colour of its background`() {
    let screen = PairRecorder()
    _ = screen.pairs(.eight, limit: 64).number(foreground: Color(9), background: Color(1))
    #expect(screen.defined == [[1, 1, -1]])
  }
}

/// Stands in for the screen that pairs are defined on.
private final class PairRecorder {
  var defined: [[Int32]] = []

  func pairs(_ depth: ColorDepth, limit: Int32) -> ColorPairs {
    ColorPairs(depth: depth, limit: limit) { number, foreground, background in
      self.defined.append([number, foreground, background])
      return true
    }
  }
}
