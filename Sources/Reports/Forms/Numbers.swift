// Numbers as they are printed: exact and tidy.

import Experiment
import Glibc

extension Double {
  /// The shortest text that reads back as this number; `inf`, `-inf` and `nan` for those.
  package var shortest: String { LogitNotation.text(self) }

  /// The number with `digits` decimals; `inf`, `-inf` and `nan` for those.
  package func fixed(_ digits: Int) -> String { formatted("%.*f", digits) }

  /// The number with `digits` significant digits, as short as that allows.
  package func significant(_ digits: Int) -> String { formatted("%.*g", digits) }

  private func formatted(_ format: String, _ digits: Int) -> String {
    guard isFinite else { return shortest }
    let capacity = 400  // -1e308 with all its digits, and decimals to spare
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      _ = withVaList([Int32(digits), self]) { vsnprintf(buffer.baseAddress!, capacity, format, $0) }
      return String(cString: buffer.baseAddress!)
    }
  }
}

extension Int {
  /// The number with its thousands set apart: `1,000,000`.
  package var grouped: String {
    let digits = String(magnitude)
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }
}
