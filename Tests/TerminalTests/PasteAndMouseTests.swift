import Console
import Testing

@testable import Terminal

@Suite("Pastes and mouse reports")
struct PasteAndMouseTests {
  @Test func aPasteEndsAtItsMarkOnly() {
    var collector = PasteCollector()
    #expect(collector.add(Array("a\u{1b}[201\u{1b}\u{1b}[201~rest".utf8)) == 13)
    #expect(collector.text == "a\u{1b}[201\u{1b}")
  }

  @Test func lineEndsBecomeNewlines() {
    var collector = PasteCollector()
    _ = collector.add(Array("a\rb\r\nc\nd\n\ne\r\r".utf8))
    #expect(collector.text == "a\nb\nc\nd\n\ne\n\n")
  }

  @Test func aPasteLongerThanTheLimitIsCutAndStillEnds() {
    var collector = PasteCollector(limit: 4)
    #expect(collector.add(Array("123456".utf8)) == nil)
    #expect(collector.add(Array("789\u{1b}[201~".utf8)) == 9)
    #expect(collector.text == "1234")
  }

  @Test func controlCLeavesAPasteWhoseEndWasLost() {
    var collector = PasteCollector()
    #expect(collector.add(Array("ab\u{3}c".utf8)) == nil)
    #expect(collector.add([0x03]) == 1)
    #expect(collector.text == "ab\u{3}c")
  }

  @Test(arguments: [
    ("0;5;6", "M", MouseAction.press), ("0;5;6", "m", .release), ("32;5;6", "M", .drag),
    ("64;5;6", "M", .wheelUp),
    ("65;5;6", "M", .wheelDown), ("4;5;6", "M", .press), ("16;5;6", "m", .release), ("80;5;6", "M", .wheelUp),
  ])
  func aReportIsAnActionAtACell(parameters: String, final: String, action: MouseAction) {
    let report = MouseReport(parameters: Array(parameters.utf8), final: final.utf8.first ?? 0)
    #expect(report?.input == .mouse(action, GridPoint(column: 4, row: 5)))
  }

  @Test(arguments: ["1;5;6", "2;5;6", "35;5;6", "66;5;6", "128;5;6"])
  func otherButtonsAndIdleMotionAreNothing(parameters: String) {
    let report = MouseReport(parameters: Array(parameters.utf8), final: UInt8(ascii: "M"))
    #expect(report != nil)
    #expect(report?.input == nil)
  }

  @Test(arguments: [
    "", "0;5", "0;5;6;7", "0;;6", "0;x;6", "99999999999999999999;1;1", "0;-9223372036854775808;1", "0;+5;1",
  ])
  func aMalformedReportIsNone(parameters: String) {
    #expect(MouseReport(parameters: Array(parameters.utf8), final: UInt8(ascii: "M")) == nil)
  }

  @Test func theOldFormOfAReportMeansTheSame() {
    var decoder = InputDecoder()
    for scalar in "\u{1b}[M %&\u{1b}[M@%&\u{1b}[M#%&\u{1b}[M`%&".unicodeScalars {
      decoder.add(character: scalar.value)
    }
    let point = GridPoint(column: 4, row: 5)
    #expect(
      decoder.take() == [
        .mouse(.press, point), .mouse(.drag, point), .mouse(.release, point), .mouse(.wheelUp, point),
      ])
  }

  @Test func reportsThatComeInPiecesAreNotKeys() {
    var decoder = InputDecoder()
    for scalar in "\u{1b}[M %".unicodeScalars { decoder.add(character: scalar.value) }
    decoder.settle()
    decoder.add(character: 0x26)
    #expect(decoder.take() == [.mouse(.press, GridPoint(column: 4, row: 5))])
  }
}
