import Console
import Testing

@testable import Terminal

private func grid(_ rows: [String]) -> CellGrid {
  var grid = CellGrid(size: GridSize(columns: 8, rows: rows.count))
  for (row, text) in rows.enumerated() { grid.put(text, column: 0, row: row) }
  return grid
}

@Test func `rows that moved are found where they stood`() {
  let old = grid(["one", "two", "three", "four"])
  var rows = MovedRows(old)
  #expect(rows.sources(in: grid(["one", "2", "three", "four"]), changed: [1]).isEmpty)
  #expect(rows.sources(in: old, changed: [1]).isEmpty)
  #expect(rows.sources(in: grid(["new", "one", "two", "three"]), changed: [0, 1, 2, 3]) == [0, 1, 2])
  #expect(rows.sources(in: grid(["new", "one", "three", "two"]), changed: [2, 3]) == [3, 2])
}
