import Testing

@testable import gumbel_tui

@Suite struct FrameScheduleTests {
  @Test func withoutNewsNothingIsDue() {
    var frames = FrameSchedule(rate: 50)
    #expect(frames.due == nil)
    frames.input(at: 1, awaitsCounts: false)
    frames.drawn(at: 1)
    #expect(frames.due == nil)
  }

  @Test func aKeyIsAnsweredAtOnce() {
    var frames = FrameSchedule(rate: 50)
    frames.drawn(at: 1)
    frames.input(at: 1.001, awaitsCounts: false)
    #expect(frames.due == 1.001)
  }

  @Test func countsWaitForTheirTurn() {
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

  @Test func aFrameThatComesALittleLateDoesNotSlowTheRest() {
    var frames = FrameSchedule(rate: 50)
    frames.drawn(at: 1)
    frames.drawn(at: 1.028)
    frames.counts(at: 1.03)
    #expect(abs(frames.due! - 1.04) < 1e-9)
    frames.drawn(at: 1.08)
    frames.counts(at: 1.081)
    #expect(abs(frames.due! - 1.1) < 1e-9, "what was missed long ago is not made up for")
  }

  @Test func aKeyThatChangesTheDrawsIsAnsweredByTheirFirstCounts() {
    var frames = FrameSchedule(rate: 50)
    frames.drawn(at: 1)
    frames.input(at: 1.001, awaitsCounts: true)
    #expect(frames.due == 1.001 + FrameSchedule.patience)
    frames.counts(at: 1.004)
    #expect(abs(frames.due! - 1.004) < 1e-9)
  }

  @Test func aHeldKeyDoesNotPutOffItsPicture() {
    var frames = FrameSchedule(rate: 50)
    frames.input(at: 1, awaitsCounts: true)
    frames.input(at: 1.005, awaitsCounts: true)
    #expect(frames.due == 1 + FrameSchedule.patience)
  }
}
