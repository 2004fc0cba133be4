import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `The search for a category` {
  private func searching(_ text: String, from selection: Int = 0, sorted: Bool = false) -> State {
    let labels = ["The", "cat", "THE", "mat", "été", "Été", "日本", "the 3rd", "a\u{1}b"]
    var state = State(
      Experiment(
        parameters: Parameters(
          labels: labels, logits: try! Logits((0..<9).map(Double.init)), seed: 1), source: "file"))
    state.selection = selection
    state.sorted = sorted
    state.press(.character("/"))
    state.type(text)
    return state
  }

  @Test(arguments: [
    ("the", 3, 0), ("THE", 3, 0), ("at", 2, 1), ("mat", 1, 3), ("ÉTÉ", 2, 4), ("日", 1, 6), ("3", 1, 7),
    ("#3", 1, 2), ("#9", 1, 8), ("x", 0, 0), ("#10", 0, 0), ("the x", 0, 0), ("b", 1, 8),
  ]) func `chooses the first match from where it began, whatever the case`(
    text: String, count: Int, selection: Int
  ) {
    let state = searching(text)
    #expect(state.finder?.rows.count == count)
    #expect(state.selection == selection)
  }

  @Test func `goes on from the choice, and begins again behind the last match`() {
    var state = searching("the", from: 1)
    #expect(state.selection == 2 && state.finder?.place == 1)
    state.press(.down)
    #expect(state.selection == 7)
    state.press(.down)
    #expect(state.selection == 0)
    state.press(.up, .up)
    #expect(state.selection == 2)
    #expect(searching("cat", from: 5).selection == 1)
  }

  @Test func `widens again when letters are deleted`() {
    var state = searching("the 3")
    #expect(state.finder?.rows.count == 1)
    state.press(.backspace, .backspace)
    #expect(state.finder?.rows.count == 3)
    state.press(.control("u"))
    #expect(state.finder?.rows == [] && state.selection == 0)
    state.type("cat")
    #expect(state.selection == 1)
    state.press(.home, .delete)
    #expect(state.finder?.rows == [1, 3])
  }

  @Test func `keeps what Enter takes, and returns with Esc`() {
    var state = searching("mat", from: 5)
    state.press(.enter)
    #expect(state.selection == 3 && state.overlays.isEmpty)
    state = searching("mat", from: 5)
    state.press(.escape)
    #expect(state.selection == 5 && state.overlays.isEmpty)
    state = searching("nothing", from: 5)
    state.press(.enter)
    #expect(state.selection == 5)
  }

  @Test func `follows the order of the list`() {
    let state = searching("the", from: 8, sorted: true)
    #expect(state.finder?.rows == [1, 6, 8])
    #expect(state.selection == 7)
  }

  @Test func `takes command letters and pasted text as text`() {
    var state = searching("qn")
    _ = state.apply(.input(.paste("\nT\u{7}")))
    #expect(state.finder?.text == "qn T")
    #expect(state.parameters.noise)
  }

  @Test func `is quick in a vocabulary`() {
    let count = 128_256
    let labels = (0..<count).map { $0 % 7 == 0 ? "Ġtoken\($0)" : "token\($0)" }
    var state = State(
      Experiment(
        parameters: Parameters(
          labels: labels, logits: try! Logits((0..<count).map { -Double($0) / 1e4 }), seed: 1), source: "file"
      ))
    state.press(.character("/"))
    let clock = ContinuousClock()
    let slowest = "token128255".map { letter in clock.measure { state.press(.character(letter)) } }.max()!
    #expect(state.selection == 128_255 && state.finder?.rows.count == 1)
    // About 3 ms when optimised; the bound is for unoptimised code on a busy machine.
    #expect(slowest < .seconds(2))
  }
}
