import Explorer
import Testing

@testable import Live

@Suite struct PacerTests {
  @Test func `the first draw is allowed at once`() {
    for pace in [Pace.ramp, .perSecond(1), .full] {
      #expect(Pacer(pace: pace, rampStart: 0, time: 5, draws: 0).allowance(at: 5) >= 1)
    }
  }

  @Test func `a ramp grows tenfold each second and then runs free`() {
    let pacer = Pacer(pace: .ramp, rampStart: 0, time: 0, draws: 0)
    let seconds = [0, 1, 2, 2.999]
    #expect(seconds.map { pacer.allowance(at: $0) } == [1, 4, 43, 433])
    // The pace itself: draws in the tenth of a second around t, against 10^t.
    #expect(abs(pacer.allowance(at: 2.05) - pacer.allowance(at: 1.95) - 10) <= 1)
    #expect(pacer.allowance(at: 3) == .max)
  }

  @Test func `a ramp never goes back`() {
    let pacer = Pacer(pace: .ramp, rampStart: 0, time: 0, draws: 0)
    let allowances = (0...400).map { pacer.allowance(at: Double($0) / 100) }
    #expect(allowances == allowances.sorted())
  }

  @Test(arguments: [Pace.ramp, .perSecond(1), .perSecond(10), .perSecond(1000)])
  func `the next draw is allowed when it is said to be`(_ pace: Pace) {
    let pacer = Pacer(pace: pace, rampStart: 0, time: 100, draws: 7)
    for draws in 7..<40 {
      let time = pacer.time(ofDrawAfter: draws)
      #expect(pacer.allowance(at: time + 1e-6) > draws)
      if draws > 7 { #expect(pacer.allowance(at: time - 1e-6) <= draws) }
    }
  }

  @Test func `a change of parameters goes on where the ramp was`() {
    var pacer = Pacer(pace: .ramp, rampStart: 0, time: 0, draws: 0)
    pacer.stop(at: 2)
    pacer.start(pace: .ramp, rampStart: 0, time: 2, draws: 0)
    #expect(pacer.allowance(at: 2.5) == 94)
    #expect(pacer.allowance(at: 3) == .max)
  }

  @Test func `a ramp that is started again is slow again`() {
    var pacer = Pacer(pace: .ramp, rampStart: 0, time: 0, draws: 0)
    pacer.stop(at: 10)
    pacer.start(pace: .ramp, rampStart: 1, time: 10, draws: 0)
    #expect(pacer.allowance(at: 11) == 4)
  }

  @Test func `time does not count while stopped`() {
    var pacer = Pacer(pace: .ramp, rampStart: 0, time: 0, draws: 0)
    pacer.stop(at: 1)
    pacer.start(pace: .ramp, rampStart: 0, time: 60, draws: 4)
    #expect(pacer.allowance(at: 61) == 4 + 40)
  }
}
