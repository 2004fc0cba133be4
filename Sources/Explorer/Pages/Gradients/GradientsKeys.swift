// Keys for the choices that only matter where there is something to differentiate.

extension KeyMap {
  /// What the gradients are of, and how well they are measured.
  static let gradientBindings: [KeyBinding] = [
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
        .character("("), word: "fewer-samples", sentence: "Makes a tenth as many samples of each estimator.",
        command: .scaleSamples(up: false)),
      KeyAction(
        .character(")"), word: "samples",
        sentence: "Makes so many samples of each estimator, or ten times as many.",
        command: .scaleSamples(up: true)),
      hint: "samples", sentence: "Makes a tenth as many samples of each estimator, or ten times."),
  ]
}
