import Console

/// What a window shows that is too small for any view: its size, the one that is needed, and the way out.
struct TooSmall {
  let size: GridSize
  /// Whether an editor or the like would take the letter q.
  let takesLetters: Bool

  func draw(on canvas: inout Canvas) {
    let here = "\(size.columns)x\(size.rows)"
    let needed = "\(CompareLayout.minimum.columns)x\(CompareLayout.minimum.rows)"
    let key = takesLetters ? "Ctrl-C" : "q"
    let line = canvas.firstFitting(
      [
        "gumbel-tui: window \(here), needed \(needed). \(key) quits",
        "window \(here), needed \(needed). \(key) quits",
        "\(here), needed \(needed), \(key) quits", "\(here) < \(needed), \(key) quits",
        "need \(needed) \(key)",
        needed, takesLetters ? "^C" : "q",
      ], width: size.columns)
    canvas.put(line, 0, max(size.rows - 1, 0) / 2, width: size.columns, style: canvas.theme.label)
  }
}
