import Console
import GumbelEngine

/// The density of the draws along an edge of the triangle, where no other corner is open, and beside it marks where the
/// exact density crosses from one shade to the next.
///
/// Inward of the strip there are two lanes, so that nothing hides it: one for those marks, one for softmax and the draws.
struct EdgeStrip {
  let triangle: Triangle
  let edge: SimplexEdge

  /// The triangle moved inward as far as the lane of softmax and the draws.
  var pointLane: Triangle { lane(2) }

  func draw(_ tally: SimplexTally, on canvas: inout Canvas) {
    let cells = cells(of: triangle)
    let marks = self.cells(of: lane(1))
    for (place, density) in densities(tally).enumerated() {
      guard let shade = SimplexDensity.shade(density) else { continue }
      let cell = cells[place]
      canvas.set(canvas.symbols.shades[shade], cell.column, cell.row, style: canvas.theme.rightBar)
    }
    guard edge.hasDensity else { return }
    for place in borders {
      let cell = marks[place]
      canvas.set(canvas.symbols.border(of: edge), cell.column, cell.row, style: canvas.theme.tick)
    }
  }

  /// The number of cells along the edge: as many as columns, or one in each row.
  private var count: Int { edge.isLevel ? triangle.region.columns : triangle.region.rows }

  /// The density in each cell, in the unit of the uniform one on the edge.
  private func densities(_ tally: SimplexTally) -> [Double] {
    let parts = tally.parts(from: edge.first, to: edge.second)
    let weight = SimplexDensity.trust(draws: tally.draws, parts: parts.count) / Double(max(tally.draws, 1))
    return Spread.resampled(parts[...], columns: count).map { $0 * Double(parts.count) * weight }
  }

  /// The cells at whose near end the shade of the exact density changes.
  private var borders: [Int] {
    let shades = (0..<count).map { place in
      edge.density(in: Double(place) / Double(count)..<Double(place + 1) / Double(count))
        .flatMap(SimplexDensity.shade) ?? 0
    }
    return shades.indices.dropFirst().filter { shades[$0] != shades[$0 - 1] }
  }

  /// The cells along the edge of a triangle of the same size, from the first end to the second.
  private func cells(of triangle: Triangle) -> [GridPoint] {
    (0..<count).map { place in
      var weights = SIMD3<Double>()
      weights[edge.second] = (Double(place) + 0.5) / Double(count)
      weights[edge.first] = 1 - weights[edge.second]
      return triangle.cell(of: SimplexPoint(weights.x, weights.y, weights.z))
    }
  }

  /// The triangle moved inward, by rows or by columns, of which one is free beside the strip.
  private func lane(_ number: Int) -> Triangle {
    var region = triangle.region
    if edge.isLevel {
      region.row -= number
    } else {
      region.column += (edge.first == 0 ? 1 : -1) * (2 * number - 1)
    }
    return Triangle(region: region)
  }
}

extension SimplexEdge {
  /// Whether it lies on the ground, between the first two corners.
  fileprivate var isLevel: Bool { second == 1 }
}

extension SymbolSet {
  /// Between two shades along an edge, at the near end of its cell.
  func border(of edge: SimplexEdge) -> Unicode.Scalar { edge.isLevel ? tick : isASCII ? "_" : "▁" }
}
