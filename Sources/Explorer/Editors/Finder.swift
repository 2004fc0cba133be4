import Experiment

/// The search for a category. What matches is worked out when the text changes, not in every frame.
public struct Finder: Sendable, Equatable, LineEditing {
  /// What is looked for.
  public internal(set) var text = ""
  /// The cursor, in characters from the start.
  public internal(set) var cursor = 0
  /// The rows of the list that match, ascending.
  public internal(set) var rows: [Int] = []
  /// The place of the chosen row among them; `nil` where nothing matches or nothing is looked for.
  public internal(set) var place: Int?
  /// The category that was chosen before.
  let origin: Int
  /// Its row, from which the search sets out.
  let originRow: Int

  /// A search that sets out from a category and its row.
  init(origin: Int, row: Int) {
    self.origin = origin
    originRow = row
  }

  /// Looks for `text` in the labels, in the order in which they are listed; `#12` is the twelfth category.
  ///
  /// Costs a pass over all labels, or over the present matches where the text was only made longer.
  mutating func search(labels: [String], order: DisplayOrder, after previous: String) {
    let narrows = !previous.isEmpty && !previous.hasPrefix("#") && text.hasPrefix(previous)
    if text.isEmpty {
      rows = []
    } else if let category = categoryNumber(text, count: labels.count) {
      rows = [order.row(of: category)]
    } else {
      let search = LabelSearch(text)
      rows =
        narrows
        ? rows.filter { search.matches(labels[order[$0]]) }
        : order.indices.filter { search.matches(labels[order[$0]]) }
    }
    // The first match from the origin on; behind the last one the search begins again at the top.
    place = rows.isEmpty ? nil : rows.firstIndex { $0 >= originRow } ?? 0
  }

  /// Goes to another match, round and round.
  mutating func move(by matches: Int) {
    guard let place else { return }
    self.place = ((place + matches) % rows.count + rows.count) % rows.count
  }
}

/// Looks for a text in labels, whatever the case. Made for vocabularies: as long as what is looked for is
/// ASCII or has no case, labels are compared byte by byte, without making a new string of each.
struct LabelSearch {
  private enum Method {
    case ascii, bytes, lowercase
  }

  private let needle: [UInt8]
  private let method: Method

  init(_ text: String) {
    let lower = text.lowercased()
    needle = Array(lower.utf8)
    if lower.utf8.allSatisfy({ $0 < 0x80 }) {
      method = .ascii
    } else {
      method = lower == text.uppercased() ? .bytes : .lowercase
    }
  }

  /// Whether `label` contains the text.
  func matches(_ label: String) -> Bool {
    switch method {
    case .ascii: contains(label) { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    case .bytes: contains(label) { $0 }
    case .lowercase: contains(label.lowercased()) { $0 }
    }
  }

  private func contains(_ label: String, folding fold: (UInt8) -> UInt8) -> Bool {
    var label = label
    return label.withUTF8 { bytes in
      guard let first = needle.first else { return true }
      guard bytes.count >= needle.count else { return false }
      for start in 0...(bytes.count - needle.count) where fold(bytes[start]) == first {
        if needle.indices.allSatisfy({ fold(bytes[start + $0]) == needle[$0] }) { return true }
      }
      return false
    }
  }
}
