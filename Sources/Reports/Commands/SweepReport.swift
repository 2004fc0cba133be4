import Experiment
import Explorer
import GumbelEngine

/// What every quantity is at each of a row of temperatures.
package struct SweepReport: Report {
  /// All categories at one temperature.
  package struct Point: Sendable {
    fileprivate let temperature: Temperature
    fileprivate let softmaxWeights: [Double]
    fileprivate let law: WeightFigures
    fileprivate let drawn: WeightFigures
  }

  private let experiment: Experiment
  private let draws: Int
  /// The categories that the arrays hold.
  private let categories: [Int]
  private let points: [Point]
  private let gradient: [GradientCurvePoint]

  /// What `count` draws at each temperature added up to, of the right panel.
  package init(experiment: Experiment, count: Int, points: [Point]) {
    self.experiment = experiment
    draws = count
    gradient = []
    categories = Array(experiment.parameters.labels.indices)
    self.points = points
  }

  /// What the explorer knows so far over its temperatures, of the right panel.
  package init(state: State) {
    let snapshot = state.currentSweep
    let parameters = state.parameters
    let categories = snapshot?.job.categories ?? []
    experiment = state.experiment
    self.categories = categories
    draws = snapshot?.drawsInAll ?? 0
    gradient = snapshot?.gradientCurve ?? []
    let drawn = Dictionary(
      (snapshot?.points ?? []).map { ($0.temperature, $0.sampled) }, uniquingKeysWith: { $1 })
    let sampled = Set(SweepTemperatures.sampled.map(\.value))
    points = (snapshot?.curve ?? []).compactMap { record in
      guard sampled.contains(record.temperature), let law = record.exact?.last,
        let temperature = try? Temperature(record.temperature)
      else { return nil }
      let weights = softmax(parameters.logits, temperature: temperature)
      // Where y never varies, any number of draws gives the law.
      return Point(
        temperature: temperature, softmaxWeights: categories.map { weights[$0] }, law: law,
        drawn: drawn[record.temperature]??.last ?? law)
    }
  }

  package var json: JSON {
    let parameters = experiment.parameters
    var members = parameters.distributionMembers
    members += [
      .init(key: "construction", value: .string(parameters.right.rawValue)),
      .init(key: "noise", value: .bool(parameters.noise)),
      .init(key: "hard", value: .bool(parameters.hard)),
      .init(key: "draws", value: .integer(draws)),
    ]
    if categories.count < parameters.logits.count {
      members.append(.init(key: "categories", value: .integers(categories)))
    }
    members.append(.init(key: "points", value: .array(records)))
    if !gradient.isEmpty { members.append(.init(key: "gradient", value: gradientJSON)) }
    return .object(members)
  }

  private var gradientJSON: JSON {
    let objective = experiment.parameters.objective.fitted(to: experiment.parameters.logits.count)
    return .object([
      "estimator": .string(experiment.parameters.choices.estimator.rawValue),
      "objective": .string(ObjectiveNotation.text(objective)),
      "points": .array(
        gradient.map {
          .object([
            "temperature": .number($0.temperature), "squaredBias": .number($0.squaredBias),
            "variance": .number($0.variance),
          ])
        }),
    ])
  }

  package var records: [JSON] {
    points.map { point in
      .object(
        [
          .init(key: "temperature", value: .number(point.temperature.value)),
          .init(key: "softmaxWeights", value: .numbers(point.softmaxWeights)),
        ] + members(point.drawn) + [.init(key: "law", value: .object(members(point.law)))])
    }
  }

  private func members(_ figures: WeightFigures) -> [JSON.Member] {
    [
      .init(key: "meanWeights", value: .numbers(figures.means)),
      .init(key: "weightDeviation", value: .numbers(figures.deviations)),
      .init(key: "meanEntropy", value: .number(figures.meanEntropy)),
      .init(key: "meanMax", value: .optional(figures.meanMaximum)),
      .init(key: "maxAbove90", value: .optional(figures.maximumAbove90)),
      .init(key: "maxAbove99", value: .optional(figures.maximumAbove99)),
      .init(key: "meanWeightShift", value: .number(figures.shift)),
    ]
  }

  /// What is the same for all categories, in the order of the columns.
  private func scalars(_ figures: WeightFigures) -> [Double?] {
    [
      figures.meanEntropy, figures.meanMaximum, figures.maximumAbove90, figures.maximumAbove99,
      figures.shift,
    ]
  }

  package var csv: Table {
    let scalarNames = ["meanEntropy", "meanMax", "maxAbove90", "maxAbove99", "meanWeightShift"]
    var table = Table(
      columns: [.number("temperature"), .number("category"), .text("label")]
        + (["softmaxWeight", "meanWeight", "weightDeviation"] + scalarNames
        + ["meanWeightLaw", "weightDeviationLaw"] + scalarNames.map { $0 + "Law" }).map { .number($0) })
    for point in points {
      func text(_ figures: WeightFigures) -> [String] { scalars(figures).map { $0.map(Numbers.exact) ?? "" } }
      let (drawn, law) = (text(point.drawn), text(point.law))
      for (place, category) in categories.enumerated() {
        let label = experiment.parameters.labels[category]
        table.rows.append(
          [
            Numbers.exact(point.temperature.value), String(category), label,
            Numbers.exact(point.softmaxWeights[place]), Numbers.exact(point.drawn.means[place]),
            Numbers.exact(point.drawn.deviations[place]),
          ] + drawn + [Numbers.exact(point.law.means[place]), Numbers.exact(point.law.deviations[place])]
            + law)
      }
    }
    return table
  }

  package var page: PrintedPage {
    var table = Table(
      columns: ["temperature", "entropy of y", "mean max", "max > .9", "max > .99", "shift of mean y"]
        .map { .number($0) })
    table.rows = points.map { point in
      [Numbers.significant(point.temperature.value, 4)]
        + scalars(point.drawn).map { $0.map { Numbers.decimals($0, 4) } ?? "–" }
    }
    let heading =
      "\(experiment.source): \(experiment.parameters.right.rawValue), seed \(experiment.parameters.seed), "
      + "\(Numbers.thousands(draws)) draws at each temperature"
    return PrintedPage(heading, "") + table.page
  }
}

extension SweepReport.Point {
  /// What the draws of the only construction of `point` added up to, beside their law. The law takes integrals.
  package init(_ point: SweepPoint) {
    let logits = point.setting.logits
    let probabilities = logits.probabilities
    let categories = Array(probabilities.indices)
    temperature = point.setting.temperature
    softmaxWeights = softmax(logits, temperature: point.setting.temperature)
    law = point.exactFigures(probabilities: probabilities, categories: categories)[0]
    drawn = point.figures(probabilities: probabilities, categories: categories)[0]
  }
}
