import Console
import Testing

@testable import Explorer

@Suite struct `The command palette` {
  private func typed(_ text: String, _ keys: Key...) -> State {
    var state = State.opened()
    state.press(.character(":"))
    state.type(text)
    for key in keys { state.press(key) }
    return state
  }

  @Test func `runs what is typed`() {
    #expect(typed("tau 2", .enter).temperature == 2)
    #expect(typed("noise", .enter).parameters.noise == false)
    #expect(typed("tau", .enter).field?.subject == .temperature)
    var state = State.opened()
    state.press(.character(":"))
    state.type("quit")
    #expect(state.press(.enter) == [.quit])
  }

  @Test func `runs the proposal that is highlighted`() {
    #expect(typed("nois", .enter).parameters.noise == false)
    #expect(typed("noise", .down, .enter).parameters.noise == false)
    #expect(typed("noise o", .down, .enter).parameters.noise == false)
    #expect(typed("right ", .down, .down, .enter).parameters.right == .sampledSoftmax)
    #expect(typed("right gum").palette?.highlighted == 0)
    #expect(typed("tau 0.5").palette?.highlighted == nil)
    #expect(typed("tau").palette?.highlighted == 0)
    #expect(typed("right ").palette?.highlighted == nil, "alone the word is a command")
  }

  @Test func `completes with Tab, and with Enter where more has to follow`() {
    #expect(typed("noi", .tab).palette?.text == "noise ")
    #expect(typed("noi", .tab, .down, .down, .tab).palette?.text == "noise off")
    #expect(typed("logi", .enter).palette?.text == "logit ")
    #expect(typed("logit thi", .enter).palette?.text == "logit this ")
    #expect(typed("zzz", .tab).palette?.text == "zzz")
  }

  @Test func `says why a command cannot be run, and keeps it`() {
    var state = typed("tau x", .enter)
    #expect(state.palette?.problem == "'x' is not a number")
    #expect(state.palette?.text == "tau x")
    state.press(.backspace)
    #expect(state.palette?.problem == nil)
    #expect(state.parameters == State.opened().parameters)
  }

  @Test func `goes round, and does nothing when empty`() {
    #expect(typed("", .up).palette?.highlighted == CommandWord.all.count - 1)
    #expect(typed("", .up, .down).palette?.highlighted == 0)
    let state = typed("", .enter)
    #expect(state.overlays.isEmpty && state.parameters == State.opened().parameters)
    #expect(typed("noise", .escape).parameters.noise)
  }

  @Test func `makes one step of undo for each command`() {
    var state = typed("warmer", .enter)
    state.press(.character(":"))
    state.type("warmer")
    state.press(.enter)
    #expect(state.undoStack.count == 2)
  }
}
