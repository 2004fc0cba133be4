import Console

/// Numbers the combinations of foreground and background in use, as ncurses wants them.
///
/// A pair that was handed out stays valid: redefining it would recolour cells that are on screen already.
/// When a terminal has no pairs left the background is given up first, then the foreground.
final class ColorPairs {
  /// Tells the terminal about pair `number`; -1 is its default colour.
  typealias Definition = (_ number: Int32, _ foreground: Int32, _ background: Int32) -> Bool

  private let depth: ColorDepth
  private let limit: Int32
  private let define: Definition
  private var next: Int32 = 1
  /// By foreground, then by background, 256 standing for the default; -1 where none was asked for yet. Few
  /// foregrounds are in use, and the others take no memory.
  private var numbers = [[Int32]](repeating: [], count: 257)

  /// Pairs from 1 below `limit`, for a terminal of the given depth.
  init(depth: ColorDepth, limit: Int32, define: @escaping Definition) {
    self.depth = depth
    self.limit = limit
    self.define = define
    keep(0, nil, nil)
  }

  /// The number of the pair that shows these colours as nearly as the terminal can; 0 is its default.
  func number(foreground: Color?, background: Color?) -> Int32 {
    let known = numbers[Self.slot(foreground)]
    if !known.isEmpty, known[Self.slot(background)] >= 0 { return known[Self.slot(background)] }
    let number = make(foreground, background)
    keep(number, foreground, background)
    return number
  }

  private func keep(_ number: Int32, _ foreground: Color?, _ background: Color?) {
    let front = Self.slot(foreground)
    if numbers[front].isEmpty { numbers[front] = Array(repeating: -1, count: 257) }
    numbers[front][Self.slot(background)] = number
  }

  private func make(_ foreground: Color?, _ background: Color?) -> Int32 {
    let front = foreground.flatMap(depth.nearest(to:))
    var back = background.flatMap(depth.nearest(to:))
    // Two colours may become one at a lower depth; text must not vanish in it.
    if front == back && foreground != background { back = nil }
    if front != foreground || back != background { return number(foreground: front, background: back) }
    if next < limit, define(next, front.map { Int32($0.index) } ?? -1, back.map { Int32($0.index) } ?? -1) {
      next += 1
      return next - 1
    }
    if front == nil || back == nil { return 0 }
    return number(foreground: front, background: nil)
  }

  private static func slot(_ color: Color?) -> Int { color.map { Int($0.index) } ?? 256 }
}
