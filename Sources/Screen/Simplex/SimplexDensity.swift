import Console
import GumbelEngine
import RealModule

/// The density of the draws as shades, in powers of four of the uniform density.
struct SimplexDensity {
  let triangle: Triangle
  let tally: SimplexTally?

  /// Places in a cell at which the density is looked up, each way.
  private static let looks = 3

  func draw(on canvas: inout Canvas) {
    let region = triangle.region
    for row in 0..<region.rows {
      for column in 0..<region.columns {
        guard let shade = density(column: column, row: row).flatMap(Self.shade) else { continue }
        canvas.set(
          canvas.symbols.shades[shade], region.column + column, region.row + row,
          style: canvas.theme.rightBar)
      }
    }
  }

  /// The density in a cell, in units of the uniform one; `nil` outside of the triangle. While draws are few, each alone
  /// would look like a peak: they count as a part of as many draws as there are small triangles.
  private func density(column: Int, row: Int) -> Double? {
    var sum = 0.0
    var points = 0
    for down in 0..<Self.looks {
      for across in 0..<Self.looks {
        let place = triangle.point(
          across: (Double(column) + (Double(across) + 0.5) / Double(Self.looks))
            / Double(triangle.region.columns),
          down: (Double(row) + (Double(down) + 0.5) / Double(Self.looks)) / Double(triangle.region.rows))
        guard let place else { continue }
        points += 1
        if let tally { sum += tally.density(around: place) }
      }
    }
    guard points > 0, let tally, tally.draws > 0 else { return nil }
    let draws = Double(tally.draws)
    return sum / Double(points) * draws / (draws + Double(SimplexTally.side * SimplexTally.side))
  }

  /// Which of the shades stands for a density: none for 0, then one for each power of four from a quarter on.
  static func shade(_ density: Double) -> Int? {
    if density <= 0 { return nil }
    return min(max(Int((Double.log(density) / Double.log(4)).rounded(.down)) + 2, 0), 4)
  }
}

extension SymbolSet {
  /// From sparse to dense.
  var shades: [Unicode.Scalar] { isASCII ? [".", "-", "+", "#", "@"] : ["·", "░", "▒", "▓", "█"] }
}
