import Console
import Explorer
import GumbelEngine

/// The view of three categories as a triangle in which every y is a point.
struct SimplexView: PageDrawing {
  let state: State
  let layout: SimplexLayout
  private let controls: ControlsLayout

  init(_ state: State, size: GridSize) {
    self.state = state
    layout = SimplexLayout(size: size)
    controls = ControlsLayout(rows: layout.frame.controls, seed: state.parameters.seed)
  }

  var places: PageLayout {
    let facts = layout.facts
    let corners = state.projection.corners.enumerated().map { place, category in
      PageLayout.Place(
        target: .category(category),
        region: Region(column: facts.column, row: facts.row + 1 + place, columns: facts.columns))
    }
    // Other categories do not show; the chosen one is edited under the corners.
    let below = Region(column: facts.column, row: facts.row + 1 + corners.count, columns: facts.columns)
    let categories = CategoryPlaces(chosenIn: state, row: below, margin: facts.column)
    return PageLayout(
      controls: controls, targets: corners + categories.targets(in: state), categories: categories)
  }

  func draw(on canvas: inout Canvas, memory: inout RenderMemory) {
    let finding = state.currentSimplex
    layout.frame.draw(state.view.page.story(state), on: &canvas)
    Controls(state: state, layout: controls).draw(on: &canvas)
    let triangle = Triangle(region: layout.triangle)
    drawFrame(triangle, on: &canvas)
    if let finding {
      drawPoints(finding, in: triangle, &memory.contours, on: &canvas)
    }
    drawCorners(on: &canvas)
    SimplexFacts(state: state, finding: finding, region: layout.facts).draw(on: &canvas)
  }

  /// The density of the draws with the exact one, and over or beside them softmax and the last draws.
  private func drawPoints(
    _ finding: SimplexFinding, in triangle: Triangle, _ contours: inout SimplexContours.Memory,
    on canvas: inout Canvas
  ) {
    let isRandom = state.isRandomInTriangle
    var place = triangle
    if isRandom, let edge = finding.law.edge {
      let strip = EdgeStrip(triangle: triangle, edge: edge)
      strip.draw(finding.tally, on: &canvas)
      place = strip.pointLane
    } else if isRandom {
      SimplexDensity(triangle: triangle, tally: finding.tally).draw(on: &canvas)
      contours.raster(of: finding.law, on: triangle, for: canvas).draw(on: &canvas)
    }
    SimplexMarks(triangle: place, finding: finding, isRandom: isRandom).draw(on: &canvas)
  }

  /// The edges, under all else.
  private func drawFrame(_ triangle: Triangle, on canvas: inout Canvas) {
    var raster = DotRaster(triangle.region, symbols: canvas.symbols)
    let steps = 2 * (raster.columns + raster.rows)
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      for point in [
        SimplexPoint(1 - share, share, 0), SimplexPoint(1 - share, 0, share),
        SimplexPoint(0, 1 - share, share),
      ] {
        let (across, down) = triangle.place(of: point)
        raster.set(
          min(Int(across * Double(raster.columns)), raster.columns - 1),
          min(Int(down * Double(raster.rows)), raster.rows - 1), style: canvas.theme.rule,
          mark: canvas.symbols.verticalRule)
      }
    }
    raster.draw(on: &canvas)
  }

  /// The names of the corners: two under the triangle, and one beside its top.
  private func drawCorners(on canvas: inout Canvas) {
    let region = layout.triangle
    let names = state.projection.corners.map { state.parameters.labels[$0] }
    let isChosen = state.projection.corners.map { $0 == state.selection }
    func style(_ corner: Int) -> Style {
      isChosen[corner] ? canvas.theme.selection : canvas.theme.label
    }
    let half = region.columns / 2 - 1
    canvas.put(names[0], region.column, layout.corners, width: half, style: style(0))
    if names.count > 1 {
      canvas.putRight(names[1], end: region.end, layout.corners, width: half, style: style(1))
    }
    if names.count > 2 {
      canvas.putRight(
        names[2], end: region.column + half - 1, region.row, width: max(half - 2, 1), style: style(2))
    }
  }
}
