import GumbelEngine
import LogitFiles

/// What a person can ask for, with a key, with the mouse, or in words.
public enum Command: Sendable, Hashable {
  /// Moves the temperature to the next stop of its scale.
  case stepTemperature(up: Bool)
  /// Doubles or halves the temperature.
  case scaleTemperature(up: Bool)
  case typeTemperature
  /// Sets the temperature, from 0 to ∞.
  case setTemperature(Double)
  case toggleNoise, toggleHard
  /// Turns something on or off, whatever it was.
  case turn(Switch, on: Bool)
  case togglePause, singleDraw, clearCounts, newSeed
  /// Stands still at so many draws.
  case setDraws(Int)
  case setSeed(UInt64)
  case changePace(faster: Bool)
  /// Moves the choice by rows of the list; negative is up.
  case choose(by: Int)
  case chooseFirst, chooseLast
  case chooseCategory(Int)
  /// Raises the chosen logit by tenths; negative lowers it.
  case stepLogit(tenths: Int)
  /// Sets a category's logit; −∞ masks it.
  case setLogit(category: Int, Double)
  case setLabel(category: Int, String)
  /// Adds a category at the end; without a label it gets the first letter that is free.
  case appendCategory(label: String?, Double)
  /// Replaces all categories.
  case takeCategories(CategoryList)
  case editCategory, editAll, addCategory, removeCategory
  /// Shows the next construction in a panel.
  case cycleConstruction(Side)
  case setConstruction(Side, Construction)
  case toggleBaseline
  case toggleSort, cycleDisplay
  case setDisplay(ValueDisplay)
  case openView(View)
  /// Opens the view so many tabs further.
  case switchView(by: Int)
  /// Takes the preset so many places further.
  case takePreset(by: Int)
  /// Takes the preset at a place among all.
  case takePresetAt(Int)
  /// Takes the objective of the next kind.
  case nextObjective
  case editObjective
  case setObjective(StandardObjective)
  /// Follows the estimator so many rows further.
  case stepEstimator(by: Int)
  case setEstimator(EstimatorKind)
  /// Makes ten times as many samples of each estimator, or a tenth.
  case scaleSamples(up: Bool)
  case setSamples(Int)
  /// Chooses the claim at a place among all.
  case chooseClaim(Int)
  /// Puts the chosen category, or the likeliest, at the corners of the triangle.
  case takeCorner, takeLikeliestCorners
  /// Leaves the other categories out of the triangle, or adds them to its last corner.
  case toggleRest
  /// Takes the next temperature schedule.
  case nextSchedule
  case setSchedule(TemperatureSchedule)
  case setTask(TrainingTask)
  case editTask
  /// Shows a step so many before or after, of those that a file that is followed has had.
  case scrub(by: Int)
  /// Shows the newest step, and each that comes.
  case followNewest
  case undo, redo, copyCommandLine
  /// Copies code that does the same, each time in the next language.
  case copyCode
  case openFile
  /// Goes to another row of the array that would be opened.
  case chooseRow(by: Int)
  /// Reads the values of the file that would be opened as the next quantity.
  case nextQuantity
  /// Asks for a file to write the view to.
  case typeFile
  case cycleTheme
  case setTheme(ThemeKind)
  case openTour
  /// Goes so many steps of the tour further; negative is back.
  case moveTour(by: Int)
  case openHelp, openFinder, openPalette, back, redraw, suspend, quit
  /// Moves the help by rows, no further than to its ends; negative is up.
  case scrollHelp(by: Int)
  /// Moves to another match or proposal; negative is up.
  case highlight(by: Int)
  /// Completes what is typed by the proposal that is highlighted.
  case complete
  /// Takes over what stands in the editor.
  case commit
  /// Changes the text in the editor or moves its cursor.
  case edit(EditAction)
}

/// What can be on or off.
public enum Switch: String, CaseIterable, Sendable, Hashable {
  case noise, hard, pause, sort, baseline
}

/// The panels of the compare view.
public enum Side: String, CaseIterable, Sendable, Hashable {
  case left, right
}

/// What a key does to the text in an editor.
public enum EditAction: Sendable, Hashable {
  case left, right, up, down, lineStart, lineEnd
  case deleteBackward, deleteForward, deleteToStart, deleteToEnd, deleteWord
  case newLine
}
