/// Reads the values of one row: numbers with a decimal point, all with a decimal comma where commas do not
/// separate, or all percentages.
struct ValueReader {
  private let bytes: [UInt8]
  private let allowsDecimalComma: Bool
  /// What to do where a value is no number.
  private let cure: String
  private(set) var count = 0
  /// The first number with a decimal comma.
  private var decimalComma: String?
  private var hasFraction = false
  private var percentages = 0

  /// A reader of values in `bytes`. `cure` is what to do where one is no number.
  init(_ bytes: [UInt8], allowsDecimalComma: Bool, cure: String) {
    self.bytes = bytes
    self.allowsDecimalComma = allowsDecimalComma
    self.cure = cure
  }

  /// Adds to `row` what the values say themselves, and what was assumed of them.
  func settle(_ row: inout UncheckedRow) {
    if let decimalComma {
      let example =
        decimalComma.utf8.count <= 40 ? ": \(quoted(decimalComma)) is \(withDecimalPoint(decimalComma))" : ""
      row.notices.append("Decimal commas are read\(example).")
    }
    if percentages > 0 {
      (row.quantity, row.arePercentages) = (.probabilities, true)
      row.notices.append("Percentages are read as probabilities.")
    }
  }

  /// The value at `range`, which is the next of the row.
  mutating func value(_ range: Range<Int>) throws(Damage) -> Double {
    var text = bytes[trimmed(range, in: bytes)]
    let isPercentage = text.last == UInt8(ascii: "%")
    if isPercentage { text = bytes[trimmed(text.startIndex..<(text.endIndex - 1), in: bytes)] }
    guard isPercentage == (percentages > 0) || count == 0 else {
      throw damage(
        "\(shown(text)) is \(isPercentage ? "" : "not ")a percentage, but the numbers before are\(isPercentage ? " not" : "")",
        at: text,
        cure: "Write all numbers with % or none.")
    }
    let value = try number(text)
    count += 1
    if isPercentage { percentages += 1 }
    return isPercentage ? value / 100 : value
  }

  private mutating func number(_ text: ArraySlice<UInt8>) throws(Damage) -> Double {
    if case .number(let value) = Numeral(text) {
      let isFraction = value.isFinite && value != value.rounded(.towardZero)
      if isFraction, decimalComma != nil { throw mixedMarks(text) }
      hasFraction = hasFraction || isFraction
      return value
    }
    if allowsDecimalComma, case .number(let value) = Numeral(text, decimalMark: UInt8(ascii: ",")) {
      if hasFraction { throw mixedMarks(text) }
      decimalComma = decimalComma ?? String(decoding: text, as: UTF8.self)
      return value
    }
    if isEllipsis(text) { throw shortened(at: text.startIndex) }
    throw damage(NumberProblem(explaining: text), at: text)
  }

  private func mixedMarks(_ text: ArraySlice<UInt8>) -> Damage {
    damage(
      "\(shown(text)) has another decimal mark than the numbers before", at: text,
      cure: "Write all numbers with points, and none with separators between thousands.")
  }

  private func damage(_ problem: NumberProblem, at text: ArraySlice<UInt8>) -> Damage {
    let cure =
      switch problem {
      case .empty, .outOfRange: "A masked category is written -inf."
      case .complex: "Logits are real numbers; save the real part."
      default: problem.correction.map { "Write \($0)." } ?? cure
      }
    return damage(problem.problem, at: text, cure: cure)
  }

  private func damage(_ problem: String, at text: ArraySlice<UInt8>, cure: String) -> Damage {
    Damage(offset: text.startIndex, number: count, problem: problem, cure: cure)
  }

  private func shown(_ text: ArraySlice<UInt8>) -> String { quoted(String(decoding: text, as: UTF8.self)) }
}
