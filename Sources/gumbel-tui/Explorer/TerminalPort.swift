import Console
import Terminal

/// What the explorer needs of a terminal, of signals and of time. Tests put a screen in memory in its place.
@MainActor
protocol TerminalPort: AnyObject {
  /// What the terminal can do.
  var capabilities: Capabilities { get }
  /// The screen's size; `inputs` looks for a new one.
  var size: GridSize { get }
  /// Seconds on a monotonic clock.
  var time: Double { get }

  /// Waits for an input, a signal or a finding, or until `time`, which may be infinite. Returns the signals that came;
  /// a terminal that is gone counts as `.hangUp`.
  func wait(until time: Double) -> [Signal]

  /// What was typed, pasted or clicked since the last call, without waiting.
  func inputs() -> [Input]

  /// Shows `grid`.
  func paint(_ grid: CellGrid)

  /// Draws everything anew.
  func redraw()

  /// Gives the screen back and stops the job; returns when it is in the foreground again.
  func suspend()

  /// Takes the screen back after a stop from outside.
  func reclaim()

  /// Sends a control sequence that draws nothing.
  func send(_ sequence: String)

  /// Gives the screen back.
  func close()
}
