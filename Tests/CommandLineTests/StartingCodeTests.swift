import Testing

@testable import gumbel_tui

@Suite struct `The code of the start` {
  @Test func `is let go of after a second and at the first rest`() {
    var code = StartingCode(start: 10)
    #expect(!code.isToBeReleased(at: 10.5, isAtRest: false))
    #expect(code.isToBeReleased(at: 11.1, isAtRest: false))
    #expect(!code.isToBeReleased(at: 12, isAtRest: false))
    #expect(code.isToBeReleased(at: 13, isAtRest: true))
    #expect(!code.isToBeReleased(at: 14, isAtRest: false) && !code.isToBeReleased(at: 15, isAtRest: true))
  }

  @Test func `is kept where the rest comes at once, but for the first second`() {
    var code = StartingCode(start: 0)
    #expect(code.isToBeReleased(at: 0.1, isAtRest: true))
    #expect(!code.isToBeReleased(at: 0.9, isAtRest: true))
    #expect(code.isToBeReleased(at: 1.2, isAtRest: true))
  }
}
