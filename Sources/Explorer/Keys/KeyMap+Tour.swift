// A few keys lead through the tour; all others keep their meaning, so that its steps can be tried.

import Console

extension KeyMap {
  /// The keys of the tour, which come before those of the explorer.
  static let tourBindings: [KeyBinding] = [
    KeyBinding(
      .tour, KeyAction(.enter, command: .moveTour(by: 1)), hint: "next",
      sentence: "Goes to the next step, whether or not this one is done."),
    KeyBinding(
      .tour, KeyAction(.backspace, alias: .control("h"), command: .moveTour(by: -1)), hint: "back",
      sentence: "Goes back a step, or sets the first one anew."),
    KeyBinding(
      .tour, KeyAction(.escape, command: .back), hint: "leave",
      sentence: "Leaves the tour; everything stays as it is."),
  ]
}
