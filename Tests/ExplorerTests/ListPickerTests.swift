import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `The list of tasks` {
  private func typed(_ text: String, _ keys: Key..., from change: (inout State) -> Void = { _ in }) -> State {
    var state = State.opened()
    state.press(.character("6"))
    change(&state)
    state.press(.control("t"))
    state.type(text)
    for key in keys { state.press(key) }
    return state
  }

  private func task(_ state: State) -> TrainingTask { state.parameters.choices.task }

  @Test func `opens with every task, the present one highlighted`() {
    let picker = typed("") { $0.parameters.choices.task = .polynomial(exponent: 3) }.picker
    #expect(
      picker?.items.count == TrainingTask.all.count && picker?.matches == Array(TrainingTask.all.indices))
    #expect(picker?.highlighted.map { picker!.items[$0].name } == "polynomial:3")
    #expect(picker?.items.allSatisfy { !$0.sentence.isEmpty } == true)
  }

  @Test func `leaves those with the letters that are typed`() {
    let state = typed("att")
    #expect(state.picker?.matches.first.map { state.picker!.items[$0].name } == "attention")
    #expect(task(typed("att", .enter)).name == "attention" && typed("att", .enter).overlays.isEmpty)
    #expect(task(typed("vae", .enter)).name == "digits-vae")
    #expect(typed("att", .control("u")).picker?.matches.count == TrainingTask.all.count)
  }

  @Test func `takes the task that is moved to`() {
    #expect(task(typed("", .down, .enter)) == TrainingTask.all[1])
    #expect(task(typed("", .up, .enter)) == TrainingTask.all.last)
  }

  @Test func `takes a task with its numbers, and completes for them to follow`() {
    #expect(task(typed("polynomial:3", .enter)) == .polynomial(exponent: 3))
    #expect(task(typed("rebar:0.3", .enter)) == .rebar(target: 0.3))
    #expect(typed("poly", .tab).picker?.text == TrainingNotation.text(.polynomial(exponent: 2)))
  }

  @Test func `keeps what it cannot read, with the reason`() {
    let state = typed("polynomial:x", .enter)
    #expect(state.picker?.text == "polynomial:x" && state.picker?.problem?.contains("not a number") == true)
    #expect(typed("xyz", .enter).picker?.problem?.contains("there is no task 'xyz'") == true)
    #expect(typed("xyz", .enter, .backspace).picker?.problem == nil)
  }

  @Test func `leaves all as it was on Esc`() {
    let state = typed("att", .escape)
    #expect(state.overlays.isEmpty && task(state) == .trap)
  }

  @Test func `takes what is clicked`() {
    var state = typed("")
    state.point(.press, .candidate(3))
    #expect(task(state) == TrainingTask.all[3] && state.overlays.isEmpty)
  }

  @Test func `opens on a click on the task`() {
    var state = State.opened()
    state.press(.character("6"))
    state.point(.press, .task)
    #expect(state.picker?.subject == .task)
  }
}
