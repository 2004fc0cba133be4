import RealModule

/// A slider over 0.01…100 on a log scale.
struct Slider {
  let value: Double
  let region: Region

  /// Where `value` stands between the ends, from 0 to 1; values beyond stand at the ends.
  static func position(of value: Double) -> Double {
    guard value > 0.01 else { return 0 }
    return value < 100 ? (Double.log10(value) + 2) / 4 : 1
  }

  /// The cells between the ends.
  private var track: Region {
    Region(column: region.column + 5, row: region.row, columns: region.columns - 9)
  }

  /// The temperatures for which the knob stands in a column; beyond the track, at its nearer end.
  func temperatures(at column: Int) -> Range<Double> {
    let last = Double(track.columns - 1)
    let cell = Double(min(max(column - track.column, 0), track.columns - 1))
    func temperature(_ cell: Double) -> Double { Double.exp10(4 * cell / last - 2) }
    return temperature(cell - 0.5)..<temperature(cell + 0.5)
  }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    let symbols = canvas.symbols
    let track = track
    canvas.put("0.01", region.column, region.row, style: theme.dim)
    canvas.put("100", track.end + 1, region.row, style: theme.dim)
    let knob = Int((Self.position(of: value) * Double(track.columns - 1)).rounded())
    canvas.fill(track, with: symbols.sliderHigh, style: theme.rule)
    var low = track
    low.columns = knob
    canvas.fill(low, with: symbols.sliderLow, style: theme.slider)
    canvas.set(symbols.sliderKnob, track.column + knob, track.row, style: theme.accent)
  }
}
