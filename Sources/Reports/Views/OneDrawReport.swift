import Experiment
import Explorer

/// The arithmetic of a single draw, a row for each category.
package struct OneDrawReport: Report {
  private let parameters: Parameters
  private let draw: SingleDraw

  /// The draw that the explorer shows.
  package init(state: State) {
    parameters = state.parameters
    draw = state.singleDraw
  }

  private var sides: [(name: String, side: SingleDraw.Outcome)] {
    [("left", draw.left), ("right", draw.right)]
  }

  package var json: JSON {
    let shared: [JSON.Member] = [
      .init(key: "draw", value: .integer(draw.number)),
      .init(key: "temperature", value: .number(parameters.temperature.value)),
      .init(key: "noise", value: values(.noise, draw.left)),
      .init(key: "logProbabilities", value: values(.logProbability, draw.left)),
    ]
    return .object(
      parameters.distributionMembers + shared + sides.map { .init(key: $0, value: json(of: $1)) })
  }

  private func json(of side: SingleDraw.Outcome) -> JSON {
    .object([
      "construction": .string(side.construction.rawValue), "sums": values(.sum, side),
      "scaledSums": values(.scaledSum, side), "weights": values(.weight, side), "pick": .integer(side.pick),
    ])
  }

  private func values(_ quantity: SingleDraw.Quantity, _ side: SingleDraw.Outcome) -> JSON {
    .numbers(parameters.labels.indices.map { draw.value(quantity, side, $0) })
  }

  package var csv: Table {
    var columns: [Table.Column] = [
      .text("label"), .number("logit"), .number("logProbability"), .number("noise"),
    ]
    for (name, _) in sides {
      columns += ["Sum", "ScaledSum", "Weight", "Pick"].map { .number(name + $0) }
    }
    var table = Table(columns: columns)
    table.rows = parameters.labels.indices.map { category in
      let shared = [SingleDraw.Quantity.logit, .logProbability, .noise].map {
        Numbers.exact(draw.value($0, draw.left, category))
      }
      let bySide = sides.flatMap { _, side in
        [SingleDraw.Quantity.sum, .scaledSum, .weight].map { Numbers.exact(draw.value($0, side, category)) }
          + [side.pick == category ? "1" : "0"]
      }
      return [parameters.labels[category]] + shared + bySide
    }
    return table
  }

  package var page: PrintedPage { csv.page }
}
