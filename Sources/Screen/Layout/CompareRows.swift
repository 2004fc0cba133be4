import Console

/// Who gets how many rows of Compare.
///
/// Some parts are always there; the others are asked in the order of their worth. The rows of a category
/// grow only where the parts worth more than taller blocks are served first.
struct CompareRows {
  /// A part that may be missing, worth one row.
  enum Part: CaseIterable {
    case legend, secondControls, agreement, changes, secondStory, axis, bottomRule, topRule, topGap
  }

  let size: GridSize
  private(set) var density = Density.one
  private var parts: Set<Part> = []

  /// Header, controls, panel header, story, one statistic, footer.
  private static let always = 6
  private static let explanations: [Part] = [.legend, .secondControls]
  private static let figures: [Part] = [.agreement, .changes, .secondStory, .axis]
  private static let air: [Part] = [.bottomRule, .topRule, .topGap]
  /// A taller spread would not say more.
  private static let tallestSpread = 6

  init(size: GridSize, count: Int) {
    self.size = size
    let candidates: [(Density, [Part])] = [
      (.full(spreadRows: 1), Self.explanations + Self.figures + Self.air),
      (.three, Self.explanations + Self.figures),
      (.two, Self.explanations),
      (.one, size.rows >= 24 ? Self.explanations + Self.figures : size.rows >= 16 ? Self.explanations : []),
    ]
    for (density, parts) in candidates {
      self.density = density
      self.parts = Set(parts.filter(isOfUse))
      if list >= needed(count, density) { break }
    }
    if case .full = density { heighten(count) }
    wanted = needed(count, density)
  }

  private var wanted = 0

  /// The rows that are left for the list.
  var list: Int { size.rows - Self.always - parts.count }

  /// Whether there is room for a part.
  func has(_ part: Part) -> Bool { parts.contains(part) }

  /// The rows of statistics.
  var statistics: Int { 1 + (has(.agreement) ? 1 : 0) + (has(.changes) ? 1 : 0) }

  /// Gives rows that the list does not need to the parts that are still missing.
  mutating func spendSpareRows() {
    for part in Part.allCases where list > wanted && isOfUse(part) { parts.insert(part) }
  }

  /// The gap below the last category is not needed.
  private func needed(_ count: Int, _ density: Density) -> Int {
    count * density.rows - (density.rows - density.drawnRows)
  }

  /// Wide screens show the controls in one row, and the story too.
  private func isOfUse(_ part: Part) -> Bool {
    switch part {
    case .secondControls, .secondStory: size.columns < 116
    default: true
    }
  }

  private mutating func heighten(_ count: Int) {
    for rows in 1...Self.tallestSpread where list >= needed(count, .full(spreadRows: rows)) {
      density = .full(spreadRows: rows)
    }
  }
}
