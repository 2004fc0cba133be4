import SystemPackage

/// Why a terminal cannot be used. The description is one line for a person.
public enum TerminalError: Error, Sendable, Equatable {
  /// The terminal's type is in no terminfo database here, and ncurses takes no other description.
  case unknownType(String)
  /// A terminal of this type cannot move its cursor, so no screen can be drawn on it.
  case noCursorAddressing(String)
  /// The descriptor that should be a terminal is none.
  case notATerminal(descriptor: FileDescriptor)
  /// The process has no controlling terminal to read keys from.
  case noControllingTerminal
  /// The screen could not be opened although the terminal's type is known.
  case cannotOpenScreen(String)
}

extension TerminalError: CustomStringConvertible {
  /// What is wrong and what helps, in one line.
  public var description: String {
    switch self {
    case .unknownType(let name):
      "unknown terminal type '\(name)': set TERM to your terminal's type, for example xterm-256color"
    case .noCursorAddressing(let name):
      "a terminal of type '\(name)' cannot move its cursor: use --plain, or set TERM to its real type"
    case .notATerminal(let descriptor):
      "file descriptor \(descriptor.rawValue) is not a terminal"
    case .noControllingTerminal:
      "there is no terminal to read keys from (cannot open /dev/tty)"
    case .cannotOpenScreen(let name):
      "cannot open a screen on the terminal of type '\(name)'"
    }
  }
}
