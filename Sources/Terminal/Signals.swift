import Platform
import SystemPackage

/// Turns signals into bytes on a pipe, so that the program answers them where it waits for everything else.
///
/// Install it before a ``Session`` is opened: ncurses then leaves these signals alone. The handlers stay
/// for the life of the process.
public struct Signals: Sendable {
  private let pipe: WakePipe

  /// Where to wait for signals.
  public var descriptor: FileDescriptor { pipe.readEnd }

  /// Catches all of ``Signal``. A deadly one that the process was started with ignored, as `nohup` does,
  /// stays ignored.
  ///
  /// - Throws: ``SystemError`` when no pipe can be made.
  public static func install() throws(SystemError) -> Signals {
    let signals = Signals(pipe: try WakePipe())
    // The handler knows the pipe by number only; the pipe must therefore never be closed.
    _ = Unmanaged.passRetained(signals.pipe)
    let answered = Signal.allCases.filter { !$0.isDeadly || !SignalReaction(to: $0.number).isIgnoring }
    SignalForwarding.start(answered.map(\.number), to: signals.pipe.writeEnd)
    return signals
  }

  /// The signals that came since the last call, in order.
  public func pending() -> [Signal] {
    pipe.drain().compactMap { Signal(number: Int32($0)) }
  }

  /// Ends the process by `signal`, so that whoever started it sees why it ended. Close the session first.
  public static func reraise(_ signal: Signal) -> Never { endProcess(bySignal: signal.number) }
}
