import Console
import Explorer

/// Draws the explorer: a pure function of its state, the size, the theme and the symbols.
public func render(_ state: State, size: GridSize, theme: Theme, symbols: SymbolSet) -> CellGrid {
  CellGrid(size: size)
}

/// The categories that `render` shows at this size, whose spread the worker has to count.
public func visibleCategories(_ state: State, size: GridSize) -> [Int] { [] }
