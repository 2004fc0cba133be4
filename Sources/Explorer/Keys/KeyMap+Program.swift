// Keys for getting around, going back, and taking results away.

import Console

extension KeyMap {
  /// Panels, views, presets, undo, and the program itself.
  static let programBindings: [KeyBinding] = [
    KeyBinding(
      .panels,
      KeyAction(
        .character("<"), word: "left",
        sentence: "Shows that construction in the left panel, or the next one.",
        command: .cycleConstruction(.left)),
      KeyAction(
        .character(">"), word: "right",
        sentence: "Shows that construction in the right panel, or the next one.",
        command: .cycleConstruction(.right)),
      hint: "compare", sentence: "Shows the next construction in the left or the right panel."),
    KeyBinding(
      .panels,
      KeyAction(
        .character("b"), word: "baseline",
        sentence: "Pins what is shown as a baseline to compare with; again drops it.",
        command: .toggleBaseline),
      sentence: "Pins what is shown as a baseline in the bars; again drops it."),
    KeyBinding(
      .panels, KeyAction(.character("s"), word: "sort", command: .toggleSort),
      sentence: "Lists categories by falling probability, or in their own order."),
    KeyBinding(
      .panels, KeyAction(.character("i"), word: "show", command: .cycleDisplay),
      sentence: "Shows logits, probabilities or counts beside the categories."),
    KeyBinding(
      .panels,
      actions: View.allCases.map {
        KeyAction(.character(Character("\($0.rawValue + 1)")), command: .openView($0))
      },
      sentence: "Opens the view with that number."),
    KeyBinding(
      .panels,
      KeyAction(
        .tab, word: "view", sentence: "Opens the view of that name or number, or the next one.",
        command: .switchView(by: 1)),
      KeyAction(
        .backTab, word: "previous-view", sentence: "Opens the previous view.", command: .switchView(by: -1)),
      hint: "view", sentence: "Opens the next or the previous view."),
    KeyBinding(
      .history,
      KeyAction(
        .character("p"), word: "preset", sentence: "Takes that preset, or the next one.",
        command: .takePreset(by: 1)),
      KeyAction(
        .character("P"), word: "previous-preset", sentence: "Takes the previous preset.",
        command: .takePreset(by: -1)),
      hint: "preset", sentence: "Takes the next or the previous preset."),
    KeyBinding(
      .history, KeyAction(.character("o"), word: "open", command: .openFile),
      hint: "open", sentence: "Opens a file of logits: .npy .npz .safetensors .csv .json .jsonl."),
    KeyBinding(
      .history,
      KeyAction(.character("u"), word: "undo", sentence: "Takes the last change back.", command: .undo),
      KeyAction(
        .control("r"), word: "redo", sentence: "Makes the change again that undo took back.", command: .redo),
      hint: "undo", sentence: "Undoes or redoes a change; a held key is one step."),
    KeyBinding(
      .history, KeyAction(.character("y"), word: "copy", command: .copyCommandLine),
      hint: "copy", sentence: "Copies the command line that restores what is set now."),
    KeyBinding(
      .history, KeyAction(.character("Y"), word: "code", command: .copyCode),
      sentence: "Copies code that draws the same: PyTorch, again for JAX, then Swift."),
    KeyBinding(
      .history, KeyAction(.character("w"), word: "write", command: .typeFile),
      sentence: "Writes the view to a file: .txt, .svg, .ansi, .csv or .json."),
    KeyBinding(
      .history,
      KeyAction(
        .character("{"), word: "step-back", sentence: "Goes a step of the followed file back.",
        command: .scrub(by: -1)),
      KeyAction(
        .character("}"), word: "step-forward", sentence: "Goes a step of the followed file on.",
        command: .scrub(by: 1)),
      sentence: "Goes through the steps of a file under --follow; End follows."),
    KeyBinding(
      .program, KeyAction(.character("T"), word: "tour", command: .openTour),
      hint: "tour", sentence: "Takes the guided tour: ten predictions and a key for each."),
    KeyBinding(
      .program, KeyAction(.character(":"), command: .openPalette),
      hint: "command", sentence: "Types a command: tau 0.5, noise off, logit a 2; Tab completes."),
    KeyBinding(
      .program, KeyAction(.character("m"), word: "theme", command: .cycleTheme),
      sentence: "Changes the colours: dark, light, mono."),
    KeyBinding(
      .program, KeyAction(.control("l"), word: "redraw", command: .redraw), sentence: "Draws the screen anew."
    ),
    KeyBinding(
      .program, KeyAction(.control("z"), word: "suspend", command: .suspend),
      sentence: "Suspends; fg comes back."),
    KeyBinding(
      .program, KeyAction(.escape, command: .back),
      sentence: "Backs out one level: editor, help, notice. Never quits."),
    KeyBinding(
      .program, KeyAction(.character("?"), .function(1), word: "help", command: .openHelp),
      hint: "help", sentence: "Shows this help."),
    KeyBinding(
      .program, KeyAction(.character("q"), .control("c"), word: "quit", command: .quit),
      hint: "quit", sentence: "Quits and leaves the terminal as it was."),
  ]
}
