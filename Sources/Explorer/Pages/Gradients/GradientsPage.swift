import Experiment
import GumbelEngine

/// The gradient estimators: what each is worth at the present temperature, and the followed one over all.
enum GradientsPage: Page {
  static let name = "gradients"
  static let title = "Gradients"

  /// What the gradients are of, and how well they are measured.
  static let bindings: [KeyBinding] = [
    KeyBinding(
      .gradients,
      KeyAction(
        .character("O"), word: "objective",
        sentence: "Takes that objective, or the next: quadratic, power, trap, linear.",
        command: .nextObjective),
      hint: "objective", sentence: "Takes the next objective, or in Training the next task."),
    KeyBinding(
      .gradients, KeyAction(.control("o"), word: "edit-objective", command: .editObjective),
      sentence: "Types an objective, such as quadratic:0.5,0.5,0."),
    KeyBinding(
      .gradients,
      KeyAction(
        .character("x"), word: "estimator", sentence: "Follows that estimator, or the next one.",
        command: .stepEstimator(by: 1)),
      KeyAction(
        .character("X"), word: "previous-estimator", sentence: "Follows the previous estimator.",
        command: .stepEstimator(by: -1)),
      hint: "estimator", sentence: "Follows the next or the previous estimator in arrows and curve."),
    KeyBinding(
      .gradients,
      KeyAction(
        .character("("), word: "fewer-samples",
        sentence: "Makes a tenth as many samples of each estimator, or in Training fewer runs.",
        command: .scaleSamples(up: false)),
      KeyAction(
        .character(")"), word: "samples",
        sentence: "Makes so many samples of each estimator, or ten times as many; in Training more runs.",
        command: .scaleSamples(up: true)),
      hint: "samples", sentence: "Makes fewer or more samples of each estimator, or in Training runs."),
  ]

  /// The estimates of all estimators, and those of the followed one over the temperatures.
  static func job(_ state: State, visible: [Int]) -> GradientJob {
    let parameters = state.parameters
    return GradientJob(
      logits: parameters.logits, temperature: parameters.temperature, objective: parameters.objective,
      seed: parameters.seed, budget: state.sampleBudget, followed: state.estimator)
  }

  /// Each estimator has noise and draws of its own, and nothing is compared but their gradients.
  static func handling(of command: Command) -> Handling {
    let group = command.group
    return switch group {
    case .program, .temperature, .choice, .chosenRow, .categories, .sources, .sorting, .objective, .estimator,
      .samples:
      .shared
    case .draws: .refused("Gradients makes a set number of samples of each estimator: ( and ) change it.")
    case .noise: .refused("Every estimator has the noise that it is defined with. Press 1 for Compare.")
    case .construction, .baseline, .display, .corners, .task, .schedule, .claim: lacks(group)
    }
  }

  /// The samples made of each estimator.
  static func status(_ state: State) -> RunStatus {
    let all = Numbers.quantity(state.sampleBudget)
    if state.currentGradients?.isComplete == true {
      return RunStatus(["✓ \(all) samples", "✓ \(all)", "✓"])
    }
    let made = Numbers.quantity(state.currentGradients?.samples ?? 0)
    return RunStatus(["● \(made) of \(all) samples", "● \(made) samples", "● \(made)", "●"])
  }

  /// What would mislead most about the followed estimator.
  static func story(_ state: State) -> Story { Story(GradientStoryteller(state).tellings) }
}

extension State {
  /// What is to be estimated now; `nil` where nobody looks.
  public var gradientJob: GradientJob? { job() }

  /// What was found of the present job; what belongs to another one is left out.
  public var currentGradients: GradientFinding? {
    guard let job = gradientJob, let gradients else { return nil }
    return gradients.relevant(to: job)
  }
}
