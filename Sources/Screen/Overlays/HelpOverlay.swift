import Console
import Explorer

/// The table of keys. Scrolled by its rows as they are before wrapping, so that the last one can be reached
/// at any width.
struct HelpOverlay {
  let scroll: Int

  private enum Row {
    case heading(String)
    case entry(HelpEntry)
  }

  private static let rows: [Row] = KeyMap.sections.flatMap { section in
    [Row.heading(section.title)] + section.entries.map(Row.entry)
  }

  func draw(on canvas: inout Canvas) {
    let size = canvas.grid.size
    let hidden = min(max(scroll, 0), Self.rows.count - 1)
    let visible = Self.rows[hidden...]
    var frame = Frame(columns: 110, rows: size.rows - 2, on: size, title: "Keys")
    let keyWidth = min(keyWidth(on: canvas), frame.inner.columns / 3)
    var row = frame.inner.row
    var shown = 0
    var lines: [(Row, [String])] = []
    for entry in visible {
      let texts = texts(entry, width: frame.inner.columns - keyWidth - 2, on: canvas)
      let height = max(texts.count, 1) + gap(before: entry, isFirst: lines.isEmpty)
      guard row + height <= frame.inner.bottom else { break }
      lines.append((entry, texts))
      row += height
      shown += 1
    }
    let rest = visible.count - shown
    frame.remark = rest > 0 ? "\(rest) more: ↓ or PgDn" : hidden > 0 ? "the end" : ""
    frame.draw(on: &canvas)
    put(lines, in: frame.inner, keyWidth: keyWidth, on: &canvas)
  }

  private func put(
    _ lines: [(Row, [String])], in inner: Region, keyWidth: Int, on canvas: inout Canvas
  ) {
    var row = inner.row
    for (index, (entry, texts)) in lines.enumerated() {
      row += gap(before: entry, isFirst: index == 0)
      switch entry {
      case .heading(let title):
        canvas.put(title, inner.column, row, width: inner.columns, style: canvas.theme.accent)
        row += 1
      case .entry(let entry):
        var style = canvas.theme.footerKey
        style.background = nil
        canvas.put(keys(entry, on: canvas), inner.column + 2, row, width: keyWidth - 2, style: style)
        for text in texts {
          canvas.put(
            text, inner.column + keyWidth + 2, row, width: inner.columns - keyWidth - 2,
            style: canvas.theme.text)
          row += 1
        }
      }
    }
  }

  /// An empty row before each heading, where the window is tall enough to afford it.
  private func gap(before row: Row, isFirst: Bool) -> Int {
    if case .heading = row, !isFirst { 1 } else { 0 }
  }

  private func texts(_ row: Row, width: Int, on canvas: Canvas) -> [String] {
    guard case .entry(let entry) = row else { return [] }
    return DisplayWidth.wrapped(canvas.symbols.text(entry.sentence), width: width)
  }

  private func keys(_ entry: HelpEntry, on canvas: Canvas) -> String {
    canvas.symbols.isASCII ? entry.asciiKeys : entry.keys
  }

  private func keyWidth(on canvas: Canvas) -> Int {
    let widths = KeyMap.sections.flatMap(\.entries).map { canvas.columns(of: keys($0, on: canvas)) }
    return 2 + (widths.max() ?? 0)
  }
}
