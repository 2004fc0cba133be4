extension KeyMap {
  /// The race of the estimators. Its other keys are those of draws and temperature, which mean the same there.
  static let trainingBindings: [KeyBinding] = [
    KeyBinding(
      .training, KeyAction(.character("S"), word: "schedule", command: .nextSchedule),
      hint: "schedule",
      sentence: "Takes the next temperature schedule, also under way; t types one: exponential:1:0.1."),
    KeyBinding(
      .training, KeyAction(.control("t"), word: "task", command: .editTask),
      sentence:
        "Types a task, such as polynomial:3. There Space trains, . makes a step, f F change the speed, c begins again, O takes the next task, x follows an estimator, ↑ ↓ a run."
    ),
  ]
}
