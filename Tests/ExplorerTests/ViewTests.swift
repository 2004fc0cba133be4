import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `Views and panels` {
  @Test func `go round with Tab and are opened by number`() {
    var state = State.opened()
    state.press(.tab)
    #expect(state.view == .oneDraw)
    state.press(.tab)
    #expect(state.view == .simplex)
    state.press(.tab)
    #expect(state.view == .temperature)
    state.press(.tab)
    #expect(state.view == .gradients)
    state.press(.tab)
    #expect(state.view == .training)
    state.press(.tab)
    #expect(state.view == .when)
    state.press(.tab)
    #expect(state.view == .claims)
    state.press(.tab)
    #expect(state.view == .compare)
    state.press(.backTab)
    #expect(state.view == .claims)
    state.press(.character("1"))
    #expect(state.view == .compare)
    for view in View.allCases { #expect(View(name: view.name) == view) }
  }

  @Test func `show each construction once before the first comes again`() {
    var state = State.opened()
    var seen: [Construction] = []
    for _ in Construction.allCases {
      state.press(.character(">"))
      seen.append(state.parameters.right)
    }
    #expect(Set(seen).count == Construction.allCases.count)
    #expect(state.parameters.right == .gumbelSoftmax)
    #expect(state.parameters.left == .softmax)
  }

  @Test func `go through all presets in both directions`() {
    var state = State.opened()
    var names: [String] = []
    for _ in Presets.all {
      state.press(.character("p"))
      names.append(state.source)
    }
    #expect(Set(names).count == Presets.all.count)
    state.press(.character("P"))
    #expect(state.source == Presets.all.last?.name)
    #expect(state.parameters.logits == Presets.all.last?.logits)
  }

  @Test func `take the first preset after a file, and keep what is not the preset's`() {
    var state = State(
      Experiment(parameters: Parameters(preset: Presets.all[3], seed: 1), source: "logits.npy"))
    state.press(.character("n"), .character("d"), .character("p"))
    #expect(state.source == "next-word")
    #expect(!state.parameters.noise && state.parameters.hard && state.parameters.seed == 1)
    #expect(state.notice?.text.hasPrefix("next-word: Six candidates") == true)
  }

  @Test func `scroll the help within its rows`() {
    var state = State.opened()
    state.press(.function(1), .up)
    #expect(state.overlays == [.help(scroll: 0)])
    for _ in 0..<20 { state.press(.pageDown) }
    #expect(state.overlays == [.help(scroll: KeyMap.helpRowCount - 1)])
    state.press(.character("n"))
    #expect(state.parameters.noise, "the help lets no key through but those of the program")
    state.press(.escape)
    #expect(state.overlays.isEmpty)
  }

  @Test func `keep a notice until the next key`() {
    var state = State.opened()
    _ = state.apply(.notice(Notice(text: "Copied.")))
    state.receive(draws: 10)
    _ = state.apply(.input(.resize(GridSize(columns: 80, rows: 24))))
    #expect(state.notice?.text == "Copied.")
    state.press(.escape)
    #expect(state.notice == nil)
  }
}
