import Console

/// One or two lines of plain words.
struct StoryLine {
  /// The same with fewer and fewer words.
  let texts: [String]
  let region: Region

  func draw(margin: Int, on canvas: inout Canvas) {
    let width = region.columns - margin - 1
    guard width > 0, let lines = bestLines(width: width, on: canvas) else { return }
    for (offset, line) in lines.prefix(region.rows).enumerated() {
      // What had to be cut away below shows as an ellipsis at the end of the last line.
      let isCut = offset == region.rows - 1 && lines.count > region.rows
      canvas.put(
        isCut ? line + " …" : line, margin, region.row + offset, width: width, style: canvas.theme.story)
    }
  }

  /// The longest telling that fits, else the shortest.
  private func bestLines(width: Int, on canvas: Canvas) -> [String]? {
    var lines: [String]?
    for text in texts {
      let wrapped = DisplayWidth.wrapped(canvas.symbols.text(text), width: width)
      if wrapped.count <= region.rows { return wrapped }
      lines = wrapped
    }
    return lines
  }
}
