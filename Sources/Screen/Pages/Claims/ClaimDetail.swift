import Console
import Explorer
import GumbelEngine

/// One claim in full: its statement, and every number beside what it should be.
struct ClaimDetail {
  let claim: Claim
  let finding: ClaimFinding?
  let region: Region

  func draw(margin: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let width = region.columns - 2 * margin
    let lines = DisplayWidth.wrapped(canvas.symbols.text("“\(claim.statement)”"), width: width)
    for (offset, line) in lines.prefix(2).enumerated() {
      canvas.put(line, margin, region.row + offset, width: width, style: theme.label)
    }
    let last = region.row + min(lines.count, 2) - 1
    let used = margin + canvas.columns(of: lines.last ?? "")
    if used + 3 + claim.id.count <= region.columns - margin {
      canvas.putRight(claim.id, end: region.columns - margin, last, style: theme.dim)
    }
    drawNumbers(from: last + 1, margin: margin, on: &canvas)
  }

  /// In one column, or in two where there is room.
  private func drawNumbers(from row: Int, margin: Int, on canvas: inout Canvas) {
    guard let numbers = finding?.numbers else {
      canvas.put("measuring", margin, row, style: canvas.theme.dim)
      return
    }
    let rows = region.bottom - row
    let columns = region.columns >= 100 || numbers.count > rows && region.columns >= 72 ? 2 : 1
    let width = (region.columns - 2 * margin - 2 * (columns - 1)) / columns
    let perColumn = max((numbers.count + columns - 1) / columns, 1)
    for (place, number) in numbers.enumerated() where place % perColumn < rows {
      let start = margin + (place / perColumn) * (width + 2)
      draw(
        number, Region(column: start, row: row + place % perColumn, columns: min(width, 76)), on: &canvas)
    }
  }

  private func draw(_ number: ClaimNumber, _ cells: Region, on canvas: inout Canvas) {
    let theme = canvas.theme
    let style = number.holds ? theme.ok : theme.problem
    canvas.set(
      number.holds ? (canvas.symbols.isASCII ? "+" : "✓") : canvas.symbols.deviates, cells.column, cells.row,
      style: style)
    let known = number.knownText
    let room = cells.columns - 2 - 9 - 2 - 9
    canvas.put(number.words, cells.column + 2, cells.row, width: room - 1, style: theme.text)
    canvas.putRight(
      Numbers.measured(number.measured), end: cells.end - 11, cells.row, width: 9, style: style)
    canvas.putRight(known, end: cells.end, cells.row, width: 10, style: theme.dim)
  }
}

extension ClaimNumber {
  /// The name as words: `flipRateAtTau0.1` is `flip rate at τ 0.1`.
  var words: String {
    var text = ""
    for (before, letter) in zip(" " + name, name) {
      if letter.isUppercase || letter.isNumber && before.isLetter { text += " " }
      text += letter.lowercased()
    }
    return text.split(separator: " ").map { $0 == "tau" ? "τ" : String($0) }.joined(separator: " ")
  }

  /// What it should be: a number or a bound.
  var knownText: String {
    switch expected {
    case .exactly(let value), .near(let value, _), .within(let value, _): Numbers.measured(value)
    case .atMost(let bound): "≤ \(Numbers.measured(bound))"
    case .atLeast(let bound): "≥ \(Numbers.measured(bound))"
    }
  }
}
