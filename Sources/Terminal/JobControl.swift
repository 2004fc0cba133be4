import Glibc

/// Stopping and coming back, as the shell's job control wants it.
enum JobControl {
  /// Whether this process may use `terminal` now. True where there is no job control.
  static func isForeground(terminal: Int32) -> Bool {
    let group = tcgetpgrp(terminal)
    return group < 0 || group == getpgrp()
  }

  /// Stops the whole job and returns true once it runs in the foreground again. A job continued in the
  /// background stops anew, since it could draw nothing there. Returns false when a deadly signal has come:
  /// the job must then run, wherever it is, to end.
  @MainActor
  static func stopUntilForeground(terminal: Int32) -> Bool {
    var ours = sigaction()
    var standard = sigaction.default
    sigaction(SIGTSTP, &standard, &ours)
    defer { sigaction(SIGTSTP, &ours, nil) }
    // The count is for a job that nobody controls: the system does not stop it, and it must not spin.
    for _ in 0..<100 where !Signals.sawDeadly {
      kill(0, SIGTSTP)
      if !Signals.sawDeadly && isForeground(terminal: terminal) { return true }
    }
    return false
  }
}
