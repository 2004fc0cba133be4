import Console
import Experiment
import Explorer
import GumbelEngine
import Screen
import TestSupport
import Testing

@testable import gumbel_tui

/// The command line that `y` copies, read by the program's own parser.
@Suite struct RestoringTests {
  private static let labels = [
    "the", " a", "", "x,y", "it's", "\"q\"", "-3", "日本", "e\u{301}", "\u{202E}r", "\u{1B}[2J", "two\nlines",
    "\\",
  ]

  private func randomState(_ random: inout SplitMix) throws -> State {
    var state = State(
      Experiment(parameters: Parameters(preset: Presets.initial, seed: random.next()), source: "logits"))
    let count = Int.random(in: 1...9, using: &random)
    var values = (0..<count).map { _ in Double.random(in: -9...9, using: &random) }
    if count > 1, Bool.random(using: &random) { values[0] = -.infinity }
    if let preset = Presets.all.randomElement(using: &random), Bool.random(using: &random) {
      state = State(Experiment(preset: preset, seed: random.next()))
    } else {
      state.parameters.logits = try Logits(values)
      state.parameters.labels = (0..<count).map { _ in Self.labels.randomElement(using: &random)! }
    }
    let temperatures = [0, 0.01, 0.5, 1, 1 / 3, 100, 1e300, .infinity]
    state.parameters.temperature = try Temperature(temperatures.randomElement(using: &random)!)
    state.parameters.noise = .random(using: &random)
    state.parameters.hard = .random(using: &random)
    state.parameters.left = Construction.allCases.randomElement(using: &random)!
    state.parameters.right = Construction.allCases.randomElement(using: &random)!
    if Bool.random(using: &random) { state.parameters.choices = randomChoices(of: state, &random) }
    state.view = View.allCases.randomElement(using: &random)!
    return state
  }

  private func randomChoices(of state: State, _ random: inout SplitMix) -> Choices {
    var choices = Choices()
    let categories = state.parameters.labels.indices
    if Bool.random(using: &random) {
      choices.corners = Array(categories.shuffled(using: &random).prefix(3))
    }
    choices.addsRest = .random(using: &random)
    choices.estimator = EstimatorKind.allCases.randomElement(using: &random)!
    let tasks = TrainingTask.all + [.polynomial(exponent: 1 / 3 + 1), .linear(weights: [-1, 0.5, 1e-9])]
    choices.task = tasks.randomElement(using: &random)!
    if let count = choices.task.startCount, Bool.random(using: &random) {
      choices.start = (0..<count).map { _ in Double.random(in: -6...6, using: &random) }
    }
    choices.schedule = TrainingSchedules.all.randomElement(using: &random)!
    return choices
  }

  @Test func `any state comes back with the same first frame`() throws {
    var random = SplitMix(seed: 5)
    let theme = Theme(kind: .dark, depth: .indexed256)
    for _ in 0..<300 {
      let state = try randomState(&random)
      let words = Array(state.commandLineArguments.dropFirst())
      let restored = try Explore.parse(words).common.state()
      #expect(restored.parameters == state.parameters, "\(words)")
      for (label, original) in zip(restored.parameters.labels, state.parameters.labels) {
        #expect(label.unicodeScalars.elementsEqual(original.unicodeScalars), "\(words)")
      }
      #expect(restored.view == state.view)
      for size in [GridSize(columns: 80, rows: 24), GridSize(columns: 120, rows: 36)] {
        let frames = [state, restored].map { render($0, size: size, theme: theme, symbols: .unicode) }
        #expect(frames[0] == frames[1], "\(words)")
      }
      // And the first draws, which follow from the seed.
      let counted = [state, restored].map { $0.measured(draws: 64, threads: 1).sampling }
      #expect(counted[0] == counted[1], "\(words)")
    }
  }
}
