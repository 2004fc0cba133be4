// Keys while something lies over the view; those for a line of text are the same in every editor.

import Console

extension KeyMap {
  /// The keys of the help and of whatever text is typed into.
  static let overlayBindings: [KeyBinding] =
    helpBindings + fieldBindings + textBindings + findBindings + paletteBindings + openBindings + listBindings

  private static let helpBindings: [KeyBinding] = [
    KeyBinding(
      .help,
      KeyAction(.up, .character("k"), command: .scrollHelp(by: -1)),
      KeyAction(.down, .character("j"), command: .scrollHelp(by: 1)),
      hint: "scroll", sentence: "Scrolls by a row."),
    KeyBinding(
      .help,
      KeyAction(.pageUp, command: .scrollHelp(by: -10)),
      KeyAction(.pageDown, .character(" "), command: .scrollHelp(by: 10)),
      sentence: "Scrolls by ten rows."),
    KeyBinding(
      .help,
      KeyAction(.character("g"), .home, command: .scrollHelp(by: .min)),
      KeyAction(.character("G"), .end, command: .scrollHelp(by: .max)),
      sentence: "Goes to the first or the last row."),
    KeyBinding(
      .help,
      KeyAction(
        .escape, .character("?"), .character("q"), alias: .function(1), .enter, command: .back),
      hint: "close", sentence: "Closes the help."),
  ]

  private static let fieldBindings: [KeyBinding] =
    [
      KeyBinding(
        .field, KeyAction(.enter, command: .commit), hint: "set",
        sentence: "Takes the value over, or says why it cannot be read."),
      KeyBinding(
        .field, KeyAction(.escape, command: .back), hint: "cancel", sentence: "Leaves the value as it was."),
    ] + lineBindings

  private static let textBindings: [KeyBinding] =
    [
      KeyBinding(
        .text, KeyAction(.control("s"), .function(2), command: .commit), hint: "apply",
        sentence: "Takes all lines over, or says which cannot be read, and why."),
      KeyBinding(
        .text, KeyAction(.escape, command: .back), hint: "cancel",
        sentence: "Leaves labels and logits as they were."),
      KeyBinding(
        .text, KeyAction(.enter, command: .edit(.newLine)), hint: "new line", sentence: "Breaks the line."),
      KeyBinding(
        .text,
        KeyAction(.up, command: .edit(.up)), KeyAction(.down, command: .edit(.down)),
        sentence: "Moves the cursor by a line."),
    ] + lineBindings.map { $0.repeated(in: .text) }

  private static let findBindings: [KeyBinding] =
    [
      KeyBinding(
        .find, KeyAction(.enter, command: .commit), hint: "keep",
        sentence: "Keeps the category that was found."),
      KeyBinding(
        .find,
        KeyAction(.up, command: .highlight(by: -1)), KeyAction(.down, command: .highlight(by: 1)),
        hint: "match", sentence: "Goes to the match above or below, round and round."),
      KeyBinding(
        .find, KeyAction(.escape, command: .back), hint: "back",
        sentence: "Returns to the category that was chosen before."),
    ] + lineBindings.map { $0.repeated(in: .find) }

  private static let paletteBindings: [KeyBinding] =
    [
      KeyBinding(
        .palette, KeyAction(.enter, command: .commit), hint: "run",
        sentence: "Runs the command, or says why it cannot be read."),
      KeyBinding(
        .palette, KeyAction(.tab, command: .complete), hint: "complete",
        sentence: "Completes what is typed by the proposal that is highlighted."),
      KeyBinding(
        .palette,
        KeyAction(.up, command: .highlight(by: -1)), KeyAction(.down, command: .highlight(by: 1)),
        hint: "choose", sentence: "Highlights the proposal above or below."),
      KeyBinding(
        .palette, KeyAction(.escape, command: .back), hint: "cancel", sentence: "Leaves all as it was."),
    ] + lineBindings.map { $0.repeated(in: .palette) }

  private static let openBindings: [KeyBinding] =
    [
      KeyBinding(
        .open, KeyAction(.enter, command: .commit), hint: "open",
        sentence: "Opens the file, or says why it cannot be read."),
      KeyBinding(
        .open, KeyAction(.tab, command: .complete), hint: "complete",
        sentence: "Completes the name by the highlighted entry."),
      KeyBinding(
        .open,
        KeyAction(.up, command: .highlight(by: -1)), KeyAction(.down, command: .highlight(by: 1)),
        hint: "choose", sentence: "Highlights the file or array above or below."),
      KeyBinding(
        .open,
        KeyAction(.pageUp, command: .chooseRow(by: -1)), KeyAction(.pageDown, command: .chooseRow(by: 1)),
        hint: "row", sentence: "Chooses the row before or after, of an array that has several."),
      KeyBinding(
        .open, KeyAction(.control("t"), .function(2), command: .nextQuantity), hint: "values",
        sentence: "Reads values as logits, probabilities or log-probabilities."),
      KeyBinding(
        .open, KeyAction(.escape, command: .back), hint: "cancel", sentence: "Opens nothing."),
    ] + lineBindings.map { $0.repeated(in: .open) }

  private static let listBindings: [KeyBinding] =
    [
      KeyBinding(
        .list, KeyAction(.enter, command: .commit), hint: "take",
        sentence: "Takes what is highlighted, or what is typed."),
      KeyBinding(
        .list, KeyAction(.tab, command: .complete), hint: "complete",
        sentence: "Completes what is typed, for numbers to follow."),
      KeyBinding(
        .list,
        KeyAction(.up, command: .highlight(by: -1)), KeyAction(.down, command: .highlight(by: 1)),
        hint: "choose", sentence: "Highlights the line above or below, round and round."),
      KeyBinding(
        .list, KeyAction(.escape, command: .back), hint: "cancel", sentence: "Leaves all as it was."),
    ] + lineBindings.map { $0.repeated(in: .list) }

  /// What every editor does with a line.
  private static let lineBindings: [KeyBinding] = [
    KeyBinding(
      .line,
      KeyAction(.left, command: .edit(.left)), KeyAction(.right, command: .edit(.right)),
      sentence: "Moves the cursor by a character."),
    KeyBinding(
      .line,
      KeyAction(.home, .control("a"), command: .edit(.lineStart)),
      KeyAction(.end, .control("e"), command: .edit(.lineEnd)),
      sentence: "Moves the cursor to the start or the end of the line."),
    KeyBinding(
      .line,
      KeyAction(.backspace, alias: .control("h"), command: .edit(.deleteBackward)),
      KeyAction(.delete, alias: .control("d"), command: .edit(.deleteForward)),
      sentence: "Deletes the character before or under the cursor."),
    KeyBinding(
      .line,
      KeyAction(.control("u"), command: .edit(.deleteToStart)),
      KeyAction(.control("k"), command: .edit(.deleteToEnd)),
      sentence: "Deletes to the start or to the end of the line."),
    KeyBinding(
      .line, KeyAction(.control("w"), command: .edit(.deleteWord)),
      sentence: "Deletes the word before the cursor."),
  ]
}

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
