import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `Categories` {
  private func state(_ logits: [Double]) -> State {
    State(
      Experiment(
        parameters: Parameters(
          labels: defaultLabels(logits.count), logits: try! Logits(logits), seed: 42), source: "logits"))
  }

  @Test func `are chosen in the order in which they are listed`() {
    var state = state([0, 3, -.infinity, 2, 3])
    state.press(.down, .down)
    #expect(state.selection == 2)
    state.press(.character("s"))
    #expect(Array(state.order) == [1, 4, 3, 0, 2])
    #expect(state.selection == 2)
    state.press(.up)
    #expect(state.selection == 0)
    state.press(.character("g"))
    #expect(state.selection == 1)
    state.press(.up)
    #expect(state.selection == 1)
    state.press(.pageDown)
    #expect(state.selection == 2)
    #expect(state.revision == 0)
    #expect(state.undoStack.isEmpty)
  }

  @Test func `stay chosen while their logits move them in the list`() {
    var state = state([1, 0.9])
    state.press(.character("s"), .down, .character("]"))
    #expect(state.selection == 1)
    #expect(Array(state.order) == [1, 0])
  }

  @Test func `have logits of clean decimals`() {
    var state = state([1.1, 0])
    state.press(.character("+"))
    #expect(state.logits[0] == 1.2)
    var seen: [String] = []
    for _ in 0..<40 {
      state.press(.character("-"))
      seen.append(LogitNotation.text(state.logits[0]))
    }
    #expect(seen.allSatisfy { $0.count <= 4 })
    #expect(state.logits[0] == -2.8)
    state.press(.character("["))
    #expect(state.logits[0] == -3.8)
  }

  @Test func `keep the decimals they were written with`() {
    #expect(stepped(-0.25, byTenths: 1) == -0.15)
    #expect(stepped(1.234, byTenths: -10) == 0.234)
    #expect(stepped(0.3, byTenths: -3) == 0)
    #expect(stepped(1e300, byTenths: 1) == 1e300)
    #expect(stepped(123456.7, byTenths: 1) == 123456.8)
    let there = stepped(1.0986122886681098, byTenths: 1)
    #expect((there - 1.1986122886681098).magnitude < 1e-12)
  }

  @Test func `come back from a mask beside the lowest of the others`() {
    var state = state([1, -.infinity, -0.5])
    state.press(.down, .character("-"))
    #expect(state.logits[1] == -.infinity)
    #expect(state.notice?.text == "'b' is masked; + brings it back.")
    state.press(.character("+"))
    #expect(state.logits[1] == -0.5)
  }

  @Test func `too large for a step say so`() {
    var state = state([1e300, 0])
    state.press(.character("+"))
    #expect(state.notice?.isProblem == true)
    #expect(state.revision == 0)
  }

  @Test func `are removed, but never the last that can be picked`() {
    var state = state([1, -.infinity, 0])
    state.press(.delete)
    #expect(state.parameters.labels == ["b", "c"])
    #expect(state.selection == 0)
    state.press(.down, .delete)
    #expect(state.notice?.text == "'c' is the last category that is not masked, so it cannot be removed.")
    state.press(.up, .delete)
    #expect(state.parameters.labels == ["c"])
    state.press(.delete)
    #expect(state.notice?.text == "'c' is the only category, so it cannot be removed.")
    state.press(.character("u"), .character("u"))
    #expect(state.parameters.labels == ["a", "b", "c"])
  }

  @Test func `leave their row to the next when they are removed from a sorted list`() {
    var state = state([0, 3, 1, 2])
    state.press(.character("s"), .character("g"), .down)
    #expect(state.selection == 3)
    state.press(.delete)
    #expect(state.parameters.labels == ["a", "b", "c"])
    #expect(state.selection == 2)
  }

  @Test func `are added with a free label`() {
    var state = state([1, 0])
    state.press(.character("a"))
    state.type("-2.5")
    state.press(.enter)
    #expect(state.parameters.labels == ["a", "b", "c"])
    #expect(state.logits == [1, 0, -2.5])
    #expect(state.selection == 2)
    state.press(.character("a"), .enter)
    #expect(
      state.field?.problem == "a number is missing. Write a label and a logit, or only a logit.")
    state.type("new: 4")
    state.press(.enter)
    #expect(state.parameters.labels == ["a", "b", "c", "new"])
  }

  @Test func `are edited in place`() {
    var state = State.opened()
    state.press(.down, .enter)
    #expect(state.field?.text == "a 1.2")
    state.type("-inf")
    state.press(.enter)
    #expect(state.parameters.labels[1] == "a")
    #expect(state.logits[1] == -.infinity)
    #expect(state.revision == 1)
    state.press(.enter, .home)
    state.type("x")
    state.press(.enter)
    #expect(state.parameters.labels[1] == "xa")
    #expect(state.revision == 1, "a new name changes no draw")
    state.press(.enter)
    state.type("word")
    state.press(.enter)
    #expect(
      state.field?.problem == "'word' is not a number. Write a label and a logit, or only a logit.")
    state.press(.escape)
    #expect(state.parameters.labels[1] == "xa")
  }

  @Test func `cannot all be masked`() {
    var state = state([1])
    state.press(.enter)
    state.type("-inf")
    state.press(.enter)
    #expect(state.field?.problem == "every category is masked; at least one has to stay unmasked")
    #expect(state.logits == [1])
  }
}
