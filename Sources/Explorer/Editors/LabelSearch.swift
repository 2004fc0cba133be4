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
