// Numbers as they are printed: exact and tidy.

import Experiment
import Explorer
import Platform

extension Double {
  /// The shortest text that reads back as this number; `inf`, `-inf` and `nan` for those.
  var shortest: String { LogitNotation.text(self) }

  /// The number with `digits` decimals; `inf`, `-inf` and `nan` for those.
  func fixed(_ digits: Int) -> String { isFinite ? printed(decimals: digits) : shortest }

  /// The number with `digits` significant digits, as short as that allows.
  func significant(_ digits: Int) -> String { isFinite ? printed(significantDigits: digits) : shortest }
}

extension Int {
  /// The number with its thousands set apart: `1,000,000`.
  var grouped: String {
    let digits = String(magnitude)
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }
}
