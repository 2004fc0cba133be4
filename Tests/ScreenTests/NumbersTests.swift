import Experiment
import Explorer
import Testing

@testable import Screen

@Suite struct NumbersOnScreen {
  @Test func `have a fixed number of decimals`() {
    #expect(Numbers.fixed(0.5185, 3) == "0.519")
    #expect(Numbers.fixed(-0.0004, 3) == "0.000")
    #expect(Numbers.fixed(1234.5, 0) == "1235")
    #expect(Numbers.fixed(-999_999_999.99996, 4) == "-1000000000.0000")
    #expect(Numbers.fixed(.infinity, 2) == "∞")
    #expect(Numbers.fixed(.nan, 2) == "nan")
  }

  @Test func `carry a sign where they are logits`() {
    #expect(Numbers.signed(2) == "+2.00")
    #expect(Numbers.signed(-0.001) == "+0.00")
    #expect(Numbers.signed(-1e308) == "-1.0e308")
    #expect(Numbers.signed(1500) == "+1.5e3")
  }

  @Test(arguments: [
    (0, "0"), (0.01, "0.010"), (0.5, "0.500"), (9.9999, "10.00"), (100, "100.0"), (1e-12, "1.0e-12"),
    (.leastNonzeroMagnitude, "5e-324"), (.infinity, "∞"), (1e300, "1.0e300"), (20_000, "20000"),
  ])
  func `fit the temperature in its place`(value: Double, text: String) {
    #expect(Numbers.temperature(value) == text)
  }

  @Test(arguments: [0x0.00000000007e8p-1022, 9.97e-301, 9.97e-100, 1.2e-300, 3.14e-9, 1e300, 99_999, 123_456])
  func `never take more than the place of the temperature`(value: Double) {
    #expect(Numbers.temperature(value).count <= ControlsLayout.temperatureWidth)
  }

  @Test func `tell tiny from nothing`() {
    #expect(Numbers.share(0) == "0.000")
    #expect(Numbers.share(3e-5) == "<.001")
    #expect(Numbers.share(0.0005) == "0.001")
    #expect(Numbers.probability(0) == "0.000")
    #expect(Numbers.probability(3.04e-5) == "3.0e-5")
    #expect(Numbers.probability(1.2e-300) == "1e-300")
    #expect(Numbers.probability(0.25) == "0.250")
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1204, "1 204"), (9_999, "9 999"), (10_000, "10.0 k"), (12_345_678, "12.3 M"),
    (999_999, "1.00 M"), (41_000_000_000, "41.0 G"), (Int.max, "9.22 E"),
  ])
  func `keep three digits of large counts`(count: Int, text: String) {
    #expect(Numbers.quantity(count) == text)
  }

  @Test func `group digits by three`() {
    #expect(Numbers.grouped(128_256) == "128 256")
    #expect(Numbers.grouped(1_000) == "1 000")
    #expect(Numbers.grouped(-12) == "-12")
  }

  @Test func `drop the zero of P values`() {
    #expect(Numbers.pValue(0.61) == ".61")
    #expect(Numbers.pValue(0.0042) == ".004")
    #expect(Numbers.pValue(1e-9) == "<.001")
    #expect(Numbers.pValue(0.999) == "1")
  }

  @Test func `become words in ASCII`() {
    #expect(SymbolSet.ascii.text("τ = 0.5 · π ✓") == "tau = 0.5 - pi OK")
    #expect(SymbolSet.ascii.text("日\u{1b}") == "??")
    #expect(SymbolSet.unicode.text("τ") == "τ")
  }

  @Test func `slide on a log scale`() {
    #expect(Slider.position(of: 0) == 0)
    #expect(Slider.position(of: 1) == 0.5)
    #expect(Slider.position(of: .infinity) == 1)
  }
}
