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
    return layers.flatMap { footerRows[$0 == .explorer ? .view(state.view) : .overlay($0)] ?? [] }.compactMap
    { row in
      guard let label = hint(of: row.binding, in: state) else { return nil }
      return Hint(keys: row.keys, asciiKeys: row.asciiKeys, label: label, essential: row.isEssential)
    }
  }

  private static func hint(of binding: KeyBinding, in state: State) -> String? {
    if binding.section.layer != .explorer { return binding.hint }
    if binding.actions.first?.command == .openTour, state.tour != nil { return nil }
    return state.view.page.hint(for: binding, in: state)
  }

  /// What has a footer of its own.
  private enum FooterOwner: Hashable {
    case view(View)
    case overlay(KeyLayer)
  }

  /// A binding with what its hint has in every state.
  private struct FooterRow {
    let binding: KeyBinding
    let keys: String
    let asciiKeys: String
    let isEssential: Bool

    /// The row of a binding with those of its keys that do something; `nil` where none does.
    init?(_ binding: KeyBinding, where works: (Command) -> Bool = { _ in true }) {
      let working = binding.actions.filter { works($0.command) }
      if working.isEmpty { return nil }
      self.binding = binding
      keys = KeyBinding.shortKeys(working, ascii: false)
      asciiKeys = KeyBinding.shortKeys(working, ascii: true)
      isEssential = binding.isEssential
    }
  }

  /// Every frame has a footer: what never changes is put together once.
  private static let footerRows: [FooterOwner: [FooterRow]] = {
    let layers = Dictionary(grouping: bindings) { $0.section.layer }
    var rows: [FooterOwner: [FooterRow]] = [:]
    for (layer, bindings) in layers where layer != .explorer {
      rows[.overlay(layer)] = bindings.compactMap { FooterRow($0) }
    }
    for view in View.allCases {
      rows[.view(view)] = (layers[.explorer] ?? []).compactMap {
        FooterRow($0) { !view.page.handling(of: $0).isRefusal }
      }
    }
    return rows
  }()
}
