import Console
import Explorer
import GumbelEngine

/// What drawing remembers from one picture to the next: the lines of the exact density in the triangle, which stay the same
/// while draws are counted. They are worked out for every dot of the screen, so that only here is known for which. It
/// changes how long a picture takes and nothing on it.
public struct RenderMemory {
  var contours = SimplexContours.Memory()

  /// Nothing yet.
  public init() {}
}

/// Draws the explorer: a pure function of its state, the size, the theme and the symbols.
///
/// Any size is right: below 40x12 one line says which size is needed. The cost does not grow with the
/// number of categories.
public func render(_ state: State, size: GridSize, theme: Theme, symbols: SymbolSet) -> CellGrid {
  var memory = RenderMemory()
  return render(state, size: size, theme: theme, symbols: symbols, memory: &memory)
}

/// The same, faster where `memory` has seen the same triangle before.
public func render(
  _ state: State, size: GridSize, theme: Theme, symbols: SymbolSet, memory: inout RenderMemory
) -> CellGrid {
  var canvas = Canvas(grid: CellGrid(size: size), theme: theme, symbols: symbols)
  guard isLargeEnough(size) else {
    TooSmall(size: canvas.grid.size, takesLetters: !state.overlays.isEmpty).draw(on: &canvas)
    canvas.layGround()
    return canvas.grid
  }
  let (room, panel) = TourPanel.split(size, for: state)
  let (view, strip) = StepStrip.split(room, for: state)
  Header(state: state).draw(width: view.columns, on: &canvas)
  View.drawing(of: state, size: view).draw(on: &canvas, memory: &memory)
  Footer(state: state).draw(row: view.rows - 1, width: view.columns, on: &canvas)
  strip?.draw(width: size.columns, on: &canvas)
  panel?.draw(on: &canvas)
  Overlays(state: state, size: view).draw(on: &canvas)
  canvas.layGround()
  return canvas.grid
}

/// The categories that `render` shows at this size, whose spread the worker has to count.
public func visibleCategories(_ state: State, size: GridSize) -> [Int] {
  guard isLargeEnough(size) else { return [] }
  return View.drawing(of: state, size: viewSize(size, for: state)).places.visible
}

/// The size that tour and steps leave for the view.
func viewSize(_ size: GridSize, for state: State) -> GridSize {
  StepStrip.split(TourPanel.split(size, for: state).view, for: state).view
}

func isLargeEnough(_ size: GridSize) -> Bool {
  size.columns >= CompareLayout.minimum.columns && size.rows >= CompareLayout.minimum.rows
}
