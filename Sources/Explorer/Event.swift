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
  /// What there is for a line that names a file, or begins to: the answer to `State.lookUpJob`.
  case lookedUp(ReadingJob, OpenListing)
  /// The file was opened, or why not: the answer to `State.openingJob`.
  case opened(OpeningResult)
  /// The view was written, or why not: the answer to `State.writingJob`.
  case written(WritingResult)
  /// The answer to one of these takes long.
  case waiting(for: FileJobKind, Waiting)
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
  /// Copy text to the terminal's clipboard (OSC 52) and print it on leaving.
  case copy(String)
}

/// What may take long because it waits for a disk, or for another program.
public enum FileJobKind: Sendable {
  case lookUp, opening, writing
}

/// How long an answer is waited for.
public struct Waiting: Sendable, Equatable {
  /// Whole seconds so far.
  public var seconds: Int
  /// The share of the file that is read, in percent; `nil` where it is not known.
  public var percent: Int?

  /// A wait with the given parts.
  public init(seconds: Int, percent: Int? = nil) {
    self.seconds = seconds
    self.percent = percent
  }
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
