import Console
import Testing

@testable import Terminal

@Suite("Pastes and mouse reports")
struct PasteAndMouseTests {
  @Test func `a paste ends at its mark only`() {
    var collector = PasteCollector(start: .now)
    let piece = Array("a\u{1b}[201\u{1b}\u{1b}[201~rest".utf8)
    #expect(collector.add(piece[...], at: .now) == .init(count: 13))
    #expect(collector.text == "a\u{1b}[201\u{1b}")
  }

  @Test func `line ends become newlines`() {
    var collector = PasteCollector(start: .now)
    _ = collector.add(Array("a\rb\r\nc\nd\n\ne\r\r".utf8)[...], at: .now)
    #expect(collector.text == "a\nb\nc\nd\n\ne\n\n")
  }

  @Test func `a paste longer than the limit is cut and still ends`() {
    var collector = PasteCollector(start: .now, limit: 4)
    #expect(collector.add(Array("123456".utf8)[...], at: .now) == nil)
    #expect(collector.add(Array("789\u{1b}[201~".utf8)[...], at: .now) == .init(count: 9))
    #expect(collector.text == "1234")
  }

  @Test(arguments: [
    ("0;5;6", "M", MouseAction.press), ("0;5;6", "m", .release), ("32;5;6", "M", .drag),
    ("64;5;6", "M", .wheelUp),
    ("65;5;6", "M", .wheelDown), ("4;5;6", "M", .press), ("16;5;6", "m", .release), ("80;5;6", "M", .wheelUp),
  ])
  func `a report is an action at a cell`(parameters: String, final: String, action: MouseAction) {
    let report = MouseReport(parameters: Array(parameters.utf8), final: final.utf8.first ?? 0)
    #expect(report?.input == .mouse(action, GridPoint(column: 4, row: 5)))
  }

  @Test(arguments: ["1;5;6", "2;5;6", "35;5;6", "66;5;6", "128;5;6"])
  func `other buttons and idle motion are nothing`(parameters: String) {
    let report = MouseReport(parameters: Array(parameters.utf8), final: UInt8(ascii: "M"))
    #expect(report != nil)
    #expect(report?.input == nil)
  }

  @Test(arguments: [
    "", "0;5", "0;5;6;7", "0;;6", "0;x;6", "99999999999999999999;1;1", "0;-9223372036854775808;1", "0;+5;1",
  ])
  func `a malformed report is none`(parameters: String) {
    #expect(MouseReport(parameters: Array(parameters.utf8), final: UInt8(ascii: "M")) == nil)
  }

  @Test func `the old form of a report means the same`() {
    let point = GridPoint(column: 4, row: 5)
    #expect(
      Decoding.inputs(of: "\u{1b}[M %&\u{1b}[M@%&\u{1b}[M#%&\u{1b}[M`%&") == [
        .mouse(.press, point), .mouse(.drag, point), .mouse(.release, point), .mouse(.wheelUp, point),
      ])
  }

  @Test func `a report in the old form has bytes for columns, and not characters`() {
    let report = Array("\u{1b}[M ".utf8) + [32 + 200, 32 + 6]
    #expect(Decoding.inputs(of: [report]) == [.mouse(.press, GridPoint(column: 199, row: 5))])
    // Column 224 and beyond is written as 0: such a report has no place.
    let far = Array("\u{1b}[M ".utf8) + [0, 32 + 6]
    #expect(Decoding.inputs(of: [far + Array("j".utf8)]) == [.key(.character("j"))])
  }

  @Test func `reports that come in pieces are not keys`() {
    #expect(
      Decoding.inputs(of: "\u{1b}[M %", "&", gap: .milliseconds(100))
        == [.mouse(.press, GridPoint(column: 4, row: 5))])
  }
}
