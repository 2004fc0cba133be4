import Glibc
import TestSupport
import Testing

/// The program, and a mirror that shows what it draws.
final class WatchedProgram {
  /// Where soaking tests take their time from, in seconds; without it they are short.
  static let soak = getenv("SOAK").flatMap { Int(String(cString: $0)) }

  let run: TerminalProgram
  let mirror: Mirror
  private let found: termios
  private var columns: Int
  private var rows: Int

  /// Starts the program in a terminal of 80x24 and waits for its first picture.
  init(_ arguments: [String], environment: [String: String] = [:], mirror: Mirror) throws {
    (columns, rows) = (80, 24)
    mirror.resize(columns: columns, rows: rows)
    self.mirror = mirror
    run = try .explorer(arguments, environment: environment)
    found = run.settingsBefore
    run.waitForPicture()
  }

  /// Shows what was drawn.
  func show() throws { try mirror.show(run.takeOutput()) }

  /// Gives both terminals another size.
  func resize(columns: Int, rows: Int) throws {
    try show()
    (self.columns, self.rows) = (columns, rows)
    mirror.resize(columns: columns, rows: rows)
    run.resize(columns: columns, rows: rows)
  }

  /// Leaves whatever is open, and whatever sequence was begun.
  func leaveAll() throws {
    run.waitUntilIdle()
    for text in ["\u{1b}[201~", "\u{1b}", "\u{1b}", "\u{1b}", "\u{1b}"] {
      try run.type(text)
      run.waitUntilIdle()
    }
  }

  /// Makes the program stand still, so that two pictures of it can be compared.
  func standStill() throws {
    try run.type(":draws 1000\r:samples 1000\r")
    // A view that has no draws or no samples says so until the next key.
    try leaveAll()
    run.waitUntilStill()
  }

  /// What is to be seen must be what a whole redraw shows.
  func expectThatARedrawChangesNothing(_ when: String, location: SourceLocation = #_sourceLocation) throws {
    run.waitUntilStill()
    try show()
    let before = mirror.cells
    try run.type("\u{0c}")
    run.waitUntilIdle()
    let redrawn = run.takeOutput()
    try #require(!redrawn.isEmpty, "\(when): no answer to Ctrl-L", sourceLocation: location)
    try mirror.show(redrawn)
    let after = mirror.cells
    let places = before.indices.filter { after.indices.contains($0) && before[$0] != after[$0] }
    let stray = places.map { row in
      let texts = [before[row], after[row]].map { $0.map { String($0.suffix(1)) }.joined() }
      // Where the text is the same, its look is what differs.
      return "row \(row):\n"
        + (texts[0] == texts[1]
          ? "\(before[row].joined())\n\(after[row].joined())" : texts.joined(separator: "\n"))
    }
    let isSame = before == after
    try #require(
      isSame, "\(when), \(columns)x\(rows):\n\(stray.joined(separator: "\n"))", sourceLocation: location)
  }

  /// The program must have ended well and have left the terminal as it was.
  func expectRestored(status: Int32 = 0, location: SourceLocation = #_sourceLocation) throws {
    #expect(run.end() == status, sourceLocation: location)
    try show()
    let modes = mirror.facts("#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_cursor_flag}")
    #expect(modes == "0 1 0 0", sourceLocation: location)
    let settings = run.settings
    let isSame =
      settings.c_lflag == found.c_lflag && settings.c_iflag == found.c_iflag
      && settings.c_oflag == found.c_oflag && settings.c_cflag == found.c_cflag
    #expect(isSame, "the terminal's settings", sourceLocation: location)
  }
}
