import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct OneDrawPictures {
  private func oneDraw(_ state: State) -> State { state.with { $0.view = .oneDraw } }

  @Test(arguments: [(120, 36), (80, 24), (40, 12), (160, 30)])
  func showsTheArithmeticAtEverySize(columns: Int, rows: Int) {
    Pictures.expect(picture(oneDraw(States.words), columns, rows), named: "one-draw-\(columns)x\(rows)")
  }

  @Test func sumsTheCategoriesThatDoNotFit() {
    Pictures.expect(picture(oneDraw(States.many), 80, 24), named: "one-draw-many-80x24")
  }

  @Test(arguments: Construction.allCases)
  func headsItsColumnsByTheFormula(construction: Construction) {
    let state = State.of(["a", "hidden", "c"], [1, -.infinity, 0]) { $0.right = construction }.with {
      $0.view = .oneDraw
      $0.heldAt = 0
    }
    Pictures.expect(picture(state, 120, 20), named: "one-draw-\(construction.rawValue)-120x20")
  }

  @Test func isTheDrawThatWasCountedLast() {
    let states = (1...20).map { States.beforeFirstDraw.drawn($0) }
    for (before, after) in zip(states, states.dropFirst()) {
      let numbers = DrawNumbers(after)
      let left = before.sampling!.right.tally.picks
      let right = after.sampling!.right.tally.picks
      let picked = zip(left, right).enumerated().first { $1.0 != $1.1 }!.offset
      #expect(numbers.draw == after.sampling!.draws - 1)
      #expect(numbers.right.pick == picked)
      #expect(numbers.left.pick == 0)
    }
  }

  @Test func aRememberedDrawIsTheDraw() {
    var memory = RenderMemory()
    let states = [1, 1, 2, 3].map { States.beforeFirstDraw.drawn($0) }
    let changed = states[3].with { $0.parameters.temperature = try! Temperature(2) }.drawn(3)
    for state in (states + [changed, states[3]]).map(oneDraw) {
      let grid = render(
        state, size: GridSize(columns: 120, rows: 36), theme: Theme(kind: .dark, depth: .indexed256),
        symbols: .unicode, memory: &memory)
      #expect(grid == picture(state, 120, 36))
    }
  }

  @Test func keepsItsPickWhileTheTemperatureMoves() {
    let picks = [0, 0.01, 0.5, 3, 100, .infinity].map { value in
      let state = State.of(["a", "b", "c"], [0.3, 0, -0.3]) { $0.temperature = try! Temperature(value) }
      return DrawNumbers(state).right.pick
    }
    #expect(Set(picks).count == 1)
  }
}
