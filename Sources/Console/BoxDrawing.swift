/// How the lines of the box-drawing characters U+2500–257F meet.
struct BoxDrawing {
  /// The weights of the arms, which run from the middle to an edge: 0 none, 1 light, 2 heavy, 3 double.
  private let left, up, right, down: Int

  /// The weights of left, up, right and down for each character; arcs and diagonals have none here.
  private static let arms = Array(
    """
    1010 2020 0101 0202 1010 2020 0101 0202 1010 2020 0101 0202 0011 0021 0012 0022
    1001 2001 1002 2002 0110 0120 0210 0220 1100 2100 1200 2200 0111 0121 0211 0112
    0212 0221 0122 0222 1101 2101 1201 1102 1202 2201 2102 2202 1011 2011 1021 2021
    1012 2012 1022 2022 1110 2110 1120 2120 1210 2210 1220 2220 1111 2111 1121 2121
    1211 1112 1212 2211 1221 2112 1122 2221 2122 2212 1222 2222 1010 2020 0101 0202
    3030 0303 0031 0013 0033 3001 1003 3003 0130 0310 0330 3100 1300 3300 0131 0313
    0333 3101 1303 3303 3031 1013 3033 3130 1310 3330 3131 1313 3333 0000 0000 0000
    0000 0000 0000 0000 1000 0100 0010 0001 2000 0200 0020 0002 1020 0102 2010 0201
    """.split(whereSeparator: \.isWhitespace)
  ).map { $0.utf8.map { Int($0 - 48) } }

  /// The character's lines; nil where it has no straight ones.
  init?(_ scalar: Unicode.Scalar) {
    guard (0x2500...0x257F).contains(scalar.value) else { return nil }
    let arms = Self.arms[Int(scalar.value - 0x2500)]
    guard arms != [0, 0, 0, 0] else { return nil }
    (left, up, right, down) = (arms[0], arms[1], arms[2], arms[3])
  }

  /// The lines drawn: a light one is one pixel wide; heavy and double ones are three, of which the middle
  /// one is taken out of a double line again. Light lines come last, for they cross double ones.
  var bitmap: GlyphBitmap {
    var bitmap = GlyphBitmap()
    draw(into: &bitmap) { $0 >= 2 }
    if left == 3 { bitmap.clear(columns: 0..<5, rows: 8..<9) }
    if right == 3 { bitmap.clear(columns: 4..<8, rows: 8..<9) }
    if up == 3 { bitmap.clear(columns: 4..<5, rows: 0..<9) }
    if down == 3 { bitmap.clear(columns: 4..<5, rows: 8..<16) }
    draw(into: &bitmap) { $0 == 1 }
    return bitmap
  }

  private func draw(into bitmap: inout GlyphBitmap, _ isDrawn: (Int) -> Bool) {
    let stem = band(around: 4, weight: max(up, down))
    let beam = band(around: 8, weight: max(left, right))
    if isDrawn(left) {
      let end = stops(left, opposite: right, at: up, down) ? stem.lowerBound + 1 : stem.upperBound
      bitmap.set(columns: 0..<end, rows: band(around: 8, weight: left))
    }
    if isDrawn(right) {
      let start = stops(right, opposite: left, at: up, down) ? stem.upperBound - 1 : stem.lowerBound
      bitmap.set(columns: start..<8, rows: band(around: 8, weight: right))
    }
    if isDrawn(up) {
      let end = stops(up, opposite: down, at: left, right) ? beam.lowerBound + 1 : beam.upperBound
      bitmap.set(columns: band(around: 4, weight: up), rows: 0..<end)
    }
    if isDrawn(down) {
      let start = stops(down, opposite: up, at: left, right) ? beam.upperBound - 1 : beam.lowerBound
      bitmap.set(columns: band(around: 4, weight: down), rows: start..<16)
    }
  }

  /// Arms reach across the line that they meet, which closes the corners. Only a light arm that ends at a
  /// double line stops at the nearer stroke.
  private func stops(_ weight: Int, opposite: Int, at before: Int, _ after: Int) -> Bool {
    weight == 1 && opposite == 0 && before == 3 && after == 3
  }

  private func band(around middle: Int, weight: Int) -> Range<Int> {
    weight >= 2 ? (middle - 1)..<(middle + 2) : middle..<(middle + 1)
  }
}
