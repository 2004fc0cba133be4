import Reports
import SystemPackage

/// Standard error, for messages and progress.
enum StandardError {
  /// Writes a message. Errors of writing are ignored: there is no other place to report them.
  static func write(_ message: PrintedPage) { write(exactly: message.text) }

  /// Writes text unchanged, for escape sequences of the program itself.
  static func write(exactly text: String) {
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }
}
