import Console

/// `text` broken at spaces into lines of at most `width` columns; a longer word gets a line of its own.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var columns = 0
  for word in text.split(separator: " ", omittingEmptySubsequences: true) {
    let wordColumns = DisplayWidth.columns(String(word))
    if !line.isEmpty, columns + 1 + wordColumns > width {
      lines.append(line)
      (line, columns) = ("", 0)
    }
    if !line.isEmpty {
      line += " "
      columns += 1
    }
    line += word
    columns += wordColumns
  }
  if !line.isEmpty || lines.isEmpty { lines.append(line) }
  return lines
}
