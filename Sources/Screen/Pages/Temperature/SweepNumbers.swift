import Console
import Explorer
import GumbelEngine

/// A quantity at today's temperature: its name, and the numbers of both constructions; those that draws alone tell are
/// marked so.
struct SweepNumbers {
  let state: State
  let finding: SweepFinding?
  let subject: SweepSubject
  /// Whether the names of the constructions stand over the numbers. Those of a gradient belong to neither.
  var hasHeading = false

  static let width = 8

  func draw(in region: Region, on canvas: inout Canvas) {
    if hasHeading, subject == .gradient { return drawGradient(in: region, on: &canvas) }
    let theme = canvas.theme
    let label = canvas.fittedLabel(state.parameters.labels[state.selection], width: 12)
    let names = subject.titles(
      label: label, estimator: state.estimator,
      lines: isDrawnOnly ? canvas.symbols.drawnSamples : canvas.symbols.curveSamples)
    let room = region.columns - 2 * Self.width - 1
    let isChosen = subject == .weights(.mean) || subject == .weights(.deviation)
    canvas.put(
      canvas.firstFitting(names, width: room), region.column, region.row, width: room,
      style: isChosen ? theme.selection : theme.label)
    let numbers = numbers
    for (place, style) in [theme.leftName, theme.rightName].enumerated() {
      let end = region.end - (1 - place) * Self.width
      canvas.putRight(numbers[place], end: end, region.row, width: Self.width - 1, style: style)
    }
  }

  private func drawGradient(in region: Region, on canvas: inout Canvas) {
    let numbers = numbers
    let text = "bias² \(numbers[0]), variance \(numbers[1])"
    let name = state.estimator.rawValue
    let texts =
      numbers[0].isEmpty
      ? ["bias², variance"] : ["\(text) of \(name)'s gradient", "\(text) of \(name)", text]
    let shown = canvas.firstFitting(texts, width: region.columns)
    canvas.put(shown, region.column, region.row, width: region.columns, style: canvas.theme.label)
  }

  /// Whether bias² and variance are those of samples.
  private var isDrawnOnly: Bool { finding?.gradientCurve.allSatisfy(\.isExact) == false }

  /// The two numbers, left and right; bias² and variance of the gradient.
  private var numbers: [String] {
    guard let finding else { return ["", ""] }
    guard case .weights(let quantity) = subject else {
      guard let errors = finding.gradient?.errors else { return ["", ""] }
      let mark = finding.gradient?.moments.samples == nil ? "" : "≈"
      return [errors.bias * errors.bias, errors.variance].map { mark + Numbers.error($0) }
    }
    let place = finding.place(of: state.selection)
    return (0..<2).map { construction in
      guard let present = finding.present else { return "" }
      if let value = present.exact?[construction].value(quantity, at: place) { return Numbers.share(value) }
      return present.sampled?[construction].value(quantity, at: place).map { "≈" + Numbers.share($0) } ?? ""
    }
  }
}

extension Canvas {
  /// A label in quotes, cut to so many columns.
  func fittedLabel(_ label: String, width: Int) -> String {
    "'" + DisplayWidth.fitted(symbols.text(label), width: width, ellipsis: String(symbols.ellipsis)) + "'"
  }
}
