import Testing

@testable import Console

@Suite struct `Printable text` {
  @Test(arguments: [
    ("plain ~", "plain ~"), ("a\u{1B}[31m\nb\tc\u{7F}", "a\u{FFFD}[31m\u{FFFD}b\u{FFFD}c\u{FFFD}"),
    ("\r\n", "\u{FFFD}\u{FFFD}"), ("\u{9B}2J\u{85}", "\u{FFFD}2J\u{FFFD}"),
    ("a\u{202E}\u{200B}\u{2028}\u{FEFF}", "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("日本 e\u{301}", "日本 e\u{301}"), ("\u{301}x", "\u{25CC}\u{301}x"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ("👨\u{200D}👩❤\u{FE0F}", "👨👩❤"), ("\u{FE0F}a", "\u{25CC}a"), ("", ""),
  ])
  func `is one line without control and invisible characters`(_ text: String, _ shown: String) {
    #expect(Array(text.printable.unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test func `has the width of the text, and does not change again`() {
    let parts = [
      "a", "\u{1B}", "\n", "\u{301}", "日", "👨", "\u{200D}", "\u{FE0F}", "\u{200C}", "\u{1161}", "\u{600}",
    ]
    for first in parts {
      for second in parts {
        for third in parts {
          let text = first + second + third
          let shown = text.printable
          #expect(DisplayWidth.columns(shown) == DisplayWidth.columns(text), "\(text.debugDescription)")
          #expect(Array(shown.printable.unicodeScalars) == Array(shown.unicodeScalars))
        }
      }
    }
  }

  @Test func `keeps the line feeds of a document, and all that has escapes`() {
    #expect("a\u{1B}\r\nb\n".printableDocument == "a\u{FFFD}\u{FFFD}\nb\n")
    let harmless = "{\"a\\u001b\": \"日❤\u{FE0F}e\u{301}\"}\n"
    #expect(Array(harmless.printableDocument.unicodeScalars) == Array(harmless.unicodeScalars))
  }

  @Test func `needs escapes for whatever it replaces or leaves out`() {
    for scalar in (UInt32(0)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init) where !scalar.needsEscape {
      // After a letter, since a mark at the beginning gets a circle.
      let text = "a" + String(scalar)
      if text.printable.unicodeScalars.last != scalar { Issue.record("U+\(String(scalar.value, radix: 16))") }
    }
    for scalar: Unicode.Scalar in ["\u{1B}", "\n", "\u{200C}", "\u{200D}", "\u{FE0F}", "\u{202E}"] {
      #expect(scalar.needsEscape)
    }
  }
}
