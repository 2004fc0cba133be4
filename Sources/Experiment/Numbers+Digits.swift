// With a number of digits that somebody asked for, in tables and reports: rounded from the exact value, ties to even, so
// that the text is that of C's `printf`.
extension Numbers {
  /// `value` with `count` decimals, 0 or more: `0.50`, `-2.500`; `inf`, `-inf` and `nan` for those.
  public static func decimals(_ value: Double, _ count: Int) -> String {
    guard value.isFinite else { return exact(value) }
    return sign(value) + text(ExactDecimal(value.magnitude).rounded(to: count), decimals: count)
  }

  /// `value` with `count` significant digits, 1 or more, as short as that allows: `0.5`, `1.234e-05`; `inf`, `-inf` and
  /// `nan` for those.
  public static func significant(_ value: Double, _ count: Int) -> String {
    guard value.isFinite else { return exact(value) }
    guard value != 0 else { return sign(value) + "0" }
    let decimal = ExactDecimal(value.magnitude)
    var exponent = decimal.exponent
    var digits = decimal.rounded(to: count - 1 - exponent)
    // 9.996 in three digits is 10.0.
    if digits.count > count {
      digits.removeLast()
      exponent += 1
    }
    guard (-4..<count).contains(exponent) else {
      let power = String(exponent.magnitude)
      return sign(value) + withoutTrailingZeros(text(digits, decimals: count - 1)) + "e"
        + (exponent < 0 ? "-" : "+") + (power.count < 2 ? "0" : "") + power
    }
    return sign(value) + withoutTrailingZeros(text(digits, decimals: count - 1 - exponent))
  }

  private static func sign(_ value: Double) -> String { value.sign == .minus ? "-" : "" }

  /// A whole number in units of the last of so many decimals.
  private static func text(_ digits: [UInt8], decimals: Int) -> String {
    let padded = Array(repeating: 0, count: max(decimals + 1 - digits.count, 0)) + digits
    let characters = padded.map { UInt8(ascii: "0") + $0 }
    let whole = String(decoding: characters.dropLast(decimals), as: UTF8.self)
    return decimals == 0 ? whole : whole + "." + String(decoding: characters.suffix(decimals), as: UTF8.self)
  }

  private static func withoutTrailingZeros(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    var text = text
    while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
    if text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    return text
  }
}

/// All decimal digits of a number: every binary fraction is a decimal one, because m / 2ᵏ is m · 5ᵏ / 10ᵏ.
private struct ExactDecimal {
  /// The digits of number · 10^scale, which is whole; the first is not 0.
  private let digits: [UInt8]
  private let scale: Int

  /// The digits of a finite number that is not negative. There are at most some 770.
  init(_ value: Double) {
    var limbs = Limbs(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
    let exponent = Int(max(value.exponentBitPattern, 1)) - 1075
    if exponent > 0 {
      limbs.multiply(by: 2, times: exponent)
    } else {
      limbs.multiply(by: 5, times: -exponent)
    }
    digits = limbs.digits
    scale = max(-exponent, 0)
  }

  /// The power of ten of the first digit.
  var exponent: Int { digits.count - scale - 1 }

  /// The digits of number · 10^places, rounded to a whole number, ties to even; none for 0.
  func rounded(to places: Int) -> [UInt8] {
    let dropped = scale - places
    if dropped <= 0 { return digits.isEmpty ? [] : digits + Array(repeating: 0, count: -dropped) }
    // Less than a tenth of the last place.
    if dropped > digits.count { return [] }
    var kept = Array(digits.dropLast(dropped))
    let rest = digits.suffix(dropped)
    let isOdd = kept.last.map { !$0.isMultiple(of: 2) } ?? false
    let isAboveHalf = rest.first! > 5 || rest.first == 5 && (isOdd || rest.dropFirst().contains { $0 > 0 })
    guard isAboveHalf else { return kept }
    let nines = kept.reversed().prefix { $0 == 9 }.count
    for index in kept.indices.suffix(nines) { kept[index] = 0 }
    if nines == kept.count { return [1] + kept }
    kept[kept.count - 1 - nines] += 1
    return kept
  }
}

/// A whole number in base 10⁹, the lowest limb first.
private struct Limbs {
  private static let base: UInt64 = 1_000_000_000

  private var limbs: [UInt64]

  init(_ value: UInt64) { limbs = [value % Self.base, value / Self.base] }

  mutating func multiply(by factor: UInt64, times: Int) {
    var rest = times
    while rest > 0 {
      // 5¹³, like 2¹³, keeps a product below 2⁶⁴.
      let step = min(rest, 13)
      multiply(by: (0..<step).reduce(1) { power, _ in power * factor })
      rest -= step
    }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % Self.base
      carry = product / Self.base
    }
    while carry > 0 {
      limbs.append(carry % Self.base)
      carry /= Self.base
    }
  }

  /// The decimal digits, highest first; the first is not 0.
  var digits: [UInt8] {
    var digits: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return digits.reversed()
  }
}
