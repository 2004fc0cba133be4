import Console

extension KeyMap {
  /// Panels, views, presets, undo, and the program itself.
  static let programBindings: [KeyBinding] = [
    KeyBinding(
      .panels,
      KeyAction(.character("<"), command: .cycleConstruction(.left)),
      KeyAction(.character(">"), command: .cycleConstruction(.right)),
      hint: "compare", sentence: "Shows the next construction in the left or the right panel."),
    KeyBinding(
      .panels, KeyAction(.character("s"), command: .toggleSort),
      sentence: "Lists categories by falling probability, or in their own order."),
    KeyBinding(
      .panels, KeyAction(.character("i"), command: .cycleDisplay),
      sentence: "Shows logits, probabilities or counts beside the categories."),
    KeyBinding(
      .panels,
      actions: View.allCases.map {
        KeyAction(.character(Character("\($0.rawValue + 1)")), command: .openView($0))
      },
      sentence: "Opens the view with that number."),
    KeyBinding(
      .panels,
      KeyAction(.tab, command: .switchView(by: 1)), KeyAction(.backTab, command: .switchView(by: -1)),
      hint: "view", sentence: "Opens the next or the previous view."),
    KeyBinding(
      .history,
      KeyAction(.character("p"), command: .takePreset(by: 1)),
      KeyAction(.character("P"), command: .takePreset(by: -1)),
      hint: "preset", sentence: "Takes the next or the previous preset."),
    KeyBinding(
      .history, KeyAction(.character("u"), command: .undo), KeyAction(.control("r"), command: .redo),
      hint: "undo", sentence: "Undoes or redoes a change; a held key is one step."),
    KeyBinding(
      .history, KeyAction(.character("y"), command: .copyCommandLine),
      hint: "copy", sentence: "Copies the command line that restores what is set now."),
    KeyBinding(
      .program, KeyAction(.control("l"), command: .redraw), sentence: "Draws the screen anew."),
    KeyBinding(
      .program, KeyAction(.control("z"), command: .suspend), sentence: "Suspends; fg comes back."),
    KeyBinding(
      .program, KeyAction(.escape, command: .back),
      sentence: "Backs out one level: editor, help, notice. Never quits."),
    KeyBinding(
      .program, KeyAction(.character("?"), .function(1), command: .openHelp),
      hint: "help", sentence: "Shows this help."),
    KeyBinding(
      .program, KeyAction(.character("q"), .control("c"), command: .quit),
      hint: "quit", sentence: "Quits and leaves the terminal as it was."),
  ]
}
