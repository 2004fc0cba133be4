import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `A command in a view` {
  /// One of every command that is not about a layer above the view or a file that is followed.
  private static let commands: [Command] = [
    .stepTemperature(up: true), .scaleTemperature(up: false), .typeTemperature, .setTemperature(3),
    .toggleNoise,
    .toggleHard, .turn(.noise, on: false), .turn(.hard, on: true), .turn(.pause, on: true),
    .turn(.sort, on: true), .turn(.baseline, on: true), .togglePause, .singleDraw, .clearCounts, .newSeed,
    .setDraws(7), .setSeed(7), .changePace(faster: false), .choose(by: 1), .chooseFirst, .chooseLast,
    .chooseCategory(1), .stepLogit(tenths: 1), .setLogit(category: 1, 3), .setLabel(category: 1, "new"),
    .appendCategory(label: nil, 1), .editCategory, .editAll, .addCategory, .removeCategory,
    .cycleConstruction(.left), .cycleConstruction(.right), .setConstruction(.left, .gumbelSoftmax),
    .setConstruction(.right, .softmax), .toggleBaseline, .toggleSort, .cycleDisplay, .setDisplay(.counts),
    .openView(.simplex), .switchView(by: 1), .takePreset(by: 1), .takePresetAt(3), .nextObjective,
    .editObjective, .setObjective(.trap), .stepEstimator(by: 1), .setEstimator(.rloo),
    .scaleSamples(up: true),
    .setSamples(500), .chooseClaim(9), .takeCorner, .takeLikeliestCorners, .toggleRest, .nextSchedule,
    .setSchedule(TrainingSchedules.all[2]), .setTask(.pointer), .editTask, .scrub(by: 1), .undo, .redo,
    .copyCommandLine, .copyCode, .openFile, .typeFile, .cycleTheme, .setTheme(.light), .openTour, .openHelp,
    .openFinder, .openPalette, .redraw, .suspend, .quit,
  ]

  /// A view in the middle of its work, with something to undo and to redo.
  private func opened(_ view: View) -> State {
    var state = State.opened()
    state.press(.right, .down, .down, .character("+"), .character("+"), .character("n"), .character("u"))
    state.receive(draws: 1000)
    state.view = view
    state.claims.chosen = 3
    state.when.chosen = 3
    (state.training.run, state.training.heldAt) = (2, nil)
    state.notice = nil
    return state
  }

  private static func name(_ command: Command) -> String { String("\(command)".prefix { $0 != "(" }) }

  @Test func `is here in every kind that a key or a word asks for`() {
    let known = Set(Self.commands.map(Self.name))
    let keys = KeyMap.bindings.filter { $0.section.layer == .explorer }.flatMap { $0.actions.map(\.command) }
    let words = CommandWord.all.flatMap { word in
      [word.command].compactMap(\.self) + (word.argument?.values.map(\.command) ?? [])
    }
    for command in keys + words where command != .back {
      #expect(known.contains(Self.name(command)), "\(command)")
    }
  }

  @Test(arguments: View.allCases) func `does something or is refused with the reason`(view: View) {
    for command in Self.commands where command != .openView(view) {
      let before = opened(view)
      var after = before
      let effects = after.ask(for: command)
      guard case .refused(let reason) = view.page.handling(of: command) else {
        #expect(!effects.isEmpty || after.notice != nil || !after.isSame(as: before), "\(command)")
        continue
      }
      #expect(effects.isEmpty && after.isSame(as: before), "\(command)")
      #expect(after.undoStack == before.undoStack && after.redoStack == before.redoStack, "\(command)")
      #expect(after.notice?.text == reason && reason.hasSuffix("."), "\(command)")
      #expect(DisplayWidth.columns(reason) <= 78, "\(command): \(reason)")
    }
  }

  /// Each view in which a thing is shown, and the key that changes it.
  @Test func `is performed where what it changes is shown, and nowhere else`() {
    let compare: Set<View> = [.compare, .oneDraw]
    let draws: Set<View> = [.compare, .oneDraw, .simplex]
    let table: [(String, Set<View>)] = [
      ("lLht", draws.union([.temperature, .gradients, .training])), ("nd", draws.union([.temperature])),
      (" .fFc", draws.union([.training])), ("r1234567", Set(View.allCases)),
      ("kjgG", Set(View.allCases)), ("+-[]ea/", draws.union([.temperature, .gradients])),
      ("pPo", draws.union([.temperature, .gradients])), (">", draws.union([.temperature])),
      ("<", compare.union([.temperature])), ("bi", [.compare]), ("s", compare.union([.gradients])),
      ("vVz", [.simplex]), ("O", [.temperature, .gradients, .training]),
      ("xX", [.temperature, .gradients, .training]), ("()", [.temperature, .gradients, .training]),
      ("S", [.training]),
      ("uyYw{}T:m?q", Set(View.allCases)),
    ]
    for (keys, views) in table {
      for key in keys {
        let command = KeyMap.command(for: .character(key), in: .explorer)!
        for view in View.allCases {
          #expect(view.page.handling(of: command).isRefusal != views.contains(view), "\(key) in \(view)")
        }
      }
    }
  }

  @Test func `says what a view lacks and where it is`() {
    func said(_ view: View, _ key: Key) -> String? {
      var state = opened(view)
      state.press(key)
      return state.notice?.text
    }
    #expect(said(.training, .delete) == "Training has no categories to change. Press 1 for Compare.")
    #expect(said(.training, .enter) == said(.training, .delete))
    #expect(said(.gradients, .character("<")) == "Gradients has no panels. Press 1 for Compare.")
    #expect(said(.compare, .character("O")) == "Compare has no objective. Press 5 for Gradients.")
    #expect(said(.oneDraw, .character("v")) == "One draw has no triangle. Press 3 for Simplex.")
    #expect(said(.compare, .character("S")) == "Compare has no schedule. Press 6 for Training.")
    #expect(
      said(.temperature, .character(" "))
        == "Temperature makes a set number of draws at each τ: ( and ) change it.")
  }

  @Test func `that is typed is refused like its key`() {
    var state = opened(.training)
    let before = state
    state.press(.character(":"))
    state.type("logit a 2")
    state.press(.enter)
    #expect(state.parameters == before.parameters && state.overlays.isEmpty)
    #expect(state.notice?.text == "Training has no categories to change. Press 1 for Compare.")
  }

  @Test func `that is answered in words needs no view`() {
    var state = State.opened()
    _ = state.apply(.command(.setObjective(.trap)))
    #expect(state.parameters.objective == .trap && state.view == .compare)
  }

  @Test func `has no key in the footer of a view that refuses it`() {
    func keys(_ view: View) -> [String] { KeyMap.footer(for: opened(view)).map { "\($0.keys) \($0.label)" } }
    #expect(keys(.simplex).contains("> compare") && keys(.compare).contains("<> compare"))
    #expect(
      keys(.training) == [
        "←→ τ", "space pause", ". step", "fF speed", "c again", "O task", "xX estimator", "S schedule",
        "↑↓ run", "Tab/Shift-Tab view", "T tour", ": command", "? help", "q quit",
      ])
    #expect(
      keys(.claims) == [
        "↑↓ claim", "Enter see it", "Tab/Shift-Tab view", "u/Ctrl-R undo", "T tour", ": command", "? help",
        "q quit",
      ])
  }

  @Test func `that an estimator does not race for leaves the race as it is`() {
    var state = opened(.training)
    _ = state.ask(for: .setEstimator(.gumbelRao))
    #expect(state.estimator == State.opened().estimator)
    #expect(state.notice?.text == "gumbel-rao is not in this race.")
  }
}
