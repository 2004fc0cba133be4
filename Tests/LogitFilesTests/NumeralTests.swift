import Testing

@testable import LogitFiles

@Suite struct NumeralTests {
  private func read(_ text: String) -> Numeral? { Numeral(Array(text.utf8)) }

  @Test(arguments: [
    "0", "-0", "1", "+1", "007", ".5", "5.", "-.5e1", "1e3", "1E+3", "1e-3", "0.1", "2.5e-324", "4.9e-324",
    "1.7976931348623157e308", "9007199254740993", "123456789012345678901234567890", "1e22", "1e23",
    "0.000000000000000000000000000001", "3.141592653589793238462643383279", "0e999999999999",
    "8.41e21", "100000000000000000000000", "0.3", "123456.789e-10", "00000000000000000000000001.5",
  ])
  func `numbers are those of the standard library`(_ text: String) throws {
    let expected = try #require(Double(text))
    guard case .number(let value) = read(text) else {
      Issue.record("\(text) refused")
      return
    }
    #expect(value.bitPattern == expected.bitPattern)
  }

  @Test func `random numbers survive the round trip`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let value = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &random))
      guard value.isFinite else { continue }
      #expect(read("\(value)") == .number(value))
      let short = (Double.random(in: -1e6...1e6, using: &random) * 1e4).rounded() / 1e4
      #expect(read("\(short)") == .number(short))
    }
  }

  @Test func `words stand for the infinities and NaN`() {
    for text in ["inf", "Inf", "INF", "infinity", "Infinity", "+inf", "∞"] {
      #expect(read(text) == .number(.infinity))
    }
    for text in ["-inf", "-Infinity", "-INF", "-∞", "\u{2212}inf", "\u{2013}∞"] {
      #expect(read(text) == .number(-.infinity))
    }
    for text in ["nan", "NaN", "-nan"] {
      guard case .number(let value) = read(text) else {
        Issue.record("\(text) refused")
        continue
      }
      #expect(value.isNaN)
    }
  }

  @Test func `other minus signs are read`() {
    for text in ["-1.5e-3", "\u{2212}1.5e\u{2212}3", "\u{2013}1.5e-3", "\u{2212}.0015"] {
      #expect(read(text) == .number(-0.0015))
    }
    #expect(
      Numeral(Array("\u{2212}1,5e\u{2212}30".utf8), decimalMark: UInt8(ascii: ",")) == .number(-1.5e-30))
    for text in ["\u{2212}", "1\u{2212}", "1e\u{2212}", "\u{2014}1", "\u{2212}\u{2212}1", "1e\u{2213}1"] {
      #expect(read(text) == nil)
    }
  }

  @Test func `numbers beyond the range are neither infinities nor zero`() {
    for text in [
      "1e-400", "-2.4e-324", "0.\(String(repeating: "0", count: 400))1", "1e400", "-1e400", "1.8e308",
      "1e99999999999999999999", "9" + String(repeating: "0", count: 400),
    ] {
      #expect(read(text) == .outOfRange)
    }
  }

  @Test(arguments: [
    "", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "0x10", "--1", "+-1", "1 2", " 1", "1 ", "1f", "in",
    "infinit", "nano", "١", "1e5.0", "1_000", "-.", "NA",
  ])
  func `everything else is no number`(_ text: String) {
    #expect(read(text) == nil)
  }
}
