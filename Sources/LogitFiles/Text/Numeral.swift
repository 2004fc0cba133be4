/// A number as text files write it.
enum Numeral: Equatable {
  /// A finite number, or what one of the words `inf`, `infinity`, `nan` stands for.
  case number(Double)
  /// A finite decimal number beyond the range of `Double`.
  case overflow

  /// Reads the whole of `bytes`; nil if they are no number. Accepts what C's `strtod` does except hexadecimal.
  init?(_ bytes: some Collection<UInt8>) {
    var rest = bytes[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    if let magnitude = Self.word(rest) {
      self = .number(isNegative ? -magnitude : magnitude)
      return
    }
    guard let decimal = Decimal(rest) else { return nil }
    let magnitude = decimal.exactValue ?? Double(String(decoding: rest, as: UTF8.self)) ?? .infinity
    self = magnitude.isFinite ? .number(isNegative ? -magnitude : magnitude) : .overflow
  }

  private static func word(_ bytes: some Collection<UInt8>) -> Double? {
    guard let first = bytes.first, !isDigit(first), bytes.count == 3 || bytes.count == 8 else { return nil }
    switch String(decoding: bytes.map { $0 | 0x20 }, as: UTF8.self) {
    case "inf", "infinity": return .infinity
    case "nan": return .nan
    default: return nil
    }
  }
}

/// Digits, a decimal point and an exponent, without a sign.
private struct Decimal {
  private var significand: UInt64 = 0
  private var digits = 0
  private var exponent = 0
  /// More digits than are kept here.
  private var isLong = false

  init?(_ bytes: some Collection<UInt8>) {
    var rest = bytes.makeIterator()
    var isFraction = false
    var hasDigits = false
    while let byte = rest.next() {
      if isDigit(byte) {
        hasDigits = true
        keep(byte & 0x0F)
        if isFraction { exponent -= 1 }
      } else if byte == UInt8(ascii: "."), !isFraction {
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
    let isNegative = next == UInt8(ascii: "-")
    if isNegative || next == UInt8(ascii: "+") { next = rest.next() }
    guard next != nil else { return nil }
    var power = 0
    while let digit = next {
      guard isDigit(digit) else { return nil }
      power = min(power * 10 + Int(digit & 0x0F), 1_000_000)
      next = rest.next()
    }
    return isNegative ? -power : power
  }

  /// The value where one rounding gives it: significand and power of ten both exact in a `Double`. Most
  /// numbers in files are such, and this is many times faster than the general conversion.
  var exactValue: Double? {
    if significand == 0 && !isLong { return 0 }
    guard !isLong, significand < 1 << 53, abs(exponent) <= 22 else { return nil }
    let power = Self.powers[abs(exponent)]
    return exponent < 0 ? Double(significand) / power : Double(significand) * power
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]
}
