import Experiment
import Glibc
import TestSupport
import Testing

/// Numbers with as many digits as a report asks for, beside what `printf` makes of them.
@Suite struct DigitTests {
  private func printed(_ format: String, _ digits: Int, _ value: Double) -> String {
    var bytes = [CChar](repeating: 0, count: 512)
    _ = withVaList([Int32(digits), value]) { vsnprintf(&bytes, bytes.count, format, $0) }
    return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func check(_ value: Double) {
    for digits in 0...17 {
      #expect(Numbers.decimals(value, digits) == printed("%.*f", digits, value), "\(value), \(digits)")
      if digits == 0 { continue }
      #expect(Numbers.significant(value, digits) == printed("%.*g", digits, value), "\(value), \(digits)")
    }
  }

  @Test func `of any bit pattern are rounded as printf does it`() {
    var random = SplitMix(seed: 2)
    for _ in 0..<400 {
      let value = Double(bitPattern: random.next())
      if value.isFinite { check(value) }
    }
  }

  @Test func `of the sizes that reports have are rounded as printf does it`() {
    var random = SplitMix(seed: 3)
    for _ in 0..<400 {
      let exponent = Int.random(in: -7...9, using: &random)
      check(
        Double.random(in: -10...10, using: &random)
          * (0..<abs(exponent)).reduce(1) { power, _ in
            exponent < 0 ? power / 10 : power * 10
          })
    }
  }

  /// Halves of the last digit are exact only as multiples of powers of two.
  @Test func `are those of the even neighbour in the middle of two`() {
    for eighths in -80...80 { check(Double(eighths) / 8) }
    for value in [0.03125, 0.09375, 2.5e15, 1e15 + 0.5, 12_345, 12_355, 99_999.5, 250, 350] { check(value) }
  }

  @Test func `at the ends of their range are complete`() {
    let ends = [0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 1, 1e22, 1e23]
    for value in ends + [9.9999995, 99_999.95, 0.000099999, 0.0001, 0.00009999995, 999_999.5] {
      check(value)
      check(-value)
    }
  }

  @Test func `of what is no number are its name`() {
    for value in [Double.infinity, -.infinity, .nan] {
      #expect(Numbers.decimals(value, 3) == Numbers.exact(value))
      #expect(Numbers.significant(value, 3) == Numbers.exact(value))
    }
    #expect(Numbers.decimals(-.infinity, 3) == "-inf" && Numbers.significant(.nan, 2) == "nan")
  }

  @Test func `of thousands are set apart`() {
    #expect(
      [0, 12, 999, 1000, 12_345_678, -4500].map { Numbers.thousands($0) } == [
        "0", "12", "999", "1,000", "12,345,678", "-4,500",
      ])
  }

  @Test func `are as many as were asked for`() {
    #expect([0.00005, 1, -2.5].map { Numbers.decimals($0, 3) } == ["0.000", "1.000", "-2.500"])
    #expect(Numbers.decimals(-.infinity, 3) == "-inf")
    #expect(Numbers.decimals(1e308, 0).count == 309)
  }
}
