import Testing

@testable import gumbel_tui

@Suite struct WritingTests {
  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
  func `base64 is as in its standard`(_ text: String, _ encoded: String) {
    #expect(Clipboard.base64(Array(text.utf8)) == encoded)
  }

  @Test func `log spaced points hit both ends and the decades`() {
    let points = Sweep.logSpaced(from: 0.01, to: 100, points: 41)
    #expect(points.count == 41)
    #expect([0, 10, 20, 30, 40].map { points[$0] } == [0.01, 0.1, 1, 10, 100])
    #expect(Sweep.logSpaced(from: 0.3, to: 0.7, points: 2) == [0.3, 0.7])
  }

  @Test(arguments: ["120", "0x10", "10x0", "x", "10x10x10", "-1x5", "1001x10", "10 x 10"])
  func `sizes that are none are refused`(_ text: String) {
    #expect(PictureSize(argument: text) == nil)
  }
}
