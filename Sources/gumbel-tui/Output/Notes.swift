import Reports

/// Writes what was assumed of a file, or left out, to standard error: one note a line.
func writeNotes(_ notices: [String]) {
  if !notices.isEmpty { StandardError.write(PrintedPage(notices.map { "gumbel-tui: note: \($0)" })) }
}
