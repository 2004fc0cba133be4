/// What a key can ask for.
public enum Command: Sendable, Hashable {
  /// Moves the temperature to the next stop of its scale.
  case stepTemperature(up: Bool)
  /// Doubles or halves the temperature.
  case scaleTemperature(up: Bool)
  case typeTemperature
  case toggleNoise, toggleHard
  case togglePause, singleDraw, clearCounts, newSeed
  case changePace(faster: Bool)
  /// Moves the choice by rows of the list; negative is up.
  case choose(by: Int)
  case chooseFirst, chooseLast
  /// Raises the chosen logit by tenths; negative lowers it.
  case stepLogit(tenths: Int)
  case editCategory, editAll, addCategory, removeCategory
  /// Shows the next construction in a panel.
  case cycleConstruction(Side)
  case toggleSort, cycleDisplay
  case openView(View)
  /// Opens the view so many tabs further.
  case switchView(by: Int)
  /// Takes the preset so many places further.
  case takePreset(by: Int)
  case undo, redo, copyCommandLine
  case openHelp, back, redraw, suspend, quit
  /// Moves the help by rows; negative is up.
  case scrollHelp(by: Int)
  /// Takes over what stands in the editor.
  case commit
  /// Changes the text in the editor or moves its cursor.
  case edit(EditAction)
}

/// The panels of the compare view.
public enum Side: CaseIterable, Sendable, Hashable {
  case left, right
}

/// What a key does to the text in an editor.
public enum EditAction: Sendable, Hashable {
  case left, right, up, down, lineStart, lineEnd
  case deleteBackward, deleteForward, deleteToStart, deleteToEnd, deleteWord
  case newLine
}
