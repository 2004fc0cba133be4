import GumbelEngine

/// What every quantity does as the temperature goes from 0.01 to 100.
enum TemperaturePage: Page {
  static let name = "temperature"
  static let title = "Temperature"

  /// The weights of both constructions at every temperature, and what the gradients of the followed estimator are worth
  /// there.
  static func job(_ state: State, visible: [Int]) -> SweepJob {
    let (parameters, samples) = (state.parameters, state.sampleBudget)
    let count = parameters.logits.count
    return SweepJob(
      setting: parameters.setting, constructions: [parameters.left, parameters.right],
      categories: count <= State.allSpreadsLimit ? Array(0..<count) : [state.selection], budget: samples,
      gradient: GradientJob(
        logits: parameters.logits, temperature: parameters.temperature, objective: parameters.objective,
        seed: parameters.seed, budget: samples, followed: state.estimator, kinds: [state.estimator]))
  }

  /// Draws are made here, as many as samples of an estimator, but not one by one.
  static func handling(of command: Command) -> Handling {
    let group = command.group
    return switch group {
    case .program, .temperature, .noise, .choice, .chosenRow, .categories, .sources, .construction,
      .objective,
      .estimator, .samples:
      .shared
    case .draws: .refused("Temperature makes a set number of draws at each τ: ( and ) change it.")
    case .baseline, .sorting, .display, .corners, .task, .schedule, .claim: lacks(group)
    }
  }

  /// What the other view calls samples are draws here.
  static func hint(for binding: KeyBinding, in state: State) -> String? {
    if case .scaleSamples = binding.actions.first?.command { "draws" } else { binding.hint }
  }

  /// The draws made at each temperature.
  static func status(_ state: State) -> RunStatus {
    let sweep = state.currentSweep
    let all = Numbers.quantity(sweep?.drawsInAll ?? state.sampleBudget)
    if sweep?.isComplete == true { return RunStatus(["✓ \(all) draws per τ", "✓ \(all)", "✓"]) }
    let made = Numbers.quantity(sweep?.draws ?? 0)
    return RunStatus(["● \(made) of \(all) draws per τ", "● \(made) draws per τ", "● \(made)", "●"])
  }

  /// Where one stands, and which temperature to take.
  static func story(_ state: State) -> Story { Story(SweepStoryteller(state).tellings) }
}

extension State {
  /// What is to be found out over the temperatures now; `nil` where nobody looks.
  public var sweepJob: SweepJob? { job() }

  /// What was found of the present job; what belongs to another one is left out.
  public var currentSweep: SweepFinding? {
    guard let job = sweepJob, let sweep else { return nil }
    return sweep.relevant(to: job)
  }
}
