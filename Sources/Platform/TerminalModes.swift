import Glibc
import SystemPackage

/// How a terminal is set: whether it echoes, edits lines, makes signals of keys.
public struct TerminalSettings: Sendable {
  let modes: termios

  /// The present settings; `nil` if `descriptor` is no terminal.
  public init?(of descriptor: FileDescriptor) {
    var modes = termios()
    guard tcgetattr(descriptor.rawValue, &modes) == 0 else { return nil }
    self.modes = modes
  }

  /// Whether the flags are those of `other`; speeds and special characters do not count.
  public func hasFlags(of other: TerminalSettings) -> Bool {
    modes.c_iflag == other.modes.c_iflag && modes.c_oflag == other.modes.c_oflag
      && modes.c_cflag == other.modes.c_cflag && modes.c_lflag == other.modes.c_lflag
  }
}

extension FileDescriptor {
  /// Whether this is a terminal.
  public var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The size of the window of this terminal, 0x0 where it does not tell; `nil` if this is none.
  public var windowSize: (columns: Int, rows: Int)? {
    var window = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &window) == 0 else { return nil }
    return (Int(window.ws_col), Int(window.ws_row))
  }
}
