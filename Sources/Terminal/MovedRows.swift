import Console

/// Finds rows of a grid that show, unchanged, what stood in another row before.
///
/// ncurses would move them by the terminal's scrolling commands, which recorders and simpler emulators often
/// lack; and here it saves little, because beside a category that moves its bars change.
struct MovedRows {
  /// Of the characters of each row that is shown; styles do not count, as they do not for ncurses.
  private var hashes: [UInt64]

  /// Knows the rows of `grid`. Cost: a pass over it.
  init(_ grid: CellGrid) {
    hashes = (0..<grid.size.rows).map { Self.hash(of: $0, in: grid) }
  }

  /// The rows of the grid before whose text stands elsewhere in `new`, which differs in the rows `changed`
  /// and takes its place. Cost: a pass over these rows.
  mutating func sources(in new: CellGrid, changed: [Int]) -> [Int] {
    let hashesOfChanged = changed.map { Self.hash(of: $0, in: new) }
    let moved = zip(changed, hashesOfChanged).compactMap { row, hash in
      hash == hashes[row] ? nil : hashes.lastIndex(of: hash)
    }
    for (row, hash) in zip(changed, hashesOfChanged) { hashes[row] = hash }
    return moved
  }

  private static func hash(of row: Int, in grid: CellGrid) -> UInt64 {
    grid.rows[row].reduce(0xcbf2_9ce4_8422_2325) { hash, cell in
      (hash ^ UInt64(cell.scalar.value)) &* 0x100_0000_01b3
    }
  }
}
