import Testing

@testable import Live

@Suite struct FrameScheduleTests {
  @Test func `without news nothing is due`() {
    var frames = FrameSchedule(rate: 50)
    #expect(frames.due == nil)
    frames.input(at: 1, awaitsCounts: false)
    frames.drawn(at: 1)
    #expect(frames.due == nil)
  }

  @Test func `a key is answered at once`() {
    var frames = FrameSchedule(rate: 50)
    frames.drawn(at: 1)
    frames.input(at: 1.001, awaitsCounts: false)
    #expect(frames.due == 1.001)
  }

  @Test func `counts wait for their turn`() {
    var frames = FrameSchedule(rate: 50)
    frames.drawn(at: 1)
    frames.counts(at: 1.005)
    #expect(frames.due == 1.02)
    frames.counts(at: 1.03)
    #expect(frames.due == 1.02, "news does not put off what is due")
    frames.drawn(at: 1.03)
    frames.counts(at: 2)
    #expect(frames.due == 2)
  }

  @Test func `a frame that comes a little late does not slow the rest`() {
    var frames = FrameSchedule(rate: 50)
    frames.drawn(at: 1)
    frames.drawn(at: 1.028)
    frames.counts(at: 1.03)
    #expect(abs(frames.due! - 1.04) < 1e-9)
    frames.drawn(at: 1.08)
    frames.counts(at: 1.081)
    #expect(abs(frames.due! - 1.1) < 1e-9, "what was missed long ago is not made up for")
  }

  @Test func `a key that changes the draws is answered by their first counts`() {
    var frames = FrameSchedule(rate: 50)
    frames.drawn(at: 1)
    frames.input(at: 1.001, awaitsCounts: true)
    #expect(frames.due == 1.001 + FrameSchedule.patience)
    frames.counts(at: 1.004)
    #expect(abs(frames.due! - 1.004) < 1e-9)
  }

  @Test func `a held key does not put off its picture`() {
    var frames = FrameSchedule(rate: 50)
    frames.input(at: 1, awaitsCounts: true)
    frames.input(at: 1.005, awaitsCounts: true)
    #expect(frames.due == 1 + FrameSchedule.patience)
  }
}
