import CNCurses
import Console
import Glibc
import Testing

@testable import Terminal

/// On the main actor, one after the other: terminfo and the locale belong to the whole process.
@MainActor
@Suite("What a terminal can do")
struct CapabilitiesTests {
  @Test(arguments: [
    ("xterm-256color", ColorDepth.indexed256, true), ("linux", .eight, true), ("vt100", .mono, false),
  ])
  func `terminfo tells`(type: String, depth: ColorDepth, hasPrivateModes: Bool) throws {
    let found = try Capabilities.detect(terminalType: type)
    #expect(found.terminalType == type)
    #expect(found.colorDepth == depth)
    #expect(found.hasPrivateModes == hasPrivateModes)
  }

  @Test(arguments: ["no-such-terminal", "", nil])
  func `an unknown type is taken for an xterm`(type: String?) throws {
    #expect(try Capabilities.detect(terminalType: type).terminalType == "xterm-256color")
  }

  @Test func `a terminal that cannot move its cursor is refused`() {
    #expect(throws: TerminalError.noCursorAddressing("dumb")) {
      try Capabilities.detect(terminalType: "dumb")
    }
  }

  @Test func `no color means mono`() throws {
    #expect(try Capabilities.detect(terminalType: "xterm-256color", noColor: true).colorDepth == .mono)
  }

  @Test func `only UTF-8 is UTF-8`() {
    #expect(Capabilities.isUTF8(codeset: "UTF-8"))
    #expect(Capabilities.isUTF8(codeset: "utf8"))
    #expect(!Capabilities.isUTF8(codeset: "ISO-8859-1"))
    #expect(!Capabilities.isUTF8(codeset: "ANSI_X3.4-1968"))
  }

  @Test(arguments: [
    ("xx_YY.UTF-8", true), ("de_DE.utf8@euro", true), ("C.UTF-8", true), ("de_DE", false), ("C", false),
    ("", false),
    ("de_DE.ISO-8859-1", false), (".UTF-8", false), ("UTF-8", false),
  ])
  func `the name of a locale says whether it is UTF-8`(name: String, isUTF8: Bool) {
    #expect(Capabilities.namesUTF8(locale: name) == isUTF8)
  }

  @Test(arguments: [("xterm-256color", true), ("linux", false), ("linux-16color", false)])
  func `the console of Linux has no braille`(type: String, hasBraille: Bool) {
    let found = Capabilities(terminalType: type, colorDepth: .eight, isUTF8: true, hasPrivateModes: true)
    #expect(found.hasBraille == hasBraille)
  }

  @Test func `delays are left out of a sequence`() {
    let plain = { (text: String) in
      String(decoding: TerminfoString.withoutPadding(Array(text.utf8)), as: UTF8.self)
    }
    #expect(plain("\u{1b}[?5h$<100/>\u{1b}[?5l$<2.5*>") == "\u{1b}[?5h\u{1b}[?5l")
    #expect(plain("$<x>$<5") == "$<x>$<5")
  }

  @Test func `a glyph keeps its marks`() {
    setlocale(LC_CTYPE, "C.UTF-8")
    let cell = Cell("e", mark: "\u{301}", secondMark: "\u{323}")
    let glyph = CursesGlyph(cell, columns: 1, substitute: 0xFFFD)
    #expect([glyph.base, glyph.mark, glyph.secondMark] == [0x65, 0x301, 0x323])
  }

  @Test func `a glyph of another width than its cells is replaced`() {
    setlocale(LC_CTYPE, "C.UTF-8")
    let base = { (scalar: Unicode.Scalar, columns: Int) in
      CursesGlyph(Cell(scalar), columns: columns, substitute: 0xFFFD).base
    }
    #expect(base("漢", 2) == 0x6F22)
    #expect(base("漢", 1) == 0xFFFD)
    #expect(base("é", 2) == 0xFFFD)
    #expect(base("x", 2) == 0x78)
    #expect(base("\u{301}", 1) == 0xFFFD)
    #expect(base("\u{1b}", 1) == 0xFFFD)
    #expect(base("█", 1) == 0x2588)
  }

  @Test func `a letter that the locale lacks is replaced`() {
    setlocale(LC_CTYPE, "C")
    #expect(CursesGlyph(Cell("█"), columns: 1, substitute: 0x3F).base == 0x3F)
    #expect(CursesGlyph(Cell("a"), columns: 1, substitute: 0x3F).base == 0x61)
  }
}
