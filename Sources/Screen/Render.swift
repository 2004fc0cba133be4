import Console
import Explorer
import GumbelEngine
import KernelInterface

/// What drawing remembers from one picture to the next. It changes how long a picture takes and nothing on it.
public struct RenderMemory {
  var compare: ComparePicture?
  var draws: DrawNumbers.Memory
  var contours = SimplexContours.Memory()

  /// Nothing yet. `kernels` works out single draws.
  public init(kernels: any KernelSet = baselineKernels) { draws = DrawNumbers.Memory(kernels: kernels) }
}

/// Draws the explorer: a pure function of its state, the size, the theme and the symbols.
///
/// Any size is right: below 40x12 one line says which size is needed. The cost does not grow with the
/// number of categories, except in the view of one draw, which needs all of them.
public func render(_ state: State, size: GridSize, theme: Theme, symbols: SymbolSet) -> CellGrid {
  var memory = RenderMemory()
  return render(state, size: size, theme: theme, symbols: symbols, memory: &memory)
}

/// The same, faster where `memory` has seen the same draw, the same parameters, or all but another choice before.
public func render(
  _ state: State, size: GridSize, theme: Theme, symbols: SymbolSet, memory: inout RenderMemory
) -> CellGrid {
  lazy var canvas = Canvas(grid: CellGrid(size: size), theme: theme, symbols: symbols)
  guard isLargeEnough(size) else {
    TooSmall(size: canvas.grid.size, takesLetters: !state.overlays.isEmpty).draw(on: &canvas)
    canvas.layGround()
    return canvas.grid
  }
  let (room, panel) = TourPanel.split(size, for: state)
  let (view, strip) = StepStrip.split(room, for: state)
  switch state.view {
  case .compare:
    let compare = Compare(state, size: view)
    if !(memory.compare?.choose(as: compare, size: size, theme: theme, symbols: symbols) ?? false) {
      memory.compare = ComparePicture(compare, size: size, theme: theme, symbols: symbols)
    }
    if let picture = memory.compare { canvas = picture.canvas }
  case .oneDraw: OneDraw(state, size: view).draw(memory.draws.numbers(of: state), on: &canvas)
  case .simplex: SimplexView(state, size: view).draw(&memory.contours, on: &canvas)
  case .temperature: TemperatureView(state, size: view).draw(on: &canvas)
  case .gradients: GradientsView(state, size: view).draw(on: &canvas)
  case .training: TrainingView(state, size: view).draw(on: &canvas)
  case .claims: ClaimsView(state, size: view).draw(on: &canvas)
  }
  strip?.draw(width: size.columns, on: &canvas)
  panel?.draw(on: &canvas)
  Overlays(state: state, size: view).draw(on: &canvas)
  canvas.layGround()
  return canvas.grid
}

/// The categories that `render` shows at this size, whose spread the worker has to count.
public func visibleCategories(_ state: State, size: GridSize) -> [Int] {
  guard isLargeEnough(size) else { return [] }
  let size = viewSize(size, for: state)
  return switch state.view {
  case .compare: Compare(state, size: size).layout.window.categories(of: state)
  case .oneDraw: OneDraw(state, size: size).layout.window.categories(of: state)
  case .simplex, .temperature, .gradients, .training, .claims: []
  }
}

/// The size that tour and steps leave for the view.
func viewSize(_ size: GridSize, for state: State) -> GridSize {
  StepStrip.split(TourPanel.split(size, for: state).view, for: state).view
}

func isLargeEnough(_ size: GridSize) -> Bool {
  size.columns >= CompareLayout.minimum.columns && size.rows >= CompareLayout.minimum.rows
}
