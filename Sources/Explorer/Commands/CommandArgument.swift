import Experiment
import GumbelEngine

/// What may follow the first word of a command.
enum CommandArgument: Equatable {
  case temperature, seed, preset, view, display, theme, categoryAndLogit, categoryAndLabel, category
  case objective, estimator, samples, task, schedule
  case draws, newCategory, categories
  case onOff(Switch)
  case construction(Side)

  /// What may follow `word`, if anything.
  static func following(_ word: String) -> CommandArgument? {
    if let part = Switch(rawValue: word) { return .onOff(part) }
    return switch word {
    case "tau": .temperature
    case "seed": .seed
    case "draws": .draws
    case "add": .newCategory
    case "logits": .categories
    case "preset": .preset
    case "view": .view
    case "show": .display
    case "theme": .theme
    case "find": .category
    case "logit": .categoryAndLogit
    case "label": .categoryAndLabel
    case "objective": .objective
    case "task": .task
    case "schedule": .schedule
    case "estimator": .estimator
    case "samples": .samples
    case "left": .construction(.left)
    case "right": .construction(.right)
    default: nil
    }
  }

  /// How it is written in a line of usage.
  var form: String {
    switch self {
    case .temperature, .seed, .samples, .draws: "number"
    case .preset, .construction, .estimator: "name"
    case .task: "trap|linear:w,…|rebar:t|polynomial:p|pointer|…"
    case .schedule: "constant:t|linear:t:t|exponential:t:t|cosine:t:t"
    case .objective: "linear:w,…|quadratic:c,…|power:p:c,…|trap"
    case .view, .display, .theme: values.map(\.name).joined(separator: "|")
    case .onOff: "on|off"
    case .category: "text"
    case .categoryAndLogit: "[category] number"
    case .categoryAndLabel: "[category] label"
    case .newCategory: "label number"
    case .categories: "number,…|label number,…"
    }
  }

  /// The values it can have, where these are a few, with the commands they make.
  var values: [(name: String, command: Command)] {
    switch self {
    case .onOff(let part): [("on", .turn(part, on: true)), ("off", .turn(part, on: false))]
    case .preset: Presets.all.enumerated().map { ($1.name, .takePresetAt($0)) }
    case .view: View.allCases.map { ($0.name, .openView($0)) }
    case .display: ValueDisplay.allCases.map { ($0.name, .setDisplay($0)) }
    case .theme: ThemeKind.allCases.map { ($0.rawValue, .setTheme($0)) }
    case .construction(let side): Construction.allCases.map { ($0.rawValue, .setConstruction(side, $0)) }
    case .estimator: GradientRows.kinds.map { ($0.rawValue, .setEstimator($0)) }
    case .temperature, .seed, .samples, .draws, .category, .categoryAndLogit, .categoryAndLabel, .objective,
      .task, .schedule, .newCategory, .categories:
      []
    }
  }
}

extension ValueDisplay {
  /// The name in the language of commands.
  var name: String {
    switch self {
    case .logits: "logits"
    case .probabilities: "probabilities"
    case .counts: "counts"
    }
  }
}
