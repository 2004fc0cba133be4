import Glibc
import Testing

@testable import Console

@Suite struct DisplayWidthTests {
  @Test func `widths agree with the C library on every character it knows`() throws {
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let previous = uselocale(locale)
    defer {
      uselocale(previous)
      freelocale(locale)
    }
    // The C headers hide it from strict ISO C, as which Swift reads them.
    let wcwidth = unsafeBitCast(
      try #require(dlsym(nil, "wcwidth")), to: (@convention(c) (wchar_t) -> CInt).self)
    var compared = 0
    for value in UInt32(1)...0x10FFFF {
      // −1 stands for control characters and for what that version of the library does not know.
      guard let scalar = Unicode.Scalar(value), case let expected = Int(wcwidth(wchar_t(value))),
        expected >= 0
      else { continue }
      compared += 1
      // Ahom medial ra was a mark of no width until Unicode 15.1.
      if value == 0x1171E { continue }
      let columns = DisplayWidth.columns(scalar)
      if columns != expected { Issue.record("U+\(String(value, radix: 16)): \(columns), not \(expected)") }
    }
    #expect(compared > 250_000)
  }

  @Test func `emoji added in Unicode 15 are wide`() {
    for scalar: Unicode.Scalar in ["\u{1F6DC}", "\u{1FAE8}", "\u{1FA75}", "\u{1FAF8}", "\u{31350}"] {
      #expect(DisplayWidth.columns(scalar) == 2)
    }
  }

  @Test func `wide ranges ascend without overlap`() {
    for (range, next) in zip(WideRanges.all, WideRanges.all.dropFirst()) {
      #expect(range.upperBound < next.lowerBound)
    }
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("👍🏽", 4), ("❤\u{FE0F}", 1), ("\u{301}", 1), ("a\tb", 3), ("\u{200B}", 1), ("می\u{200C}خواهم", 7),
    ("±·│", 3), ("−∞", 2),
  ])
  func `columns of a text`(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.columns(text) == columns)
    var grid = CellGrid(size: GridSize(columns: 20, rows: 1))
    #expect(grid.put(text, column: 0, row: 0) == columns)
  }

  @Test func `what could drive or confuse a terminal is replaced`() {
    let refused: [ClosedRange<UInt32>] = [
      0...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x61C...0x61C, 0x115F...0x1160, 0x180E...0x180E, 0x200B...0x200B,
      0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164...0x3164, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0,
      0xFFF9...0xFFFB, 0xFFFE...0xFFFF, 0xE0001...0xE007F, 0x10FFFE...0x10FFFF,
    ]
    for scalar in refused.joined().compactMap(Unicode.Scalar.init) {
      #expect(DisplayWidth.printable(scalar) == "\u{FFFD}", "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func `what a person reads is kept`() {
    for scalar in "aé~\u{A0}τ│█…⣿日👍\u{301}\u{200C}\u{200D}\u{FE0F}\u{600}\u{E000}".unicodeScalars {
      #expect(DisplayWidth.printable(scalar) == scalar)
    }
  }

  @Test func `nothing printable is a control character and printable is idempotent`() {
    for scalar in (UInt32(0)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init) {
      let shown = DisplayWidth.printable(scalar)
      if DisplayWidth.printable(shown) != shown { Issue.record("U+\(String(scalar.value, radix: 16))") }
      if shown.properties.generalCategory == .control { Issue.record("U+\(String(scalar.value, radix: 16))") }
    }
  }
}
