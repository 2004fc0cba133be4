import Glibc
import Synchronization

/// Turns the first Ctrl-C into a wish to stop, so that a command can print what it has; the second one ends the
/// program.
enum Interruption {
  /// From now on the first SIGINT only sets `isAsked`, unless the program was started with it ignored; the one
  /// after it does what it would have done before.
  static func listen() {
    sigaction(SIGINT, nil, &before)
    let isIgnored =
      unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
    // Makes the variable before the handler needs it.
    asked.store(false, ordering: .relaxed)
    if !isIgnored { signal(SIGINT, handler) }
  }

  /// Written before the handler is there, read by it only.
  nonisolated(unsafe) private static var before = sigaction()

  /// Whether somebody asked to stop.
  static var isAsked: Bool { asked.load(ordering: .relaxed) }

  /// Ends the program as the signal would have.
  static func end() -> Never {
    signal(SIGINT, SIG_DFL)
    raise(SIGINT)
    exit(128 + SIGINT)
  }

  private static let handler: @convention(c) (Int32) -> Void = { number in
    asked.store(true, ordering: .relaxed)
    sigaction(number, &before, nil)
  }
}

private let asked = Atomic<Bool>(false)
