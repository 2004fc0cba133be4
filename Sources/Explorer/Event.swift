import Console
import Experiment

/// What can happen to the explorer.
public enum Event: Sendable {
  /// The person did something. What the mouse did comes as `mouse`: the explorer knows no cells.
  case input(Input)
  /// The person did something with the mouse.
  case mouse(MouseAction, MousePlace)
  /// The person asked for something in words, see `parseCommand`, and is answered in words: what a view does not show
  /// is done all the same.
  case command(Command)
  /// For a moment nothing came from the person: what follows is not the same key held any more.
  case lull
  /// A worker published what it knows so far of its job.
  case finding(any Finding)
  /// A seed drawn by the outside world, which asked for it in answer to `.drawSeed`.
  case seed(UInt64)
  /// The file that is followed has grown.
  case steps(StepsNews)
  /// What there is for a line that was asked for by `.lookUp`.
  case lookedUp(String, as: FileQuantity? = nil, OpenListing)
  /// The file was opened as was asked for by `.open`, or why not.
  case opened(OpeningResult)
  /// The view was written as was asked for by `.write`, or why not.
  case written(WritingResult)
  /// The outside world has something to say.
  case notice(Notice)
}

/// What is known so far of a job: immutable, and stamped with what it belongs to, so that a stale one is never
/// shown.
public protocol Finding: Sendable, Equatable {
  /// Puts the finding into `state`, unless it is of no use there any more.
  func enter(_ state: inout State)
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
  /// Write the view, without what lies over it, in the form that the file's name ends with; an existing file
  /// only if it may be replaced. The answer is `.written`.
  case write(file: String, replacing: Bool)
  /// Say what there is for a line that names a file, or begins to. The answer is `.lookedUp`.
  case lookUp(String, as: FileQuantity? = nil)
  /// Open a file, `FILE[:ARRAY][@ROW]`. The answer is `.opened`.
  case open(String, as: FileQuantity? = nil)
  /// Copy text to the terminal's clipboard (OSC 52) and print it on leaving.
  case copy(String)
}

/// What came of writing the view.
public enum WritingResult: Sendable, Equatable {
  /// The file is there, under this name.
  case done(String)
  /// There is such a file already; it was left as it was.
  case exists
  /// The file could not be written, with the reason.
  case failed(String)
}
