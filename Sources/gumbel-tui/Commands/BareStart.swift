import Experiment
import Explorer
import Glibc

/// The starts that say nothing but, perhaps, the seed.
///
/// Most are, and whoever makes one waits for the first picture. Reading options takes the argument parser longer than
/// everything else before that, so these do without it.
enum BareStart {
  /// The explorer as `arguments` open it; `nil` where they say more, or are wrong, or it is not to be shown on the
  /// terminal: that is for the parser.
  static func state(for arguments: some Collection<String>) -> State? {
    guard let seed = seed(in: Array(arguments)), isatty(STDOUT_FILENO) == 1, Explore.canMoveCursor else {
      return nil
    }
    return state(seed: seed)
  }

  /// The explorer as it opens without options.
  static func state(seed: UInt64) -> State {
    let preset = Presets.initial
    let parameters = Parameters(
      labels: preset.labels, logits: preset.logits, temperature: preset.temperature, seed: seed)
    return State(Experiment(parameters: parameters, source: preset.name))
  }

  /// The seed that `arguments` give, or a drawn one where there are none; `nil` where they are for the parser.
  static func seed(in arguments: [String]) -> UInt64? {
    if arguments.isEmpty { return .random(in: .min ... .max) }
    return arguments.count == 2 && arguments[0] == "--seed" ? UInt64(arguments[1]) : nil
  }
}
