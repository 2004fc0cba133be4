import Console
import GumbelEngine
import RealModule

/// The density of the draws as shades, in powers of four of the uniform density.
struct SimplexDensity {
  let triangle: Triangle
  let tally: SimplexTally

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

  /// The density in a cell, in units of the uniform one; `nil` outside of the triangle.
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
        sum += tally.density(around: place)
      }
    }
    guard points > 0, tally.draws > 0 else { return nil }
    return sum / Double(points) * Self.trust(draws: tally.draws, parts: Self.parts)
  }

  /// The parts of a triangle.
  static let parts = SimplexTally.side * SimplexTally.side

  /// What is left of a density that draws in so many parts show. While draws are few, each alone would look like a peak:
  /// they count as a part of as many more as there are parts.
  static func trust(draws: Int, parts: Int) -> Double { Double(draws) / Double(draws + parts) }

  /// Whether that leaves shades paler than the density is, of which one is a step of four.
  static func isPale(draws: Int, parts: Int) -> Bool { trust(draws: draws, parts: parts) < 0.9 }

  /// Which of the shades stands for a density: none for 0, then one for each power of four from a quarter on.
  static func shade(_ density: Double) -> Int? {
    density > 0 ? shade(logarithm: Double.log(density)) : nil
  }

  /// The same for the logarithm of a density, which may be infinite: where τ is huge, peaks are.
  static func shade(logarithm: Double) -> Int {
    Int(min(max((logarithm / Double.log(4)).rounded(.down) + 2, 0), 4))
  }
}

extension SymbolSet {
  /// From sparse to dense.
  var shades: [Unicode.Scalar] { isASCII ? [".", "-", "+", "#", "@"] : ["·", "░", "▒", "▓", "█"] }
}
