import Console
import Explorer

/// The first view, drawn. Where nothing was done since the last picture but to choose another category, two names are
/// drawn and all else is left as it is: that is most of what a held arrow costs.
struct ComparePicture {
  private var view: Compare
  private(set) var canvas: Canvas

  /// The picture of `view`.
  init(_ view: Compare, size: GridSize, theme: Theme, symbols: SymbolSet) {
    self.view = view
    canvas = Canvas(grid: CellGrid(size: size), theme: theme, symbols: symbols)
    view.draw(on: &canvas)
  }

  /// Makes this the picture of `next`, if that is what it takes.
  ///
  /// - Returns: Whether it was; otherwise the picture is of no use any more.
  mutating func choose(as next: Compare, size: GridSize, theme: Theme, symbols: SymbolSet) -> Bool {
    guard canvas.isOf(size, theme, symbols), view.layout == next.layout else { return false }
    let before = view.state.selection
    view.state.selection = next.state.selection
    guard view.state == next.state else { return false }
    CategoryList(state: view.state, layout: view.layout)
      .redrawNames(of: [before, view.state.selection], on: &canvas)
    return true
  }
}

extension Canvas {
  fileprivate func isOf(_ size: GridSize, _ theme: Theme, _ symbols: SymbolSet) -> Bool {
    grid.size == size && theme == self.theme && symbols == self.symbols
  }
}
