import Console

/// Rows of a grid that show, unchanged, what stood in another row before.
///
/// ncurses would move them by the terminal's scrolling commands, which recorders and simpler emulators often
/// lack; and here it saves little, because beside a category that moves its bars change.
enum MovedRows {
  /// The rows of `old` whose text stands elsewhere in `new`. Cost: one pass over both.
  static func sources(old: CellGrid, new: CellGrid) -> [Int] {
    guard old.size == new.size else { return [] }
    var rowsOfText: [UInt64: Int] = [:]
    let before = hashes(old)
    for (row, hash) in before.enumerated() { rowsOfText[hash] = row }
    var moved: [Int] = []
    for (row, hash) in hashes(new).enumerated() where hash != before[row] {
      if let source = rowsOfText[hash] { moved.append(source) }
    }
    return moved
  }

  /// A hash of the characters of each row; styles do not count, as they do not for ncurses.
  private static func hashes(_ grid: CellGrid) -> [UInt64] {
    (0..<grid.size.rows).map { row in
      let start = row * grid.size.columns
      return grid.cells[start..<start + grid.size.columns].reduce(0xcbf2_9ce4_8422_2325) { hash, cell in
        (hash ^ UInt64(cell.scalar.value)) &* 0x100_0000_01b3
      }
    }
  }
}
