import Console
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `A run` {
  @Test func `starts again at every change of what is drawn, and only then`() {
    let changing: [Key] = [
      .left, .right, .shiftLeft, .character("n"), .character("d"), .character("+"), .character("<"),
      .character(">"), .character("p"), .delete, .character("c"),
    ]
    let keeping: [Key] = [
      .up, .down, .character("s"), .character("i"), .character("f"), .character("F"), .tab, .character("2"),
      .character("?"), .character("y"), .control("l"), .escape, .character("t"), .character("e"), .enter,
      .character(" "), .character("."), .character("u"), .control("r"),
    ]
    for key in changing + keeping {
      var state = State.opened()
      state.receive(draws: 1000)
      state.press(key)
      #expect(state.revision == (changing.contains(key) ? 1 : 0), "\(key)")
      #expect((state.sampling == nil) == changing.contains(key), "\(key)")
    }
  }

  @Test func `never shows a stale snapshot`() {
    var state = State.opened()
    let stale = SamplingFinding.fixture(of: state, draws: 1000)
    state.press(.right)
    _ = state.apply(.finding(stale))
    #expect(state.sampling == nil)
    state.receive(draws: 500)
    #expect(state.sampling?.draws == 500)
  }

  @Test func `pauses where it was when a change has not been drawn yet`() {
    var state = State.opened()
    state.receive(draws: 1000)
    state.press(.right, .right, .character(" "))
    #expect(state.heldAt == 1000)
    state.press(.character("c"))
    #expect(state.heldAt == 0)
  }

  @Test func `pauses at the draws that are shown, and runs on`() {
    var state = State.opened()
    state.receive(draws: 1000)
    state.press(.character(" "))
    #expect(state.heldAt == 1000)
    state.receive(draws: 1500)
    #expect(state.sampling?.draws == 1000, "a snapshot that was under way when the pause came")
    state.press(.character(" "))
    #expect(state.heldAt == nil)
    state.receive(draws: 1500)
    #expect(state.sampling?.draws == 1500)
  }

  @Test func `recounts the same draws when a parameter moves in a pause`() {
    var state = State.opened()
    state.receive(draws: 12)
    state.press(.character(" "), .right, .character("n"), .character("r"))
    _ = state.apply(.seed(7))
    #expect(state.heldAt == 12)
    #expect(state.samplingJob(visibleCategories: []).limit == 12)
  }

  @Test func `makes single draws`() {
    var state = State.opened()
    state.receive(draws: 12)
    state.press(.character("."))
    #expect(state.heldAt == 13)
    state.press(.character("."), .character("."))
    #expect(state.heldAt == 15)
    state.press(.character("c"))
    #expect(state.heldAt == 0)
    state.press(.character("."))
    #expect(state.heldAt == 1)
  }

  @Test func `stands still once every bar has converged`() {
    var state = State.opened()
    state.receive(draws: State.convergedDraws)
    state.press(.character("."))
    #expect(state.heldAt == State.convergedDraws)
    #expect(state.notice != nil)
  }

  @Test func `is cleared and ramps up again`() {
    var state = State.opened()
    state.receive(draws: 1000)
    state.press(.character("c"))
    #expect(state.rampStart == 1 && state.heldAt == nil && state.sampling == nil)
  }

  @Test func `takes a new seed from outside`() {
    var state = State.opened()
    #expect(state.press(.character("r")) == [.drawSeed])
    #expect(state.parameters.seed == 42)
    _ = state.apply(.seed(.max))
    #expect(state.parameters.seed == .max && state.rampStart == 1 && state.revision == 1)
    state.press(.character("u"))
    #expect(state.parameters.seed == 42)
  }

  @Test func `goes from the ramp to the neighbouring pace`() {
    var state = State.opened()
    state.press(.character("F"))
    #expect(state.pace == .perSecond(100_000))
    #expect(state.notice?.text == "Pace: 100 000 draws a second.")
    state = .opened()
    state.receive(draws: 30, perSecond: 10.4)
    state.press(.character("f"))
    #expect(state.pace == .perSecond(100))
    state = .opened()
    state.receive(draws: 30, perSecond: 9.8)
    state.press(.character("F"))
    #expect(state.pace == .perSecond(1))
  }

  @Test func `has seven paces and stays at their ends`() {
    var state = State.opened()
    var seen: [Pace] = []
    for _ in 0..<8 {
      state.press(.character("F"))
      seen.append(state.pace)
    }
    #expect(
      seen == [100_000, 10_000, 1000, 100, 10, 1, 1, 1].map(Pace.perSecond))
    for _ in 0..<8 { state.press(.character("f")) }
    #expect(state.pace == .full)
  }

  @Test func `asks the outside world only for what it must`() {
    var state = State.opened()
    #expect(state.press(.character("q")) == [.quit])
    #expect(state.press(.control("c")) == [.quit])
    #expect(state.press(.control("z")) == [.suspend])
    #expect(state.press(.control("l")) == [.redraw])
    #expect(state.press(.escape, .escape, .right, .character("n")) == [])
    #expect(
      state.press(.character("y")) == [
        .copy("gumbel-tui --preset next-word --tau 0.525 --seed 42 --no-noise")
      ])
  }
}
