import TestSupport

extension TerminalProgram {
  /// Starts the explorer in a terminal of 80x24. What `environment` sets goes before the usual.
  static func explorer(_ arguments: [String], environment: [String: String] = [:]) throws -> TerminalProgram {
    let usual = [
      "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no",
    ]
    return try TerminalProgram(
      [Tmux.program] + arguments,
      environment: usual.merging(environment) { $1 }.map { "\($0.key)=\($0.value)" })
  }

  /// Waits until the first picture is complete: its footer is drawn last.
  func waitForPicture() { wait(forOutput: " quit") }
}
