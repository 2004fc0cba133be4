/// How numbers are written, on screen, in sentences and in reports: the only place that makes text of them.
///
/// On screen numbers have a fixed number of digits, so that they change without jumping. What is read back is written by
/// `exact`, which is `LogitNotation.text`.
public enum Numbers {
  /// `value` with a fixed number of decimals, at most 9.
  public static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-∞" : "∞" }
    guard abs(value) < 1e9 else { return scientific(value) }
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    let units = Int((abs(value) * Double(scale)).rounded())
    return text(units, decimals, isNegative: value < 0 && units > 0)
  }

  /// `units` of the last of so many decimals. Digit by digit: every picture has dozens of these.
  private static func text(_ units: Int, _ decimals: Int, isNegative: Bool) -> String {
    // Sign, point and ten digits before it, where nine are rounded up. Texts of up to fifteen bytes take no memory of
    // their own.
    String(unsafeUninitializedCapacity: max(12 + decimals, 15)) { bytes in
      var rest = units
      var count = 0
      func append(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
      }
      while rest > 0 || count <= decimals {
        if count == decimals, decimals > 0 { append(UInt8(ascii: ".")) }
        append(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
      }
      if isNegative { append(UInt8(ascii: "-")) }
      var text = UnsafeMutableBufferPointer(rebasing: bytes[..<count])
      text.reverse()
      return count
    }
  }

  /// A share or a weight: three decimals. What is not zero does not look like it.
  public static func share(_ value: Double) -> String { isTiny(value) ? "<.001" : fixed(value, 3) }

  /// A probability that does not change from draw to draw, in at most six columns: `0.519`, `3.0e-5`.
  public static func probability(_ value: Double) -> String {
    isTiny(value) ? scientific(value, columns: 6) : fixed(value, 3)
  }

  private static func isTiny(_ value: Double) -> Bool { value > 0 && value < 0.0005 }

  /// A signed quantity such as a logit: two decimals while that takes at most seven columns.
  public static func signed(_ value: Double) -> String {
    let text = abs(value) >= 999.995 && value.isFinite ? scientific(value) : fixed(value, 2)
    return text.utf8.first == UInt8(ascii: "-") ? text : "+" + text
  }

  /// A temperature: four digits from 0.010 to 999.9, else as short as it can be.
  public static func temperature(_ value: Double) -> String {
    switch value {
    case 0: "0"
    case .infinity: "∞"
    case ..<0.0095: scientific(value, columns: 7)
    case ..<9.9995: fixed(value, 3)
    case ..<99.995: fixed(value, 2)
    case ..<999.95: fixed(value, 1)
    case ..<99_999.5: fixed(value, 0)
    default: scientific(value)
    }
  }

  /// Two digits and a power of ten, or one where that takes more than so many columns: `5e-324`.
  public static func scientific(_ value: Double, columns: Int) -> String {
    let text = scientific(value)
    return text.count <= columns ? text : scientific(value, decimals: 0)
  }

  /// Two digits and a power of ten: `4.3e12`.
  public static func scientific(_ value: Double, decimals: Int = 1) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : fixed(value, 0) }
    // The shortest decimal description has the exponent that repeated scaling would round away.
    let (digits, exponent) = decimalParts(abs(value))
    let mantissa = fixed(digits, decimals)
    let isNextPower = mantissa.hasPrefix("10")
    let rounded = isNextPower ? fixed(1, decimals) : mantissa
    let power = isNextPower ? exponent + 1 : exponent
    return "\(value < 0 ? "-" : "")\(rounded)e\(power)"
  }

  /// A count in at most seven columns: `1 204`, `12.3 k`, `12.3 M`.
  public static func quantity(_ count: Int) -> String {
    guard count >= 10_000 else { return grouped(count) }
    var unit = 0
    var scaled = Double(count) / 1000
    while scaled >= 999.5, unit < 5 {
      scaled /= 1000
      unit += 1
    }
    let decimals = scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0
    return fixed(scaled, decimals) + " " + ["k", "M", "G", "T", "P", "E"][unit]
  }

  /// A count in full, in groups of three digits: `128 256`.
  public static func grouped(_ count: Int) -> String { grouped(count, separator: " ") }

  /// The same as reports write it: `128,256`.
  public static func thousands(_ count: Int) -> String { grouped(count, separator: ",") }

  private static func grouped(_ count: Int, separator: Character) -> String {
    let digits = String(count.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(separator) }
      result.append(digit)
    }
    return count < 0 ? "-" + result : result
  }

  /// A share as a percentage with one decimal.
  public static func percent(_ share: Double) -> String { fixed(share * 100, 1) + " %" }

  /// A p-value, without its leading zero: `.61`, `.003`, `<.001`.
  public static func pValue(_ value: Double) -> String {
    if value < 0.001 { return "<.001" }
    if value < 0.01 { return String(fixed(value, 3).dropFirst()) }
    return value >= 0.995 ? "1" : String(fixed(value, 2).dropFirst())
  }

  /// An error of any size in at most seven columns: `0.2737`, `4.6`, `2.1e-7`, `2e-200`.
  public static func error(_ value: Double) -> String {
    if value.isNaN { return "–" }
    switch value {
    case 0: return "0"
    case ..<0.00095: return scientific(value, columns: 7)
    case ..<9.99995: return fixed(value, 4)
    case ..<999.95: return fixed(value, 1)
    case ..<99_999: return fixed(value, 0)
    default: return scientific(value, columns: 7)
    }
  }

  /// A measured number in at most nine columns: whole ones as such, others with four decimals.
  public static func measured(_ value: Double) -> String {
    if value.isFinite, abs(value) < 1e8, value == value.rounded() { return grouped(Int(value)) }
    if value.isFinite, abs(value) < 0.0005 || abs(value) >= 1e4 { return scientific(value) }
    return fixed(value, 4)
  }

  /// A loss, of which three or four digits count: `268.7`, `22.3`, `5.06`, `0.125`.
  public static func loss(_ value: Double) -> String {
    switch abs(value) {
    case 0: "0"
    case ..<0.0005: scientific(value)
    case ..<1: fixed(value, 3)
    case ..<10: fixed(value, 2)
    case ..<10_000: fixed(value, 1)
    default: scientific(value)
    }
  }

  private static func decimalParts(_ value: Double) -> (digits: Double, exponent: Int) {
    var text = value.description
    var exponent = 0
    if let mark = text.firstIndex(of: "e") {
      exponent = Int(text[text.index(after: mark)...]) ?? 0
      text = String(text[..<mark])
    }
    var digits = Double(text) ?? 0
    while digits >= 10 {
      digits /= 10
      exponent += 1
    }
    while digits < 1, digits > 0 {
      digits *= 10
      exponent -= 1
    }
    return (digits, exponent)
  }
}

// In sentences, where numbers are as short as they can be.
extension Numbers {
  /// A number in full, as one would type it: `0.5`.
  public static func exact(_ value: Double) -> String { LogitNotation.text(value) }

  /// A positive number of which two digits are honest: `0.83`, `12`.
  public static func rough(_ value: Double) -> String {
    var scale = 1.0
    while value * scale < 9.95 { scale *= 10 }
    return exact(value * scale >= 99.5 ? value.rounded() : (value * scale).rounded() / scale)
  }

  /// A probability as a share: `always`, `52 %`, `1.6 %`. Only certainty is called so.
  public static func spokenShare(_ p: Double) -> String {
    // Laws are sums of rounded terms, and 1 may come out as the number just below.
    if p >= 1 - 1e-12 { return "always" }
    if p <= 0 { return "never" }
    let tenths = Int((p * 1000).rounded())
    if tenths == 0 { return "under 0.1 %" }
    if tenths < 100 { return percent(p) }
    let percent = Int((p * 100).rounded())
    return percent == 100 ? "almost always" : "\(percent) %"
  }

  /// How often something of probability `p` happens: `always`, `52 % of the time`.
  public static func frequency(_ p: Double) -> String {
    switch spokenShare(p) {
    case let certainty where ["always", "never", "almost always"].contains(certainty): certainty
    case let percent: percent + " of the time"
    }
  }

  /// `once`, `7 times`.
  public static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
