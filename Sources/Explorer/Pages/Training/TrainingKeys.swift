// Keys for how the estimators train, and what they have to learn.

extension KeyMap {
  /// The race of the estimators. Its other keys are those of draws and temperature, which mean the same there.
  static let trainingBindings: [KeyBinding] = [
    KeyBinding(
      .training, KeyAction(.character("S"), word: "schedule", command: .nextSchedule),
      hint: "schedule",
      sentence: "Takes the next temperature schedule, also while training."),
    KeyBinding(
      .training, KeyAction(.control("t"), word: "task", command: .editTask),
      sentence: "Types a task to train, such as polynomial:3."),
  ]
}
