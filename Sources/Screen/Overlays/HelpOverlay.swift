import Console
import Explorer

/// The table of keys. Scrolled by its rows as they are before wrapping, and no further than to its last page.
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
    let page = HelpPage(canvas.grid.size, canvas.symbols)
    let hidden = min(max(scroll, 0), Self.lastScroll(page))
    var frame = page.frame
    var lines: [(row: Row, texts: [String])] = []
    var height = 0
    for row in Self.rows[hidden...] {
      let texts = Self.texts(row, page)
      let needed = Self.height(row, texts, page) + Self.gap(before: row, isFirst: lines.isEmpty)
      guard height + needed <= frame.inner.rows else { break }
      lines.append((row, texts))
      height += needed
    }
    let rest = Self.rows.count - hidden - lines.count
    frame.remark = rest > 0 ? "\(rest) more: ↓ or PgDn" : hidden > 0 ? "the end" : ""
    frame.draw(on: &canvas)
    put(lines, page, on: &canvas)
  }

  /// The rows that are hidden above the last full page.
  static func lastScroll(_ page: HelpPage) -> Int {
    var height = 0
    for index in rows.indices.reversed() {
      // Without the gap above it, which the first row of a page does not have.
      let needed = Self.height(rows[index], texts(rows[index], page), page)
      guard height + needed <= page.frame.inner.rows else { return index + 1 }
      height += needed + gap(before: rows[index], isFirst: false)
    }
    return 0
  }

  private func put(_ lines: [(row: Row, texts: [String])], _ page: HelpPage, on canvas: inout Canvas) {
    let inner = page.frame.inner
    var row = inner.row
    for (index, line) in lines.enumerated() {
      row += Self.gap(before: line.row, isFirst: index == 0)
      switch line.row {
      case .heading(let title):
        canvas.put(title, inner.column, row, width: inner.columns, style: canvas.theme.accent)
        row += 1
      case .entry(let entry):
        var style = canvas.theme.footerKey
        style.background = nil
        canvas.put(page.keys(entry), inner.column + 2, row, width: inner.columns - 2, style: style)
        if page.isStacked { row += 1 }
        for text in line.texts {
          canvas.put(
            text, inner.column + page.textStart, row, width: inner.columns - page.textStart,
            style: canvas.theme.text)
          row += 1
        }
      }
    }
  }

  /// An empty row before each heading.
  private static func gap(before row: Row, isFirst: Bool) -> Int {
    if case .heading = row, !isFirst { 1 } else { 0 }
  }

  private static func height(_ row: Row, _ texts: [String], _ page: HelpPage) -> Int {
    if case .heading = row { 1 } else { max(texts.count, 1) + (page.isStacked ? 1 : 0) }
  }

  private static func texts(_ row: Row, _ page: HelpPage) -> [String] {
    guard case .entry(let entry) = row else { return [] }
    return DisplayWidth.wrapped(
      page.symbols.text(entry.sentence), width: page.frame.inner.columns - page.textStart)
  }
}

/// How the help divides its window: keys beside their sentences, or above them where it is narrow.
struct HelpPage {
  let frame: Frame
  let symbols: SymbolSet
  /// Whether the keys stand on rows of their own.
  let isStacked: Bool
  /// The column of the sentences, from the inner edge.
  let textStart: Int

  init(_ size: GridSize, _ symbols: SymbolSet) {
    let frame = Frame(columns: 110, rows: size.rows - 2, on: size, title: "Keys")
    let widths = KeyMap.sections.flatMap(\.entries).map {
      DisplayWidth.columns(symbols.isASCII ? $0.asciiKeys : $0.keys)
    }
    let keyWidth = 2 + (widths.max() ?? 0)
    self.frame = frame
    self.symbols = symbols
    isStacked = keyWidth > frame.inner.columns / 2
    textStart = isStacked ? 4 : keyWidth + 2
  }

  /// The keys of a row as they are written with these symbols.
  func keys(_ entry: HelpEntry) -> String { symbols.isASCII ? entry.asciiKeys : entry.keys }
}

/// How far the help can be scrolled at this size: what the state is to be held to, see
/// `State.holdHelpScroll(to:)`.
public func lastHelpScroll(size: GridSize, symbols: SymbolSet) -> Int {
  isLargeEnough(size) ? HelpOverlay.lastScroll(HelpPage(size, symbols)) : 0
}
