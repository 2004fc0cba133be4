import Console
import GumbelEngine

/// The density of the exact law as lines, in powers of four of the uniform density: they run where the shades of the draws
/// change.
struct SimplexContours {
  let triangle: Triangle
  let law: SimplexLaw

  /// The dots of all lines, in the look of `canvas`. Cost: a density for each dot of the triangle.
  func raster(for canvas: Canvas) -> DotRaster {
    var raster = DotRaster(triangle.region, symbols: canvas.symbols)
    guard law.hasDensity else { return raster }
    var above = [Int?](repeating: nil, count: raster.columns)
    for row in 0..<raster.rows {
      var left: Int?
      for column in 0..<raster.columns {
        let here = level(column: column, row: row, raster)
        let isStep = [left, above[column]].contains { before in here != nil && before != nil && before != here
        }
        if isStep { raster.set(column, row, style: canvas.theme.tick, mark: canvas.symbols.contour) }
        left = here
        above[column] = here
      }
    }
    return raster
  }

  private func level(column: Int, row: Int, _ raster: DotRaster) -> Int? {
    let point = triangle.point(
      across: (Double(column) + 0.5) / Double(raster.columns), down: (Double(row) + 0.5) / Double(raster.rows)
    )
    guard let point, let logarithm = law.logDensity(at: point), !logarithm.isNaN else { return nil }
    return SimplexDensity.shade(logarithm: logarithm)
  }

  /// The lines that were drawn last: they stay the same while draws are counted.
  struct Memory {
    private struct Subject: Equatable {
      let law: SimplexLaw
      let triangle: Triangle
      let symbols: SymbolSet
      let style: Style
    }

    private var last: (subject: Subject, raster: DotRaster)?

    /// The lines of a law in the look of `canvas`.
    mutating func raster(of law: SimplexLaw, on triangle: Triangle, for canvas: Canvas) -> DotRaster {
      let subject = Subject(
        law: law, triangle: triangle, symbols: canvas.symbols, style: canvas.theme.tick)
      if let last, last.subject == subject { return last.raster }
      let raster = SimplexContours(triangle: triangle, law: law).raster(for: canvas)
      last = (subject, raster)
      return raster
    }
  }
}

extension SymbolSet {
  /// A line of equal density.
  var contour: Unicode.Scalar { isASCII ? ":" : "·" }
}
