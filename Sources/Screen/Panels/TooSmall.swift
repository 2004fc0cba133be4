import Console

/// What a window shows that is too small for any view: its size, the one that is needed, and the way out.
struct TooSmall {
  let size: GridSize

  func draw(on canvas: inout Canvas) {
    let here = "\(size.columns)x\(size.rows)"
    let needed = "\(CompareLayout.minimum.columns)x\(CompareLayout.minimum.rows)"
    let line = canvas.firstFitting(
      [
        "gumbel-tui: window \(here), needed \(needed). q quits", "window \(here), needed \(needed). q quits",
        "\(here), needed \(needed), q quits", "\(here) < \(needed), q quits", "need \(needed) q",
        needed, "q",
      ], width: size.columns)
    canvas.put(line, 0, max(size.rows - 1, 0) / 2, width: size.columns, style: canvas.theme.label)
  }
}
