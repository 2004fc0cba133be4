// Where a file becomes a data set for networks, or a reason why it cannot.

import Experiment
import GumbelEngine
import LogitFiles

extension DataSet {
  /// Reads what `--data` names: a row for each item, with numbers from 0 to 1.
  init(opening argument: String, maximumBytes: Int = 1 << 30) throws(Failure) {
    guard !argument.isEmpty else {
      throw .usage(
        "--data: the name of the file is empty",
        cure: "Name a file with a row for each item: --data items.npy")
    }
    let table: NumberTable
    do throws(LogitFileError) {
      table = try readTable(from: LogitSource(parsing: argument), maximumBytes: maximumBytes)
    } catch {
      throw Failure(error, option: "--data: ")
    }
    do throws(DataSet.Problem) {
      try self.init(name: table.name, values: table.values, dimensions: table.columns)
    } catch {
      throw Failure(.data, "--data: \(table.name): \(error.text)", cure: error.cure)
    }
  }
}

extension DataSet.Problem {
  /// What is wrong. Rows and columns are counted from 0, as in `@ROW`.
  fileprivate var text: String {
    switch self {
    case .tooSmall(let items, let dimensions):
      "\(items) \(items == 1 ? "item" : "items") of \(dimensions) \(dimensions == 1 ? "number" : "numbers")"
    case .ragged(let count, let dimensions): "\(count) numbers are no rows of \(dimensions)"
    case .outOfRange(let row, let column, let value):
      "row \(row), column \(column): \(Numbers.exact(value)) is not between 0 and 1"
    case .constant: "all items are the same"
    }
  }

  fileprivate var cure: String {
    switch self {
    case .tooSmall: "At least 10 items of 2 numbers are needed, a row each."
    case .ragged: "All rows need as many numbers."
    case .outOfRange: "Scale the numbers: (x - min) / (max - min)."
    case .constant: "There is nothing to learn from them."
    }
  }
}
