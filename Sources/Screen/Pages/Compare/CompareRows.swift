import Console

/// Who gets how many rows of Compare.
///
/// Some parts are always there; the others are asked in the order of their worth. The rows of a category
/// grow only where the parts worth more than taller blocks are served first.
struct CompareRows {
  /// Parts that may be missing, worth one row each; the first are worth most.
  struct Parts: OptionSet {
    let rawValue: Int

    static let legend = Parts(rawValue: 1)
    static let secondControls = Parts(rawValue: 1 << 1)
    static let agreement = Parts(rawValue: 1 << 2)
    static let changes = Parts(rawValue: 1 << 3)
    static let secondStory = Parts(rawValue: 1 << 4)
    static let axis = Parts(rawValue: 1 << 5)
    static let bottomRule = Parts(rawValue: 1 << 6)
    static let topRule = Parts(rawValue: 1 << 7)
    static let topGap = Parts(rawValue: 1 << 8)

    static let explanations: Parts = [.legend, .secondControls]
    static let figures: Parts = [.agreement, .changes, .secondStory, .axis]
    static let air: Parts = [.bottomRule, .topRule, .topGap]

    /// How many they are.
    var count: Int { rawValue.nonzeroBitCount }
  }

  let size: GridSize
  private(set) var density = Density.one
  private var parts: Parts = []

  /// Header, controls, panel header, story, one statistic, footer.
  private static let always = 6
  /// A taller spread would not say more.
  private static let tallestSpread = 6

  init(size: GridSize, count: Int) {
    self.size = size
    for density in [Density.full(spreadRows: 1), .three, .two, .one] {
      self.density = density
      parts = partsWorthMore(than: density).intersection(ofUse)
      if list >= needed(count, density) { break }
    }
    if case .full = density { heighten(count) }
    wanted = needed(count, density)
  }

  /// The parts that come before taller blocks.
  private func partsWorthMore(than density: Density) -> Parts {
    switch density {
    case .full: [.explanations, .figures, .air]
    case .three: [.explanations, .figures]
    case .two: .explanations
    case .one: size.rows >= 24 ? [.explanations, .figures] : size.rows >= 16 ? .explanations : []
    }
  }

  private var wanted = 0

  /// The rows that are left for the list.
  var list: Int { size.rows - Self.always - parts.count }

  /// Whether there is room for a part.
  func has(_ part: Parts) -> Bool { parts.contains(part) }

  /// The rows of statistics.
  var statistics: Int { 1 + (has(.agreement) ? 1 : 0) + (has(.changes) ? 1 : 0) }

  /// Gives rows that the list does not need to the parts that are still missing.
  mutating func spendSpareRows() {
    var missing = ofUse.subtracting(parts)
    while list > wanted, !missing.isEmpty {
      let first = Parts(rawValue: missing.rawValue & -missing.rawValue)
      parts.insert(first)
      missing.remove(first)
    }
  }

  /// The gap below the last category is not needed.
  private func needed(_ count: Int, _ density: Density) -> Int {
    count * density.rows - (density.rows - density.drawnRows)
  }

  /// Wide screens show the controls in one row, and the story too.
  private var ofUse: Parts {
    let all: Parts = [.explanations, .figures, .air]
    return size.columns < 116 ? all : all.subtracting([.secondControls, .secondStory])
  }

  private mutating func heighten(_ count: Int) {
    for rows in 1...Self.tallestSpread where list >= needed(count, .full(spreadRows: rows)) {
      density = .full(spreadRows: rows)
    }
  }
}
