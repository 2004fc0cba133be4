import Console
import Testing

@testable import Terminal

private func grid(_ rows: [String]) -> CellGrid {
  var grid = CellGrid(size: GridSize(columns: 8, rows: rows.count))
  for (row, text) in rows.enumerated() { grid.put(text, column: 0, row: row) }
  return grid
}

@Test func rowsThatMovedAreFoundWhereTheyStood() {
  let old = grid(["one", "two", "three", "four"])
  #expect(MovedRows.sources(old: old, new: grid(["new", "one", "two", "three"])) == [0, 1, 2])
  #expect(MovedRows.sources(old: old, new: grid(["one", "2", "three", "four"])).isEmpty)
  #expect(MovedRows.sources(old: old, new: old).isEmpty)
  #expect(MovedRows.sources(old: old, new: grid(["one"])).isEmpty)
}
