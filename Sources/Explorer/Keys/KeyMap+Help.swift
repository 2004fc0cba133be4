/// A key and what it does, short enough for the footer.
public struct Hint: Sendable, Equatable {
  /// The keys, with glyphs: `←→`.
  public let keys: String
  /// The keys in ASCII: `Left/Right`.
  public let asciiKeys: String
  /// What they do, in one or two words.
  public let label: String
  /// Whether the footer keeps it at any width.
  public let essential: Bool
}

/// A row of the help.
public struct HelpEntry: Sendable, Equatable {
  /// The keys, with glyphs: `← → or h l`.
  public let keys: String
  /// The keys in ASCII: `Left Right or h l`.
  public let asciiKeys: String
  /// What they do, as a sentence.
  public let sentence: String
}

/// A heading of the help with its rows.
public struct HelpSection: Sendable, Equatable {
  /// The heading.
  public let title: String
  /// The rows, the most important first.
  public let entries: [HelpEntry]
}

extension KeyMap {
  /// The whole table as help.
  public static let sections: [HelpSection] = KeySection.allCases.map { section in
    HelpSection(
      title: section.rawValue,
      entries: bindings.filter { $0.section == section && !$0.isRepeated }.map {
        HelpEntry(
          keys: $0.keyList(ascii: false), asciiKeys: $0.keyList(ascii: true), sentence: $0.sentence)
      })
  }

  /// The rows of the help when headings take one row each and no row is wrapped.
  public static let helpRowCount = sections.reduce(0) { $0 + 1 + $1.entries.count }

  /// The hints for the keys that work now, the most important first. A footer that is too narrow drops
  /// hints from the end but keeps the essential ones.
  public static func footer(for state: State) -> [Hint] {
    let layers: [KeyLayer] = state.keyLayer == .tour ? [.tour, .explorer] : [state.keyLayer]
    return layers.flatMap { footerRows[$0] ?? [] }.compactMap { row in
      guard let label = hint(of: row.binding, in: state) else { return nil }
      return Hint(keys: row.keys, asciiKeys: row.asciiKeys, label: label, essential: row.isEssential)
    }
  }

  /// A binding with what its hint has in every state.
  private struct FooterRow {
    let binding: KeyBinding
    let keys: String
    let asciiKeys: String
    let isEssential: Bool

    init(_ binding: KeyBinding) {
      self.binding = binding
      keys = binding.shortKeys(ascii: false)
      asciiKeys = binding.shortKeys(ascii: true)
      isEssential = binding.isEssential
    }
  }

  /// Every frame has a footer: what never changes is put together once.
  private static let footerRows = Dictionary(grouping: bindings) { $0.section.layer }
    .mapValues { $0.map(FooterRow.init) }

  /// Space is named after what it does now, and single draws are for a pause. Estimates have keys of their own,
  /// and nothing to do with draws.
  private static func hint(of binding: KeyBinding, in state: State) -> String? {
    if binding.section.layer != .explorer { return binding.hint }
    if binding.actions.first?.command == .openTour, state.tour != nil { return nil }
    if state.view == .training { return trainingHint(of: binding, in: state) }
    if state.view == .claims { return claimHint(of: binding) }
    let isGradients = state.view == .gradients
    let hasEstimates = isGradients || state.view == .temperature
    if binding.section == .simplex, state.view != .simplex { return nil }
    if binding.section == .training || binding.section == .gradients && !hasEstimates { return nil }
    if binding.section == .noise && isGradients || binding.section == .draws && hasEstimates { return nil }
    return switch binding.actions.first?.command {
    case .cycleConstruction where isGradients: nil
    case .scaleSamples where !isGradients: "draws"
    case .togglePause where state.isPaused: "run"
    case .singleDraw where !state.isPaused: nil
    default: binding.hint
    }
  }

  /// In the claims view the keys of categories choose claims.
  private static func claimHint(of binding: KeyBinding) -> String? {
    switch binding.actions.first?.command {
    case .choose(by: -1): "claim"
    case .editCategory: "see it"
    case .switchView, .openTour, .openPalette, .openHelp, .quit, .undo: binding.hint
    default: nil
    }
  }

  /// In the training view the keys of draws and temperature move the race.
  private static func trainingHint(of binding: KeyBinding, in state: State) -> String? {
    switch binding.actions.first?.command {
    case .togglePause: state.training.heldAt == nil ? "pause" : "train"
    case .singleDraw: "step"
    case .changePace: "speed"
    case .stepTemperature: "τ"
    case .nextObjective: "task"
    case .stepEstimator: "estimator"
    case .choose(let rows): abs(rows) == 1 ? "run" : nil
    case .clearCounts: "again"
    default:
      switch binding.section {
      case .noise, .draws, .simplex, .gradients, .categories, .temperature, .history: nil
      default: binding.actions.first?.command == .cycleConstruction(.left) ? nil : binding.hint
      }
    }
  }
}
