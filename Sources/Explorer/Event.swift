import Console

/// What can happen to the explorer.
public enum Event: Sendable {
  /// The person did something. What the mouse did comes as `pointer`: the explorer knows no cells.
  case input(Input)
  /// The person did something with the mouse.
  case pointer(MouseAction, Pointer)
  /// The person asked for something in words, see `parseCommand`.
  case command(Command)
  /// The worker published a snapshot.
  case snapshot(Snapshot)
  /// The worker published estimates.
  case gradients(GradientSnapshot)
  /// A seed drawn by the outside world, which asked for it in answer to `.drawSeed`.
  case seed(UInt64)
  /// The outside world has something to say.
  case notice(Notice)
}

/// What the explorer asks of the outside world.
public enum Effect: Sendable, Equatable {
  /// Leave.
  case quit
  /// Stop as a job (Ctrl-Z).
  case suspend
  /// Draw the whole screen anew.
  case redraw
  /// Draw a new seed and send it back as an event.
  case drawSeed
  /// Copy text to the terminal's clipboard (OSC 52) and print it on leaving.
  case copy(String)
}
