import Glibc

/// Where messages go, so that they do not mix with results.
enum StandardError {
  /// Writes a message. What goes wrong with that cannot be told anywhere.
  static func write(_ message: Page) { write(exactly: message.text) }

  /// Writes text as it is: for what is meant to drive a terminal and has nothing in it from outside.
  static func write(exactly text: String) {
    _ = text.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
  }
}
