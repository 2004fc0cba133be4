import Testing

extension Tmux {
  /// Says how the program ended and how the terminal is set, then shows whatever is sent to it.
  static let report = "echo status=$?; stty -a; exec cat"

  /// Waits for the report of an end with `status` on a terminal that is as it was before.
  func expectRestored(status: Int, location: SourceLocation = #_sourceLocation) async throws {
    try await waitFor("status=\(status)", location: location)
    try await expectShell(location: location)
    // A terminal that still brackets pastes would show the marks.
    paste("pasted")
    try await waitFor("pasted", location: location)
    #expect(!lines().contains { $0.contains("200~") }, sourceLocation: location)
  }

  /// The shell's screen is back, with cursor, echo and whole lines, without the mouse.
  func expectShell(location: SourceLocation = #_sourceLocation) async throws {
    try await waitFor("echoke", location: location)
    let modes = facts("#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_cursor_flag}")
    #expect(modes == "0 1 0 0", sourceLocation: location)
    let settings = Set(lines().flatMap { $0.split(whereSeparator: { " ;".contains($0) }) })
    for setting in ["echo", "icanon", "isig", "icrnl", "ixon", "onlcr"] {
      #expect(settings.contains(Substring(setting)), "\(setting)", sourceLocation: location)
    }
  }
}
