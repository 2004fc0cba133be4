import Testing

@testable import gumbel_tui

@Suite struct `The code of the start` {
  /// After which frames of a program that started at 0 it is let go of.
  private func releases(_ frames: [(Double, Bool)]) -> [Double] {
    var code = StartingCode(start: 0)
    var times: [Double] = []
    for (time, isAtRest) in frames {
      if code.isToBeReleased(at: time, isAtRest: isAtRest) { times.append(time) }
    }
    return times
  }

  @Test func `is let go of after a second and at the first rest`() {
    let frames = [(0.5, false), (1.1, false), (2, false), (3, true), (4, false), (5, true)]
    #expect(releases(frames) == [1.1, 3])
  }

  @Test func `is let go of twice where the rest comes first`() {
    #expect(releases([(0.1, true), (0.9, true), (1.2, true), (2, true)]) == [0.1, 1.2])
  }
}
