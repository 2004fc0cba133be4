// What a new picture changes.

import Console
import Glibc

extension CellGrid {
  /// The rows in which `grid`, of the same size, differs from this one. Cells are equal exactly when their bytes are.
  func rowsThatDiffer(in grid: CellGrid) -> [Int] {
    rows.indices.filter { !rows[$0].isSame(as: grid.rows[$0]) }
  }
}

extension [Cell] {
  /// Whether `other`, of the same length, has the same cells. A row that was not drawn anew is the same memory.
  fileprivate func isSame(as other: [Cell]) -> Bool {
    withUnsafeBytes { old in
      other.withUnsafeBytes { new in
        guard let oldStart = old.baseAddress, let newStart = new.baseAddress, oldStart != newStart else {
          return true
        }
        return memcmp(oldStart, newStart, new.count) == 0
      }
    }
  }
}
