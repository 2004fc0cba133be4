import Explorer
import Screen

/// The arithmetic of a single draw, a row for each category.
struct OneDrawReport: Report {
  private let parameters: Parameters
  private let numbers: DrawNumbers

  init(state: State) {
    parameters = state.parameters
    numbers = DrawNumbers(state)
  }

  private var sides: [(name: String, side: DrawNumbers.Side)] {
    [("left", numbers.left), ("right", numbers.right)]
  }

  var json: JSON {
    let shared: [JSON.Member] = [
      .init(key: "draw", value: .integer(numbers.draw)),
      .init(key: "temperature", value: .number(parameters.temperature.value)),
      .init(key: "noise", value: values(.noise, numbers.left)),
      .init(key: "logProbabilities", value: values(.logProbability, numbers.left)),
    ]
    return .object(
      parameters.distributionMembers + shared + sides.map { .init(key: $0, value: json(of: $1)) })
  }

  private func json(of side: DrawNumbers.Side) -> JSON {
    .object([
      "construction": .string(side.construction.rawValue), "sums": values(.sum, side),
      "scaledSums": values(.scaledSum, side), "weights": values(.weight, side), "pick": .integer(side.pick),
    ])
  }

  private func values(_ quantity: DrawNumbers.Quantity, _ side: DrawNumbers.Side) -> JSON {
    .numbers(parameters.labels.indices.map { numbers.value(quantity, side, $0) })
  }

  var csv: Table {
    var columns: [Table.Column] = [
      .text("label"), .number("logit"), .number("logProbability"), .number("noise"),
    ]
    for (name, _) in sides {
      columns += ["Sum", "ScaledSum", "Weight", "Pick"].map { .number(name + $0) }
    }
    var table = Table(columns: columns)
    table.rows = parameters.labels.indices.map { category in
      let shared = [DrawNumbers.Quantity.logit, .logProbability, .noise].map {
        numbers.value($0, numbers.left, category).shortest
      }
      let bySide = sides.flatMap { _, side in
        [DrawNumbers.Quantity.sum, .scaledSum, .weight].map { numbers.value($0, side, category).shortest }
          + [side.pick == category ? "1" : "0"]
      }
      return [parameters.labels[category]] + shared + bySide
    }
    return table
  }

  var page: Page { csv.page }
}
