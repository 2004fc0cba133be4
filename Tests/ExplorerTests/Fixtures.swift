import Console
import Experiment
import GumbelEngine

@testable import Explorer

extension State {
  /// The explorer as it opens, on a preset.
  static func opened(_ preset: Preset = Presets.initial) -> State {
    State(Experiment(preset: preset, seed: 42))
  }

  /// Presses keys one after the other and returns all effects.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] { keys.flatMap { apply(.input(.key($0))) } }

  /// Types characters.
  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  /// Publishes a snapshot of so many draws of the present revision.
  mutating func receive(draws: Int, perSecond: Double = 1e6) {
    _ = apply(.finding(SamplingFinding.fixture(of: self, draws: draws, perSecond: perSecond)))
  }

  var temperature: Double { parameters.temperature.value }
  var logits: [Double] { parameters.logits.values }

  var field: FieldEditor? {
    if case .field(let editor) = overlays.last { editor } else { nil }
  }

  var finder: Finder? {
    if case .find(let finder) = overlays.last { finder } else { nil }
  }

  var palette: CommandPalette? {
    if case .palette(let palette) = overlays.last { palette } else { nil }
  }

  var picker: ListPicker? {
    if case .list(let picker) = overlays.last { picker } else { nil }
  }

  @discardableResult
  mutating func point(_ action: MouseAction, _ target: Target?, _ range: Range<Double>? = nil) -> [Effect] {
    apply(.mouse(action, MousePlace(target: target, temperatures: range)))
  }

  var textEditor: TextEditor? {
    if case .text(let editor) = overlays.last { editor } else { nil }
  }
}

extension SamplingFinding {
  /// Counts as a sampler might have published them: by default exactly as the laws have it.
  static func fixture(
    of state: State, draws: Int, perSecond: Double = 1e6, picks: [[Int]]? = nil, deviating: Set<Int> = []
  ) -> SamplingFinding {
    let laws = [state.derived.left.probabilities, state.derived.right.probabilities]
    let panels = laws.enumerated().map { side, law in
      let counts = picks?[side] ?? law.map { Int((Double(draws) * $0).rounded()) }
      return PanelFinding(
        tally: .fixture(picks: counts, draws: draws), law: law, test: PickTest(picks: counts, law: law),
        deviating: side == 1 ? deviating : [])
    }
    return SamplingFinding(
      revision: state.revision, left: panels[0], right: panels[1], drawsPerSecond: perSecond)
  }
}
