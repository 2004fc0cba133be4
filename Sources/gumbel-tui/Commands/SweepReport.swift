import Explorer
import GumbelEngine

/// What every quantity is at each of a row of temperatures.
struct SweepReport: Report {
  private struct Point: Sendable {
    let temperature: Temperature
    let softmaxWeights: [Double]
    let tally: Tally
    let meanWeightShift: Double
  }

  private let state: State
  private let count: Int
  private let points: [Point]

  /// What `count` draws at each temperature added up to.
  init(state: State, count: Int, points: some Sequence<(Temperature, Tally)>) {
    self.state = state
    self.count = count
    let logits = state.parameters.logits
    let probabilities = logits.probabilities
    self.points = points.map { temperature, tally in
      let shift = probabilities.indices.reduce(0) { $0 + abs(tally.meanWeight($1) - probabilities[$1]) } / 2
      return Point(
        temperature: temperature, softmaxWeights: softmax(logits, temperature: temperature),
        tally: tally, meanWeightShift: shift)
    }
  }

  var json: JSON {
    let parameters = state.parameters
    return .object(
      parameters.distributionMembers + [
        .init(key: "construction", value: .string(parameters.right.rawValue)),
        .init(key: "noise", value: .bool(parameters.noise)),
        .init(key: "hard", value: .bool(parameters.hard)),
        .init(key: "draws", value: .integer(count)),
        .init(key: "points", value: .array(records)),
      ])
  }

  var records: [JSON] {
    points.map { point in
      let (tally, categories) = (point.tally, point.softmaxWeights.indices)
      return .object([
        "temperature": .number(point.temperature.value),
        "softmaxWeights": .numbers(point.softmaxWeights),
        "meanWeights": .numbers(categories.map(tally.meanWeight)),
        "weightDeviation": .numbers(categories.map(tally.weightDeviation)),
        "meanEntropy": .number(tally.meanEntropy),
        "meanMax": .number(tally.meanMaximum),
        "maxAbove90": .number(tally.maximumAbove90),
        "maxAbove99": .number(tally.maximumAbove99),
        "meanWeightShift": .number(point.meanWeightShift),
      ])
    }
  }

  /// The scalars of a temperature, in the order of `scalarNames`.
  private func scalars(_ point: Point) -> [Double] {
    let tally = point.tally
    return [
      tally.meanEntropy, tally.meanMaximum, tally.maximumAbove90, tally.maximumAbove99,
      point.meanWeightShift,
    ]
  }

  var csv: Table {
    var table = Table(
      columns: [.number("temperature"), .number("category"), .text("label")]
        + [
          "softmaxWeight", "meanWeight", "weightDeviation", "meanEntropy", "meanMax", "maxAbove90",
          "maxAbove99",
          "meanWeightShift",
        ].map { .number($0) })
    for point in points {
      let scalars = scalars(point).map(\.shortest)
      for (index, label) in state.parameters.labels.enumerated() {
        table.rows.append(
          [
            point.temperature.value.shortest, String(index), label, point.softmaxWeights[index].shortest,
            point.tally.meanWeight(index).shortest, point.tally.weightDeviation(index).shortest,
          ] + scalars)
      }
    }
    return table
  }

  var page: String {
    var table = Table(
      columns: ["temperature", "entropy of y", "mean max", "max > .9", "max > .99", "shift of mean y"]
        .map { .number($0) })
    table.rows = points.map { point in
      [point.temperature.value.significant(4)] + scalars(point).map { $0.fixed(4) }
    }
    return "\(state.source.printable): \(state.parameters.right.rawValue), seed \(state.parameters.seed), "
      + "\(count.grouped) draws at each temperature\n\n" + table.aligned
  }
}
