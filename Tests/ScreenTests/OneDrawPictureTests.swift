import Console
import Experiment
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct OneDrawPictures {
  private func oneDraw(_ state: State) -> State { state.with { $0.view = .oneDraw } }

  @Test(arguments: [(120, 36), (80, 24), (40, 12), (160, 30)])
  func `shows the arithmetic at every size`(columns: Int, rows: Int) {
    Pictures.expect(picture(oneDraw(States.words), columns, rows), named: "one-draw-\(columns)x\(rows)")
  }

  @Test func `sums the categories that do not fit`() {
    Pictures.expect(picture(oneDraw(States.many), 80, 24), named: "one-draw-many-80x24")
  }

  @Test(arguments: Construction.allCases)
  func `heads its columns by the formula`(construction: Construction) {
    let state = State.of(["a", "hidden", "c"], [1, -.infinity, 0]) { $0.right = construction }.with {
      $0.view = .oneDraw
      $0.heldAt = 0
    }
    Pictures.expect(picture(state, 120, 20), named: "one-draw-\(construction.rawValue)-120x20")
  }

  @Test func `is the draw that was counted last`() {
    let states = (1...20).map { States.beforeFirstDraw.drawn($0) }
    for (before, after) in zip(states, states.dropFirst()) {
      let draw = after.singleDraw
      let left = before.sampling!.right.tally.picks
      let right = after.sampling!.right.tally.picks
      let picked = zip(left, right).enumerated().first { $1.0 != $1.1 }!.offset
      #expect(draw.number == after.sampling!.draws - 1)
      #expect(draw.right.pick == picked)
      #expect(draw.left.pick == 0)
    }
  }

  @Test func `a kept draw is the draw`() {
    var state = oneDraw(States.beforeFirstDraw)
    func isTheDraw() -> Bool {
      // The same state made anew has kept nothing.
      let anew = State(Experiment(parameters: state.parameters, source: state.source)).with {
        ($0.view, $0.revision, $0.sampling) = (.oneDraw, state.revision, state.sampling)
      }
      return picture(state.with { $0.notice = nil }, 120, 36) == picture(anew, 120, 36)
    }
    for draws in [1, 1, 2, 3] {
      _ = state.apply(.finding(state.drawn(draws).sampling!))
      #expect(isTheDraw())
    }
    for key in [Key.character("l"), .character("n"), .character(">"), .character("u")] {
      _ = state.apply(.input(.key(key)))
      #expect(isTheDraw())
      _ = state.apply(.finding(state.drawn(3).sampling!))
      #expect(isTheDraw())
    }
  }

  @Test func `keeps its pick while the temperature moves`() {
    let picks = [0, 0.01, 0.5, 3, 100, .infinity].map { value in
      let state = State.of(["a", "b", "c"], [0.3, 0, -0.3]) { $0.temperature = try! Temperature(value) }
      return state.singleDraw.right.pick
    }
    #expect(Set(picks).count == 1)
  }
}
