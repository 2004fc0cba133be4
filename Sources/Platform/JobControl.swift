import Glibc
import SystemPackage

/// Stopping and coming back, as the shell's job control wants it.
public enum JobControl {
  /// Whether this process may use `terminal` now. True where there is no job control.
  public static func isForeground(terminal: FileDescriptor) -> Bool {
    let group = tcgetpgrp(terminal.rawValue)
    return group < 0 || group == getpgrp()
  }

  /// Stops the whole job and returns true once it runs in the foreground again. A job continued in the
  /// background stops anew, since it could draw nothing there. Returns false when a deadly signal has come:
  /// the job must then run, wherever it is, to end.
  public static func stopUntilForeground(terminal: FileDescriptor) -> Bool {
    let ours = SignalReaction(to: SIGTSTP)
    SignalReaction.standard.install(for: SIGTSTP)
    defer { ours.install(for: SIGTSTP) }
    // The count is for a job that nobody controls: the system does not stop it, and it must not spin.
    for _ in 0..<100 where !SignalForwarding.sawDeadly {
      kill(0, SIGTSTP)
      if !SignalForwarding.sawDeadly && isForeground(terminal: terminal) { return true }
    }
    return false
  }
}
