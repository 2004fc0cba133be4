import Experiment
import Explorer
import GumbelEngine

/// The draws as points of the triangle: the small triangles that any fell in, with the exact density there.
///
/// `logDensityRatio` is the logarithm of that density over the uniform one, 2 by the first two weights: what
/// `count`·`side`²/`draws` tends to is its exponential.
package struct SimplexReport: Report {
  private let experiment: Experiment
  private let projection: SimplexProjection
  private let snapshot: SimplexFinding?

  /// What the explorer knows so far, of the right panel.
  package init(state: State) {
    experiment = state.experiment
    projection = state.projection
    snapshot = state.currentSimplex
  }

  package var json: JSON {
    let parameters = experiment.parameters
    func list(_ point: SimplexPoint?) -> JSON {
      point.map { .numbers([$0.weights.x, $0.weights.y, $0.weights.z]) } ?? .null
    }
    return .object(
      parameters.distributionMembers + [
        .init(key: "construction", value: .string(parameters.right.rawValue)),
        .init(key: "temperature", value: .number(parameters.temperature.value)),
        .init(key: "corners", value: .integers(projection.corners)),
        .init(key: "rest", value: .string(projection.rest == .leftOut ? "left out" : "in the last corner")),
        .init(key: "draws", value: .integer(snapshot?.tally.draws ?? 0)),
        .init(key: "mean", value: list(snapshot?.tally.mean)),
        .init(key: "meanLaw", value: list(snapshot?.law.mean)),
        .init(key: "softmax", value: list(snapshot?.softmax)),
        .init(key: "side", value: .integer(SimplexTally.side)),
        .init(key: "cells", value: .array(records)),
      ])
  }

  package var records: [JSON] {
    cells.map { cell in
      .object([
        "middle": .numbers([cell.middle.weights.x, cell.middle.weights.y, cell.middle.weights.z]),
        "count": .integer(cell.count),
        "logDensityRatio": .optional(snapshot?.law.logDensity(at: cell.middle)),
      ])
    }
  }

  private var cells: [(middle: SimplexPoint, count: Int)] { snapshot?.tally.occupied ?? [] }

  package var csv: Table {
    var table = Table(columns: ["first", "second", "third", "count", "logDensityRatio"].map { .number($0) })
    table.rows = cells.map { cell in
      let weights = cell.middle.weights
      return [weights.x, weights.y, weights.z].map(Numbers.exact)
        + [String(cell.count), (snapshot?.law.logDensity(at: cell.middle)).map(Numbers.exact) ?? ""]
    }
    return table
  }

  package var page: PrintedPage { csv.page }
}
