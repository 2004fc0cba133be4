import Console
import Explorer

/// The first view, drawn. Where nothing was done since the last picture but to choose another category, two names are
/// drawn and all else is left as it is: that is most of what a held arrow costs.
struct ComparePicture {
  private let view: Compare
  private(set) var canvas: Canvas

  /// The picture of `view` that follows `last`.
  init(_ view: Compare, after last: ComparePicture?, size: GridSize, theme: Theme, symbols: SymbolSet) {
    self.view = view
    if let last, last.canvas.isOf(size, theme, symbols), last.view.differsInChoiceAlone(from: view) {
      canvas = last.canvas
      CategoryList(state: view.state, layout: view.layout)
        .redrawNames(of: [last.view.state.selection, view.state.selection], on: &canvas)
    } else {
      canvas = Canvas(grid: CellGrid(size: size), theme: theme, symbols: symbols)
      view.draw(on: &canvas)
    }
  }
}

extension Canvas {
  fileprivate func isOf(_ size: GridSize, _ theme: Theme, _ symbols: SymbolSet) -> Bool {
    grid.size == size && theme == self.theme && symbols == self.symbols
  }
}

extension Compare {
  fileprivate func differsInChoiceAlone(from other: Compare) -> Bool {
    var state = state
    state.selection = other.state.selection
    return layout == other.layout && state == other.state
  }
}
