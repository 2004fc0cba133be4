import Glibc
import TestSupport
import Testing

/// The program on a terminal of its own, read as text.
final class TerminalRun {
  private let program: TerminalProgram
  private(set) var output = ""

  /// Starts the program on a terminal of 80x24.
  convenience init(_ arguments: String..., environment: [String] = []) throws {
    try self.init(arguments, environment: environment)
  }

  /// Starts the program on a terminal of 80x24, by another command that runs the words after it if one is given.
  init(_ arguments: [String], by starter: [String] = [], environment: [String] = []) throws {
    let settings = environment + ["TERM=xterm-256color"] + usualEnvironment
    program = try TerminalProgram(starter + [programPath] + arguments, environment: distinct(settings))
  }

  /// Types `keys`.
  func type(_ keys: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(throws: Never.self, sourceLocation: sourceLocation) { try program.type(keys) }
    take()
  }

  /// Forgets what was drawn so far.
  func forget() { output = "" }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(program.process, signal) }

  /// Reads until the output contains `text`, for as long as patience lasts. Only text that is drawn in one piece
  /// and one style can be found.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let isThere = program.wait { has(text) }
    #expect(isThere, "waited for \(text)", sourceLocation: sourceLocation)
  }

  /// Has all drawn anew until the output contains `text`: of a line that stood there before only the
  /// difference is drawn.
  func expectWhole(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let isThere = program.wait {
      if has(text) { return true }
      type("\u{0C}", sourceLocation: sourceLocation)
      return program.wait(for: 0.1) { has(text) }
    }
    #expect(isThere, "waited for \(text)", sourceLocation: sourceLocation)
  }

  /// Reads to the end; the exit status, or 128 + the signal that ended the program.
  func end() -> Int32 {
    let status = program.end()
    take()
    if status == -1 { Issue.record("the program does not end") }
    return status
  }

  private func has(_ text: String) -> Bool {
    take()
    return output.contains(text)
  }

  private func take() { output += String(decoding: program.takeOutput(), as: UTF8.self) }
}
