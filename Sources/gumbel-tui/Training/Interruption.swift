import Platform
import Synchronization

/// Turns the first Ctrl-C into a wish to stop, so that a command can print what it has; the second one ends the
/// program.
enum Interruption {
  /// From now on the first SIGINT only sets `isAsked`, unless the program was started with it ignored; the one
  /// after it does what it would have done before.
  static func listen() {
    before = SignalReaction(to: SignalNumber.interrupt)
    // Makes the variable before the handler needs it.
    asked.store(false, ordering: .relaxed)
    if !before.isIgnoring { SignalReaction(handler: handler).install(for: SignalNumber.interrupt) }
  }

  /// Written before the handler is there, read by it only.
  nonisolated(unsafe) private static var before = SignalReaction.standard

  /// Whether somebody asked to stop.
  static var isAsked: Bool { asked.load(ordering: .relaxed) }

  /// Ends the program as the signal would have.
  static func end() -> Never { endProcess(bySignal: SignalNumber.interrupt) }

  private static let handler: @convention(c) (Int32) -> Void = { number in
    asked.store(true, ordering: .relaxed)
    before.install(for: number)
  }
}

private let asked = Atomic<Bool>(false)
