import Testing

@testable import Console

@Suite struct SVGTests {
  private func grid(_ columns: Int, _ rows: Int = 1) -> CellGrid {
    CellGrid(size: GridSize(columns: columns, rows: rows))
  }

  /// The lines between the opening tag and the background on one side and the closing tag on the other.
  private func content(_ grid: CellGrid) -> [String] {
    Array(grid.svg().split(separator: "\n").map(String.init).dropFirst(2).dropLast())
  }

  @Test func `the document has its size its title and its background`() {
    let svg = grid(3, 2).svg(title: "a <b> & \u{1}")
    #expect(
      svg == """
        <svg xmlns="http://www.w3.org/2000/svg" width="24" height="32" viewBox="0 0 24 32" role="img" \
        font-size="13" fill="#d0d0d0" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, \
        monospace">
        <title>a &lt;b&gt; &amp; \u{FFFD}</title>
        <rect width="24" height="32" fill="#121212"/>
        </svg>

        """)
    #expect(grid(1).svg(palette: .light).contains("fill=\"#ffffff\"/>"))
  }

  @Test func `each word is held to its columns`() {
    var grid = grid(12, 2)
    grid.put("a<b  c&d", column: 1, row: 1, style: Style(foreground: Color(214), bold: true, dim: true))
    let look = "fill=\"#ffaf00\" fill-opacity=\"0.6\" font-weight=\"bold\""
    #expect(
      content(grid) == [
        "<text x=\"8\" y=\"28\" textLength=\"24\" lengthAdjust=\"spacingAndGlyphs\" \(look)>a&lt;b</text>",
        "<text x=\"48\" y=\"28\" textLength=\"24\" lengthAdjust=\"spacingAndGlyphs\" \(look)>c&amp;d</text>",
      ])
  }

  @Test func `a word ends where the look or the row changes`() {
    var grid = grid(2, 2)
    grid.put("a", column: 0, row: 0)
    grid.put("b", column: 1, row: 0, style: Style(bold: true))
    grid.put("c", column: 0, row: 1, style: Style(bold: true))
    #expect(content(grid).count == 3)
  }

  @Test func `wide glyphs symbols and marks stand in the middle of their columns`() {
    var grid = grid(8)
    grid.put("x日τe\u{301}", column: 0, row: 0)
    #expect(
      content(grid) == [
        "<text x=\"0\" y=\"12\" textLength=\"8\" lengthAdjust=\"spacingAndGlyphs\">x</text>",
        "<text x=\"16\" y=\"12\" text-anchor=\"middle\">日</text>",
        "<text x=\"28\" y=\"12\" text-anchor=\"middle\">τ</text>",
        "<text x=\"36\" y=\"12\" text-anchor=\"middle\">e\u{301}</text>",
      ])
  }

  @Test func `a bar is one shape and its end another`() {
    var grid = grid(6, 2)
    grid.put("███▌", column: 1, row: 1, style: Style(foreground: Color(4)))
    grid.put("──", column: 0, row: 0, style: Style(foreground: Color(4)))
    #expect(
      content(grid) == [
        "<path fill=\"#0000ee\" shape-rendering=\"crispEdges\" d=\"M0 8h16v1h-16zM8 16h28v16h-28z\"/>"
      ])
  }

  @Test func `shapes at different heights are not joined`() {
    var grid = grid(4)
    grid.put("▀▄▀▄", column: 0, row: 0)
    #expect(content(grid).first?.contains("d=\"M0 0h8v8h-8zM8 8h8v8h-8zM16 0h8v8h-8zM24 8h8v8h-8z\"") == true)
  }

  @Test func `backgrounds shades and underlines are shapes`() {
    var grid = grid(6)
    grid.fill(column: 0, row: 0, columns: 2, style: Style(background: Color(1)))
    grid.put("░░", column: 2, row: 0)
    grid.put("  ", column: 4, row: 0, style: Style(underline: true))
    #expect(
      content(grid) == [
        "<path fill=\"#cd0000\" shape-rendering=\"crispEdges\" d=\"M0 0h16v16h-16z\"/>",
        "<path fill=\"#d0d0d0\" fill-opacity=\"0.25\" shape-rendering=\"crispEdges\" "
          + "d=\"M16 0h16v16h-16z\"/>",
        "<path fill=\"#d0d0d0\" shape-rendering=\"crispEdges\" d=\"M32 14h16v1h-16z\"/>",
      ])
  }

  @Test func `reverse swaps the colours also of the terminals defaults`() {
    var grid = grid(1)
    grid.put("x", column: 0, row: 0, style: Style(reverse: true))
    let lines = content(grid)
    #expect(lines.first == "<path fill=\"#d0d0d0\" shape-rendering=\"crispEdges\" d=\"M0 0h8v16h-8z\"/>")
    #expect(lines.last?.contains("fill=\"#121212\">x<") == true)
  }

  @Test func `rounded corners are outlines that meet light lines`() {
    var grid = grid(2, 2)
    grid.put("╭╮", column: 0, row: 0)
    grid.put("╰╯", column: 0, row: 1)
    let lines = content(grid)
    #expect(lines.count == 1)
    #expect(lines[0].components(of: "M") == 5 && lines[0].components(of: "a") >= 8)
  }

  @Test func `every grid is well formed XML`() {
    var grid = grid(40, 8)
    var values = (UInt32(0)...0x10FFFF).lazy.filter { $0 < 0x3000 || $0 % 977 == 0 }.makeIterator()
    var pictures = 0
    while let first = values.next() {
      var text = Unicode.Scalar(first).map { String($0) } ?? ""
      for _ in 0..<300 {
        if let value = values.next(), let s = Unicode.Scalar(value) { text.unicodeScalars.append(s) }
      }
      for row in 0..<8 {
        let style = Style(
          foreground: Color(UInt8(truncatingIfNeeded: first &+ UInt32(row))), bold: row % 2 == 0,
          dim: row % 3 == 0, underline: row % 4 == 0, reverse: row % 5 == 0)
        grid.put(String(text.unicodeScalars.dropFirst(row * 36)), column: 0, row: row, style: style)
      }
      #expect(xmlProblem(grid.svg(title: text)) == nil)
      pictures += 1
    }
    #expect(pictures > 40)
  }

  @Test func `the check of XML itself finds what is wrong`() {
    #expect(xmlProblem("<a><b/></a>\n") == nil)
    for wrong in [
      "<a>", "<a></b>", "<a>&x</a>", "<a b=c/>", "<a b=\"<\"/>", "<a>\u{1}</a>", "<a/><b/>", "a<b/>",
    ] {
      #expect(xmlProblem(wrong) != nil, "\(wrong)")
    }
  }
}

extension String {
  fileprivate func components(of character: Character) -> Int { split(separator: character).count }
}

/// What makes `text` no well-formed XML of elements, attributes and text; nil if it is well-formed.
private func xmlProblem(_ text: String) -> String? {
  // Beyond ASCII there is no markup; letters in its place keep marks from joining brackets.
  let markup = String(text.unicodeScalars.map { $0.isASCII ? Character($0) : "x" })
  var open: [Substring] = []
  var roots = 0
  var rest = markup[...]
  if let bad = text.unicodeScalars.first(where: { $0.value < 0x20 && $0 != "\n" || $0.value | 1 == 0xFFFF }) {
    return "forbidden U+\(String(bad.value, radix: 16))"
  }
  while let start = rest.firstIndex(of: "<") {
    let between = rest[..<start]
    if open.isEmpty && between.contains(where: { !$0.isWhitespace }) { return "text outside the root" }
    if between.contains(">") || !entitiesAreKnown(between) { return "unescaped text \(between)" }
    guard let end = rest[start...].firstIndex(of: ">") else { return "unclosed tag" }
    let tag = rest[rest.index(after: start)..<end]
    rest = rest[rest.index(after: end)...]
    if tag.hasPrefix("/") {
      guard open.popLast() == tag.dropFirst() else { return "<\(tag)> closes nothing" }
      continue
    }
    let name = tag.prefix { $0.isLetter || $0.isNumber }
    if open.isEmpty { roots += 1 }
    if let problem = attributeProblem(tag.dropFirst(name.count)) { return problem }
    if !tag.hasSuffix("/") { open.append(name) }
  }
  if !open.isEmpty { return "unclosed \(open)" }
  if rest.contains(where: { !$0.isWhitespace }) { return "text after the root" }
  return roots == 1 ? nil : "\(roots) roots"
}

private func attributeProblem(_ text: Substring) -> String? {
  var rest = text.hasSuffix("/") ? text.dropLast() : text
  var names: Set<Substring> = []
  while !rest.isEmpty {
    guard rest.first == " ", let equals = rest.firstIndex(of: "=") else { return "no attribute: \(rest)" }
    let name = rest[rest.index(after: rest.startIndex)..<equals]
    guard names.insert(name).inserted, !name.isEmpty else { return "attribute \(name) again" }
    rest = rest[rest.index(after: equals)...]
    guard rest.first == "\"", let close = rest.dropFirst().firstIndex(of: "\"") else {
      return "no quotes: \(rest)"
    }
    if rest[..<close].contains("<") || !entitiesAreKnown(rest[..<close]) { return "unescaped attribute" }
    rest = rest[rest.index(after: close)...]
  }
  return nil
}

private func entitiesAreKnown(_ text: Substring) -> Bool {
  text.split(separator: "&", omittingEmptySubsequences: false).dropFirst().allSatisfy { part in
    ["lt;", "gt;", "amp;", "quot;"].contains { part.hasPrefix($0) }
  }
}
