import Testing

@testable import Console

@Suite struct PaletteTests {
  @Test(arguments: [
    (UInt8(1), "#cd0000"), (15, "#ffffff"), (16, "#000000"), (17, "#00005f"), (21, "#0000ff"),
    (52, "#5f0000"),
    (74, "#5fafd7"), (214, "#ffaf00"), (231, "#ffffff"), (232, "#080808"), (244, "#808080"), (255, "#eeeeee"),
  ])
  func `colors are those of xterm`(_ index: UInt8, _ hex: String) {
    #expect(Palette.dark[Color(index)].hex == hex)
  }

  @Test func `themes differ in text and background`() {
    #expect(Palette.dark.background != Palette.light.background)
    #expect(Palette.dark.foreground != Palette.light.foreground)
  }
}
