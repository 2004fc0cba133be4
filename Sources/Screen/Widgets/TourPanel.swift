import Console
import Explorer

/// The rows of the tour below the view, which gets smaller for them, so that nothing it talks about is hidden.
struct TourPanel {
  let tour: Tour
  let region: Region

  /// The size that is left for the view, and the panel, while there is a tour. A window that has no room for both
  /// keeps the view and gives the panel its lower rows, but for the last one.
  static func split(_ size: GridSize, for state: State) -> (view: GridSize, panel: TourPanel?) {
    guard let tour = state.tour, isLargeEnough(size) else { return (size, nil) }
    let rows = rows(width: size.columns)
    let view = GridSize(columns: size.columns, rows: size.rows - rows)
    guard isLargeEnough(view) else {
      let text = DisplayWidth.wrapped(tour.text, width: size.columns - 4).count
      let over = min(text + 2, max(size.rows - 4, 5))
      let region = Region(column: 0, row: size.rows - 1 - over, columns: size.columns, rows: over)
      return (size, TourPanel(tour: tour, region: region))
    }
    return (
      view,
      TourPanel(tour: tour, region: Region(column: 0, row: view.rows, columns: size.columns, rows: rows))
    )
  }

  /// A title, the question and the key.
  private static func rows(width: Int) -> Int { 2 + textRows(width: width) }

  /// Rows of the longest question or answer.
  private static func textRows(width: Int) -> Int {
    let longest = TourStep.all.flatMap { [$0.question, $0.answer] }.map {
      DisplayWidth.wrapped($0, width: width - 4).count
    }
    return longest.max() ?? 1
  }

  func draw(on canvas: inout Canvas) {
    let theme = canvas.theme
    let step = tour.step
    let width = region.columns - 4
    canvas.fill(region, style: theme.text)
    canvas.fill(
      Region(column: 0, row: region.row, columns: region.columns), with: canvas.symbols.horizontalRule,
      style: theme.frame)
    canvas.put(
      " Tour \(tour.place + 1) of \(TourStep.all.count): \(step.title) ", 2, region.row, width: width,
      style: theme.label)
    let lines = DisplayWidth.wrapped(
      canvas.symbols.text(tour.text), width: width)
    for (offset, line) in lines.prefix(region.rows - 2).enumerated() {
      let isCut = offset == region.rows - 3 && lines.count > region.rows - 2
      canvas.put(isCut ? line + " …" : line, 2, region.row + 1 + offset, width: width, style: theme.story)
    }
    drawKey(row: region.bottom - 1, width: width, on: &canvas)
  }

  private func drawKey(row: Int, width: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    guard tour.isDone else {
      let key = tour.step.key
      let text = canvas.firstFitting(["Predict, then: \(key)", "Then: \(key)", key], width: width)
      canvas.put(text, 2, row, width: width, style: theme.accent)
      return
    }
    let next = tour.isLast ? "Enter ends the tour" : "Enter goes on"
    canvas.put([("✓ done. ", theme.ok), (next, theme.accent)], 2, row, width: width)
  }
}
