import CNCurses
import Console
import Glibc
import Platform
import Testing

@testable import Terminal

@Suite("What was typed")
struct InputDecoderTests {
  @Test(arguments: [
    ("\u{1b}[A", Key.up), ("\u{1b}OA", .up), ("\u{1b}[D", .left), ("\u{1b}OC", .right),
    ("\u{1b}[1;2A", .shiftUp), ("\u{1b}[1;2D", .shiftLeft), ("\u{1b}[a", .shiftUp),
    ("\u{1b}[H", .home), ("\u{1b}OF", .end), ("\u{1b}[7~", .home), ("\u{1b}[4~", .end),
    ("\u{1b}[5~", .pageUp), ("\u{1b}[6~", .pageDown), ("\u{1b}[2~", .insert), ("\u{1b}[3~", .delete),
    ("\u{1b}[Z", .backTab), ("\u{1b}OM", .enter), ("\u{1b}OP", .function(1)), ("\u{1b}[15~", .function(5)),
    ("\u{1b}[24~", .function(12)), ("\u{1b}[[B", .function(2)),
    ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7f}", .backspace), ("\u{8}", .backspace),
    ("\u{1b}", .escape), ("\u{3}", .control("c")), ("\u{1a}", .control("z")), ("\u{1c}", .control("\\")),
    ("x", .character("x")), ("X", .character("X")), ("é", .character("é")), ("漢", .character("漢")),
  ])
  func `a sequence is its key`(typed: String, key: Key) {
    #expect(inputs(typed) == [.key(key)])
  }

  @Test(arguments: [
    "\u{1b}[1;5C", "\u{1b}[99~", "\u{1b}[?1;2c", "\u{1b}[I", "\u{1b}Oz", "\u{1b}[3;5~", "\u{1b}[201~",
  ])
  func `an unknown sequence is no key at all`(typed: String) {
    #expect(inputs(typed + "x") == [.key(.character("x"))])
  }

  @Test(arguments: [
    "\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{1b}\\", "\u{1b}]11;rgb:0000/0000/0000\u{7}", "\u{1b}P1+r544e\u{1b}\\",
    "\u{1b}_Gi=31;OK\u{1b}\\", "\u{1b}^q\u{1b}\\", "\u{1b}Xq\u{1b}\\", "\u{1b}]é\u{7}",
  ])
  func `an answer of the terminal is no key at all`(typed: String) {
    #expect(inputs(typed + "x") == [.key(.character("x"))])
  }

  @Test func `keys typed fast after Escape are all there`() {
    let keys: [Input] = [.key(.escape), .key(.character("P")), .key(.character("é"))]
    #expect(inputs("\u{1b}Pé") == keys && inputs("\u{1b}Pé\u{1b}") == keys + [.key(.escape)])
    #expect(inputs("\u{1b}Pé\u{1b}[A") == keys + [.key(.up)])
    #expect(inputs("\u{1b}]") == [.key(.escape), .key(.character("]"))])
  }

  @Test func `Escape followed by other keys is still Escape`() {
    #expect(inputs("\u{1b}\u{1b}q") == [.key(.escape), .key(.escape), .key(.character("q"))])
    #expect(inputs("\u{1b}[") == [.key(.escape), .key(.character("["))])
    #expect(inputs("\u{1b}[A\u{1b}") == [.key(.up), .key(.escape)])
  }

  @Test func `codes of ncurses are their keys`() {
    let codes = [KEY_UP, KEY_SR, KEY_SLEFT, KEY_BTAB, KEY_F0 + 12, KEY_BACKSPACE, 1000, 1001, KEY_MOUSE]
    let found = codes.compactMap { code in KeyTable.key(code: code) { $0 == 1000 ? "kRIT" : nil } }
    let keys: [Key] = [.up, .shiftUp, .shiftLeft, .backTab, .function(12), .backspace, .shiftRight]
    #expect(found == keys)
  }

  @Test func `inputs are taken once`() {
    var decoding = Decoding()
    decoding.send("x")
    #expect(decoding.take().count == 1)
    #expect(decoding.take().isEmpty)
  }

  @Test func `a paste is one input and what follows is typed`() {
    let pasted = "1.5, q\r\n\u{1b}[A é"
    #expect(
      inputs("a\u{1b}[200~\(pasted)\u{1b}[201~\u{1b}[Bé")
        == [.key(.character("a")), .paste("1.5, q\n\u{1b}[A é"), .key(.down), .key(.character("é"))])
  }

  @Test func `a paste in pieces comes out whole`() {
    let pieces = ["\u{1b}[200~", "one ", "\u{1b}", "[20", "two", "\u{1b}[2", "01~\u{1b}[", "A"]
    let bytes = pieces.map { Array($0.utf8) }
    #expect(
      Decoding.inputs(of: bytes, gap: .milliseconds(100)) == [.paste("one \u{1b}[20two"), .key(.up)])
  }

  private func inputs(_ typed: String) -> [Input] { Decoding.inputs(of: typed) }
}

@Suite("Characters of bytes")
struct CharacterDecoderTests {
  @Test func `malformed bytes are dropped alone`() {
    setlocale(LC_CTYPE, "C.UTF-8")
    var decoder = CharacterDecoder()
    let bytes = Array("a".utf8) + [0xff, 0x80] + Array("é".utf8) + [0xe6, 0x97] + Array("b日".utf8) + [0xf0]
    let text = (bytes + Array("\u{1b}".utf8)).flatMap { decoder.add($0) }
    #expect(text == "aéb日\u{1b}".unicodeScalars.map(\.value))
  }
}
