/// A number as text writes it: the one reader of numbers in files, options, editors and commands.
enum Numeral: Equatable {
  /// A finite number, or what one of the words `inf`, `infinity`, `∞` and `nan` stands for.
  case number(Double)
  /// A decimal number beyond the range of `Double`, or so close to 0 that it would become 0.
  case outOfRange

  /// Reads the whole of `bytes`; nil if they are no number.
  ///
  /// Accepts what C's `strtod` does except hexadecimal; the minus may also be U+2212 or an en dash.
  /// `decimalMark` is the byte before the fraction.
  init?(_ bytes: some Collection<UInt8>, decimalMark: UInt8 = UInt8(ascii: ".")) {
    var rest = bytes[...]
    let isNegative = removeSign(&rest)
    if let magnitude = Self.word(rest) {
      self = .number(isNegative ? -magnitude : magnitude)
      return
    }
    guard let decimal = Decimal(rest, mark: decimalMark) else { return nil }
    let magnitude = decimal.exactValue ?? Self.rounded(rest, decimalMark)
    let isHeld = magnitude.isFinite && (magnitude > 0 || decimal.isZero)
    self = isHeld ? .number(isNegative ? -magnitude : magnitude) : .outOfRange
  }

  private static func word(_ bytes: some Collection<UInt8>) -> Double? {
    guard let first = bytes.first, !isDigit(first), bytes.count == 3 || bytes.count == 8 else { return nil }
    if bytes.elementsEqual(infinitySign) { return .infinity }
    switch String(decoding: bytes.map { $0 | 0x20 }, as: UTF8.self) {
    case "inf", "infinity": return .infinity
    case "nan": return .nan
    default: return nil
    }
  }

  /// The nearest `Double`, by the general conversion; `bytes` are a decimal without a sign.
  private static func rounded(_ bytes: some Collection<UInt8>, _ decimalMark: UInt8) -> Double {
    var text = bytes.map { $0 == decimalMark ? UInt8(ascii: ".") : $0 }
    if let sign = text.firstIndex(of: minusSign[0]) {
      text.replaceSubrange(sign..<(sign + minusSign.count), with: [UInt8(ascii: "-")])
    }
    return Double(String(decoding: text, as: UTF8.self)) ?? .infinity
  }
}

private let minusSign = Array("\u{2212}".utf8)
private let enDash = Array("\u{2013}".utf8)
private let infinitySign = Array("∞".utf8)

/// Removes a sign, and returns whether it is a minus.
private func removeSign<Bytes: Collection<UInt8>>(_ bytes: inout Bytes) -> Bool
where Bytes.SubSequence == Bytes {
  switch bytes.first {
  case UInt8(ascii: "-"):
    bytes.removeFirst()
    return true
  case UInt8(ascii: "+"):
    bytes.removeFirst()
    return false
  case minusSign[0] where bytes.starts(with: minusSign) || bytes.starts(with: enDash):
    bytes.removeFirst(minusSign.count)
    return true
  default: return false
  }
}

/// Digits, a decimal mark and an exponent, without a sign.
private struct Decimal {
  private var significand: UInt64 = 0
  private var digits = 0
  private var exponent = 0
  /// More digits than are kept here.
  private var isLong = false

  init?(_ bytes: some Collection<UInt8>, mark: UInt8) {
    var rest = bytes.makeIterator()
    var isFraction = false
    var hasDigits = false
    while let byte = rest.next() {
      if isDigit(byte) {
        hasDigits = true
        keep(byte & 0x0F)
        if isFraction { exponent -= 1 }
      } else if byte == mark, !isFraction {
        isFraction = true
      } else {
        guard hasDigits, byte | 0x20 == UInt8(ascii: "e"), let power = Self.power(&rest) else { return nil }
        exponent += power
        return
      }
    }
    guard hasDigits else { return nil }
  }

  private mutating func keep(_ digit: UInt8) {
    if digit == 0 && digits == 0 { return }
    digits += 1
    if digits <= 18 { significand = significand * 10 + UInt64(digit) } else { isLong = true }
  }

  /// A signed exponent; one beyond all doubles is cut to a million.
  private static func power(_ rest: inout some IteratorProtocol<UInt8>) -> Int? {
    var next = rest.next()
    var isNegative = next == UInt8(ascii: "-")
    if isNegative || next == UInt8(ascii: "+") {
      next = rest.next()
    } else if next == minusSign[0] {
      guard rest.next() == minusSign[1], rest.next() == minusSign[2] else { return nil }
      isNegative = true
      next = rest.next()
    }
    guard next != nil else { return nil }
    var power = 0
    while let digit = next {
      guard isDigit(digit) else { return nil }
      power = min(power * 10 + Int(digit & 0x0F), 1_000_000)
      next = rest.next()
    }
    return isNegative ? -power : power
  }

  /// Whether all digits are 0.
  var isZero: Bool { significand == 0 }

  /// The value where one rounding gives it: significand and power of ten both exact in a `Double`. Most
  /// numbers in files are such, and this is many times faster than the general conversion.
  var exactValue: Double? {
    if isZero { return 0 }
    guard !isLong, significand < 1 << 53, abs(exponent) <= 22 else { return nil }
    let power = Self.powers[abs(exponent)]
    return exponent < 0 ? Double(significand) / power : Double(significand) * power
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]
}
