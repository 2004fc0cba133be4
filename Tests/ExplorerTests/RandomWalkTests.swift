import Console
import Experiment
import GumbelEngine
import TestSupport
import Testing

@testable import Explorer

@Suite struct `A random walk` {
  private let keys: [Key] =
    KeyMap.bindings.flatMap { $0.actions.flatMap { $0.keys + $0.aliases } }
    + "0123456789.-einf x\"é".map(Key.character) + [.insert, .shiftUp, .function(9)]

  private func event(for state: State, _ generator: inout SplitMix) -> Event {
    switch Int.random(in: 0..<40, using: &generator) {
    case 0:
      let pasted = ["new 1\nother -2\n\n3", "-inf", "1,5", "0.3", "\"a b\" 2", "qqq\u{1b}", ""]
      let text = pasted.randomElement(using: &generator)!
      return .input(Bool.random(using: &generator) ? .paste(text) : .unfinishedPaste(text))
    case 1: return .seed(generator.next() % 4)
    case 2, 3:
      var snapshot = SamplingFinding.fixture(of: state, draws: Int.random(in: 0...40, using: &generator))
      snapshot.revision -= Int.random(in: 0...1, using: &generator)
      return .finding(snapshot)
    case 4: return .input(.resize(GridSize(columns: 80, rows: 24)))
    case 5: return .input(.mouse(.press, GridPoint(column: 3, row: 3)))
    default: return .input(.key(keys.randomElement(using: &generator)!))
    }
  }

  private func check(_ state: State) {
    let count = state.parameters.logits.count
    #expect(state.parameters.labels.count == count)
    #expect(state.derived.probabilities.count == count && state.order.count == count)
    #expect((0..<count).contains(state.selection))
    #expect(state.order[state.order.row(of: state.selection)] == state.selection)
    #expect(state.undoStack.count <= State.undoLimit)
    #expect(state.overlays.count <= 2)
    if let snapshot = state.sampling {
      #expect(snapshot.revision == state.revision)
      #expect(snapshot.draws <= state.heldAt ?? .max)
    }
    if let field = state.field { #expect((0...field.text.count).contains(field.cursor)) }
    if let text = state.textEditor {
      #expect(text.lines.indices.contains(text.line))
      #expect((0...text.lines[text.line].count).contains(text.cursor))
    }
  }

  @Test func `of a hundred thousand events keeps every invariant`() {
    var generator = SplitMix(seed: 3)
    var state = State.opened()
    for step in 0..<100_000 {
      if step.isMultiple(of: 500) { state = .opened(Presets.all.randomElement(using: &generator)!) }
      let before = state
      let event = event(for: state, &generator)
      let effects = state.apply(event)
      check(state)
      let isSameRun =
        before.parameters.setting == state.parameters.setting
        && before.parameters.left == state.parameters.left
        && before.parameters.right == state.parameters.right
      // Views of something else have no counts to clear.
      let isCleared =
        event.isKey(.character("c")) && before.overlays.isEmpty && before.view.page is any SamplingPage.Type
      #expect(state.revision == before.revision + (isSameRun && !isCleared ? 0 : 1))
      if effects.contains(.quit) {
        #expect(event.isKey(.control("c")) || event.isKey(.character("q")) || before.palette != nil)
      }
      if state.parameters != before.parameters { checkUndo(of: before, after: state, event) }
    }
  }

  /// Undo and redo lead to parameters that were there, and back.
  private func checkUndo(of before: State, after state: State, _ event: Event) {
    var undone = state
    undone.overlays = []
    let depth = undone.undoStack.count
    guard depth > 0 else { return }
    undone.press(.character("u"))
    #expect(undone.undoStack.count == depth - 1)
    if state.lastChange == .other { #expect(undone.parameters == before.parameters) }
    undone.press(.control("r"))
    #expect(undone.parameters == state.parameters && undone.source == state.source)
  }
}

extension Event {
  fileprivate func isKey(_ key: Key) -> Bool {
    if case .input(.key(key)) = self { true } else { false }
  }
}
