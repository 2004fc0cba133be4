import Console
import Testing

@Suite("Labels on a terminal", .serialized, .enabled(if: Tmux.isAvailable))
struct LabelAlignmentTests {
  private static let labels = ["日本", "e\u{301}te\u{301}", "한국", "🙂_ok", "Ａ１", "a\u{300}\u{301}", "नमस्ते"]

  /// Wide and combining characters move nothing: the same picture as with letters of the same width, but for
  /// the labels themselves.
  @Test(arguments: [("compare", (80, 24)), ("compare", (40, 12)), ("one-draw", (120, 36))])
  func `move nothing else`(view: String, size: (Int, Int)) throws {
    let plain = Self.labels.map { String(repeating: "ж", count: DisplayWidth.columns($0)) }
    let wide = try columns(Self.labels, size, view)
    let narrow = try columns(plain, size, view)
    #expect(wide.count == narrow.count)
    for (row, (one, other)) in zip(wide, narrow).enumerated() {
      // The line of plain words quotes a label, and may be told at another length.
      if other.contains("'ж") { continue }
      #expect(one.count == other.count, "row \(row)")
      for (a, b) in zip(one, other) where b != "ж" { #expect(a == b, "row \(row): \(one) \(other)") }
    }
  }

  /// The screen row by row, a letter for each column: wide characters take two.
  private func columns(_ labels: [String], _ size: (Int, Int), _ view: String) throws -> [[Character]] {
    let mirror = try Mirror(columns: 80, rows: 24)
    let logits = labels.indices.map { String(-Double($0) / 4) }.joined(separator: ",")
    let program = try WatchedProgram(
      ["--logits=\(logits)", "--labels", labels.joined(separator: ","), "--seed", "1", "--view", view],
      mirror: mirror)
    try program.resize(columns: size.0, rows: size.1)
    try program.standStill()
    try program.expectThatARedrawChangesNothing("labels")
    defer { _ = try? program.run.type("q") }
    return mirror.text.map { line in
      line.flatMap { character -> [Character] in
        let width = DisplayWidth.columns(String(character))
        return width == 2 ? [character, "\0"] : [character]
      }
    }
  }
}
