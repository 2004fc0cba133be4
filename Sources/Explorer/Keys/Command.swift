/// What a key can ask for.
public enum Command: Sendable, Hashable {
  case temperatureDown, temperatureUp, temperatureHalve, temperatureDouble, typeTemperature
  case toggleNoise, toggleHard
  case togglePause, singleDraw, faster, slower, clearCounts, newSeed
  case previousCategory, nextCategory, pageUp, pageDown, firstCategory, lastCategory
  case logitDown, logitUp, logitDownByOne, logitUpByOne
  case editCategory, editAll, addCategory, removeCategory
  case cycleLeft, cycleRight, toggleSort, cycleDisplay
  case openView(View), nextView, previousView
  case previousPreset, nextPreset, undo, redo, copyCommandLine
  case openHelp, back, redraw, suspend, quit
  /// Moves the help by rows; negative is up.
  case scrollHelp(by: Int)
  /// Takes over what stands in the editor.
  case commit
  /// Changes the text in the editor or moves its cursor.
  case edit(EditAction)
}

/// What a key does to the text in an editor.
public enum EditAction: Sendable, Hashable {
  case left, right, up, down, lineStart, lineEnd
  case deleteBackward, deleteForward, deleteToStart, deleteToEnd, deleteWord
  case newLine
}
