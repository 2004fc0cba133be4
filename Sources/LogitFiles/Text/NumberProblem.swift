/// Why a text is no number.
public enum NumberProblem: Explained, Sendable, Equatable {
  /// There is no text.
  case empty
  /// The text is no number.
  case notANumber(String)
  /// The text has a decimal comma where the comma separates.
  case decimalComma(String)
  /// The text has separators between thousands; the number without them.
  case thousandsSeparator(String, plain: String)
  /// The text is a number, or several, in a notation that is not read; what to write instead.
  case otherNotation(String, plain: String)
  /// The text is a complex number.
  case complex(String)
  /// The number is too large, or too close to 0 to be held.
  case outOfRange(String)

  /// What is wrong.
  public var problem: String {
    switch self {
    case .empty: "a number is missing"
    case .notANumber(let text): "\(quoted(text)) is not a number"
    case .decimalComma(let text): "\(quoted(text)) has a decimal comma"
    case .thousandsSeparator(let text, _): "\(quoted(text)) has a thousands separator"
    case .otherNotation(let text, _): "\(quoted(text)) is a number in another notation"
    case .complex(let text): "\(quoted(text)) is a complex number"
    case .outOfRange(let text):
      isTooSmall(text)
        ? "\(quoted(text)) is too close to 0; the smallest number above 0 is about 4.9e-324"
        : "\(quoted(text)) is beyond the range of numbers (±1.8e308)"
    }
  }

  /// What to write instead, to follow "write"; nil where only the person knows.
  var correction: String? {
    switch self {
    case .decimalComma(let text) where text.utf8.count <= 40: withDecimalPoint(text)
    case .decimalComma: "a point"
    case .thousandsSeparator(_, let plain): plain.utf8.count <= 40 ? plain : "none"
    case .otherNotation(_, let plain): plain.utf8.count <= 40 ? plain : "digits"
    case .complex: "its real part"
    case .empty, .notANumber, .outOfRange: nil
    }
  }

  /// The problem and its cure, to follow a colon.
  public var message: String { clause }

  /// What to write instead.
  public var cure: String? { correction.map { "write \($0)" } }

  /// The cause that `bytes`, which `Numeral` does not read, are no number.
  init(explaining bytes: some Collection<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self)
    if bytes.isEmpty {
      self = .empty
    } else if Numeral(bytes) == .outOfRange {
      self = .outOfRange(text)
    } else if bytes.contains(UInt8(ascii: ",")), Numeral(bytes, decimalMark: UInt8(ascii: ",")) != nil {
      self = .decimalComma(text)
    } else if let plain = withoutThousandsSeparators(text) {
      self = .thousandsSeparator(text, plain: plain)
    } else if isComplex(text) {
      self = .complex(text)
    } else if let plain = NumberNotation.plain(text) {
      self = .otherNotation(text, plain: plain)
    } else {
      self = .notANumber(text)
    }
  }
}

/// Reads one number: digits with a decimal point and an exponent, or `inf`; the minus may be `-` or U+2212.
/// White space around it does not count.
///
/// Throws for anything else: `nan` and hexadecimal digits too, and a number that would become 0 or ∞.
public func readNumber(_ text: some StringProtocol) throws(NumberProblem) -> Double {
  let all = Array(text.utf8)
  let bytes = all[trimmed(0..<all.count, in: all)]
  switch Numeral(bytes) {
  case .number(let value) where !value.isNaN: return value
  case .number: throw .notANumber(String(decoding: bytes, as: UTF8.self))
  case .outOfRange, nil: throw NumberProblem(explaining: bytes)
  }
}

/// Whether text that is no number was probably meant as one, like `1.2.3`, `-1_5` or `(1.5)`.
func looksLikeNumber(_ text: ArraySlice<UInt8>) -> Bool {
  guard let first = text.first else { return false }
  return isDigit(first) || "+-.".utf8.contains(first) && text.dropFirst().first.map(isDigit) == true
    || NumberNotation.plain(String(decoding: text, as: UTF8.self)) != nil
}

/// A number with a decimal comma as one with a point.
func withDecimalPoint(_ text: String) -> String { String(text.map { $0 == "," ? "." : $0 }) }

/// Whether `text` is taken for a number wherever one may be: also a percentage, `nan`, a number that is too
/// large to be read, and one in a notation that is refused.
public func isTakenForNumber(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  return isValue(bytes, 0..<bytes.count, allowsDecimalComma: true) || NumberNotation.plain(text) != nil
}

/// A number that no `Double` can hold.
func outOfRangeDamage(_ text: some Collection<UInt8>, at offset: Int) -> Damage {
  Damage(
    offset: offset, problem: NumberProblem.outOfRange(String(decoding: text, as: UTF8.self)).problem,
    cure: "A masked category is written -inf.")
}

/// Whether a number that cannot be held is one close to 0.
private func isTooSmall(_ text: String) -> Bool {
  Double(String(text.map { $0 == "\u{2212}" || $0 == "\u{2013}" ? "-" : $0 == "," ? "." : $0 }))?.isInfinite
    == false
}

/// The number that `text` is with groups of three digits apart, such as `1,234.5`, `1 234` or `1.234,5`.
private func withoutThousandsSeparators(_ text: String) -> String? {
  for (separators, mark) in [(",'_\u{2019}\u{202F}\u{2009}\u{A0}", "."), (".", ",")] {
    let parts = text.split(separator: Character(mark), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { continue }
    let groups = whole.split(omittingEmptySubsequences: false) { separators.contains($0) }
    guard groups.count > 1,
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 && $0.utf8.allSatisfy(isDigit) })
    else { continue }
    let plain = groups.joined() + (parts.count == 2 ? "." + parts[1] : "")
    if case .number? = Numeral(Array(plain.utf8)) { return plain }
  }
  return nil
}

/// Whether `text` is like `(1+2j)` or `1.5-2i`.
private func isComplex(_ text: String) -> Bool {
  let body = text.hasPrefix("(") && text.hasSuffix(")") ? text.dropFirst().dropLast() : text[...]
  guard let unit = body.last, "jiJ".contains(unit) else { return false }
  let parts = body.dropLast()
  // The sign between the parts is the last one that is not the sign of an exponent.
  guard
    let sign = parts.indices.last(where: { index in
      "+-".contains(parts[index])
        && (index == parts.startIndex || !"eE".contains(parts[parts.index(before: index)]))
    })
  else { return Numeral(Array(parts.utf8)) != nil }
  let (real, imaginary) = (Array(parts[..<sign].utf8), Array(parts[sign...].utf8))
  return (real.isEmpty || Numeral(real) != nil) && Numeral(imaginary) != nil
}

/// What is wrong with the first word in `range` that could be one number or several: `1,5`, `1,234.5`.
func doubtfulNumber(_ bytes: [UInt8], _ range: Range<Int>) -> Damage? {
  guard bytes[range].contains(UInt8(ascii: ",")) else { return nil }
  for word in bytes[range].split(whereSeparator: { $0 <= 0x20 || $0 == UInt8(ascii: ";") }) {
    guard word.dropLast().contains(UInt8(ascii: ",")), word.contains(where: isDigit) else { continue }
    let problem = NumberProblem(explaining: word)
    guard let correction = problem.correction, word.count < range.count else { continue }
    return Damage(
      offset: word.startIndex, problem: problem.problem,
      cure: "Write \(correction), or a blank after a comma that separates.")
  }
  return nil
}
