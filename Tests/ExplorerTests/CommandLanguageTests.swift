import Console
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `The language of commands` {
  private let state = State.opened()

  @Test(arguments: [
    ("tau 0.5", Command.setTemperature(0.5)), ("  TAU   inf ", .setTemperature(.infinity)),
    ("tau", .typeTemperature), ("noise off", .turn(.noise, on: false)), ("noise", .toggleNoise),
    ("hard on", .turn(.hard, on: true)), ("pause", .togglePause), ("pause off", .turn(.pause, on: false)),
    ("logit a 2", .setLogit(category: 1, 2)), ("logit #3 -inf", .setLogit(category: 2, -.infinity)),
    ("logit \"every\" \u{2212}1", .setLogit(category: 5, -1)), ("logit 7", .setLogit(category: 0, 7)),
    ("label a b", .setLabel(category: 1, "b")), ("label a \"New York\"", .setLabel(category: 1, "New York")),
    ("label a New York", .setLabel(category: 1, "New York")), ("label x", .setLabel(category: 0, "x")),
    ("seed 42", .setSeed(42)), ("seed", .newSeed), ("preset two", .takePresetAt(1)),
    ("preset", .takePreset(by: 1)), ("left softmax", .setConstruction(.left, .softmax)),
    ("right gumbelSoftmax", .setConstruction(.right, .gumbelSoftmax)), ("right", .cycleConstruction(.right)),
    ("view oneDraw", .openView(.oneDraw)), ("view one-draw", .openView(.oneDraw)), ("sort", .toggleSort),
    ("sort on", .turn(.sort, on: true)), ("show counts", .setDisplay(.counts)),
    ("find VER", .chooseCategory(5)),
    ("find #2", .chooseCategory(1)), ("theme light", .setTheme(.light)), ("baseline", .toggleBaseline),
    ("quit", .quit), ("exit", .quit), ("Bye", .quit), ("temperature 0.3", .setTemperature(0.3)),
    ("tau=0.3", .setTemperature(0.3)), (":tau 3", .setTemperature(3)),
    ("view 2", .openView(.oneDraw)), ("view 3", .openView(.simplex)), ("step", .singleDraw),
    ("draws 1000", .setDraws(1000)), ("draws 1e4", .setDraws(10_000)),
    ("add -1", .appendCategory(label: nil, -1)),
    ("add \"New York\" 2", .appendCategory(label: "New York", 2)),
    ("add", .addCategory),
  ]) func `is read`(text: String, command: Command) throws {
    #expect(try parseCommand(text, in: state) == command)
  }

  @Test(arguments: [
    ("", "write a command, such as tau 0.5"), ("nois on", "there is no command 'nois'; noise?"),
    ("xyz", "there is no command 'xyz'"), ("tau x", "'x' is not a number"),
    ("tau 1,5", "'1,5' has a decimal comma; write 1.5"), ("tau -1", "a temperature is 0 or more, not -1"),
    ("tau 1 2", "'1 2' is not a number"), ("noise maybe", "'maybe' is none of on, off"),
    ("logit", "write logit [category] number"), ("logit a x", "'x' is not a number"),
    ("logit zebra 1", "no category is called 'zebra'"), ("logit #7 1", "no category is called '#7'"),
    ("logit a inf", "a logit cannot be +inf; -inf masks a category"),
    ("label", "write label [category] label"),
    ("label zebra x", "no category is called 'zebra'"), ("label \"a x", "write label [category] label"),
    ("seed -1", "a seed is a whole number from 0 to 2^64 - 1"), ("find zzz", "no category is called 'zzz'"),
    (
      "preset nine",
      "'nine' is none of next-word, two, equal, peaked, long-tail, outlier, masked, tie, trap, digit, after-of"
    ),
    ("quit now", "nothing follows the word quit"), (":", "write a command, such as tau 0.5"),
    ("view 9", "'9' is none of compare, one-draw, simplex, temperature, gradients, training, when, claims"),
    ("view 0", "'0' is none of compare, one-draw, simplex, temperature, gradients, training, when, claims"),
    ("draws", "write draws number"),
    ("draws 1.5", "draws are a whole number from 0 to 10 240 000"),
    ("draws 1e9", "draws are a whole number from 0 to 10 240 000"),
    ("add x", "'x' is not a number. Write a label and a logit, or only a logit."),
    (
      "add 1 2",
      "2 categories. Write one: a label and a logit, or only a logit. A label that is a number needs quotes."
    ),
    ("logits", "write logits number,…|label number,…"),
    ("logits 1,x", "number 2: 'x' is not a number. A line has numbers, or a label and a number."),
  ]) func `says what it does not understand`(text: String, message: String) {
    do throws(CommandError) {
      _ = try parseCommand(text, in: state)
      Issue.record("\(text) was understood")
    } catch {
      #expect(error.message == message)
    }
  }

  @Test func `names a label that several categories have`() {
    var state = state
    state.parameters.labels[4] = "a"
    #expect(throws: CommandError.ambiguousCategory("a", first: 2)) {
      try parseCommand("logit a 1", in: state)
    }
  }

  @Test func `refuses what needs a screen where there is none`() {
    #expect(throws: CommandError.usage("tau number")) { try parseCommand("tau", in: state, onScreen: false) }
    #expect(throws: CommandError.usage("logits number,…|label number,…")) {
      try parseCommand("logits", in: state, onScreen: false)
    }
    #expect(throws: CommandError.usage("add label number")) {
      try parseCommand("add", in: state, onScreen: false)
    }
    for text in ["edit", "help", "redraw", "edit-all", "pause", "faster", "view", "theme", "suspend"] {
      #expect(throws: CommandError.needsScreen(word: text)) {
        try parseCommand(text, in: state, onScreen: false)
      }
    }
    for text in ["pause off", "view one-draw", "theme mono"] {
      #expect(throws: CommandError.self) { try parseCommand(text, in: state, onScreen: false) }
    }
    #expect(throws: Never.self) { try parseCommand("seed", in: state, onScreen: false) }
  }

  @Test func `has one word for each command, and each word is understood`() throws {
    let words = CommandWord.all
    #expect(Set(words.map(\.name)).count == words.count)
    for word in words where word.command != nil {
      #expect(try parseCommand(word.name, in: state) == word.command)
    }
    for binding in KeyMap.bindings where binding.section.layer == .explorer {
      for action in binding.actions {
        if case .openView = action.command { continue }
        #expect(action.word != nil || [.openPalette, .back].contains(action.command), "\(action.command)")
      }
    }
  }

  /// Where one row of the key table has several words, each says what it does itself, and of no key.
  @Test func `has a sentence of its own for each word`() {
    let words = CommandWord.all
    #expect(Set(words.map(\.sentence)).count == words.count)
    for word in words {
      for phrase in [
        " or the previous", " or below", " or lowers", " or redoes", "held key", " + ", "slowly",
      ] {
        #expect(!word.sentence.contains(phrase), "\(word.name): \(word.sentence)")
      }
    }
  }

  @Test func `is proposed by the letters of its words`() {
    func texts(_ typed: String) -> [String] { commandCandidates(typed, in: state).map(\.text) }
    #expect(texts("noi") == ["noise "])
    #expect(texts("t").prefix(2) == ["tau ", "task "])
    #expect(texts("hlv") == ["halve-tau"])
    #expect(texts("").count == CommandWord.all.count)
    #expect(texts("noise ") == ["noise on", "noise off"])
    #expect(texts("right gum") == ["right gumbel-softmax"])
    #expect(
      texts("preset t") == [
        "preset two", "preset tie", "preset trap", "preset outlier", "preset after-of", "preset next-word",
        "preset digit", "preset long-tail",
      ])
    #expect(texts("logit TH") == ["logit the ", "logit this "])
    #expect(texts("find th") == ["find #1", "find #3"])
    #expect(texts(":noi") == ["noise "])
    #expect(texts("noise=") == ["noise on", "noise off"])
    #expect(texts("quit x") == [])
    #expect(texts("what x") == [])
  }

  @Test func `proposes labels that are read back`() {
    var state = state
    state.parameters.labels[0] = "New York"
    state.parameters.labels[1] = "#1"
    state.parameters.labels[2] = "every"
    #expect(
      commandCandidates("logit ", in: state).map(\.text) == [
        "logit \"New York\" ", "logit \"#1\" ", "logit #3 ", "logit one ", "logit its ", "logit #6 ",
      ])
    for candidate in commandCandidates("logit ", in: state) {
      #expect(throws: Never.self) { try parseCommand(candidate.text + "1", in: state) }
    }
  }

  @Test(arguments: [
    ("tau 0.25", "Temperature 0.25."), ("noise off", "Noise off."), ("noise on", "The noise is on already."),
    ("hard on", "Hard on: y is one-hot."), ("hard off", "Hard is off already."),
    ("tau 0.5", "The temperature is 0.5 already."), ("seed 42", "The seed is 42 already."),
    ("find the", "Chosen: 'the', logit 2, probability 0.518 (1 of 6)."),
    ("first", "Chosen: 'the', logit 2, probability 0.518 (1 of 6)."),
    ("logit a 1.2", "The logit of 'a' is 1.2 already, its probability 0.233."),
    ("label a a", "'a' is called that already."), ("sort off", "It is in its own order already."),
    ("left softmax", "The left panel shows softmax already."), ("view 1", "The view is Compare already."),
    ("baseline off", "There is no baseline to drop."),
    ("logit a 2", "The logit of 'a' is 2, its probability 0.403."),
    ("logit every -20", "The logit of 'every' is -20, its probability below 0.0005."),
    ("label a b", "'a' is called 'b' now."), ("seed 7", "Seed 7."),
    ("left sampled-softmax", "Left panel: sampled-softmax."), ("view one-draw", "View: One draw."),
    ("sort", "Sorted by falling probability."), ("pause", "Paused at draw 0."),
    ("clear", "The counts start again."),
    ("find its", "Chosen: 'its', logit -0.7, probability 0.035 (5 of 6)."),
    ("show counts", "Numbers: counts."),
    ("logits 1,2", "2 categories."),
    ("logits 2.1,1.2,.6,0,-.7,-1.5", "The logit of 'the' is 2.1, its probability 0.543."),
    ("logits x 50%, y 50%", "2 categories. Percentages are read as probabilities."),
    ("logits -inf", "every category is masked; at least one has to stay unmasked"),
    ("remove", "5 categories."), ("add new 1", "7 categories."), ("draws 20", "Paused at draw 20."),
    ("undo", "Nothing to undo."), ("theme mono", "Colours: mono."),
    ("faster", "Pace: as fast as one core allows."),
    (
      "preset two",
      "2 categories from two. Temperature 1. two: A biased coin, π = .75 and .25: the smallest "
        + "case, in which every law is known in closed form."
    ),
    ("baseline", "There is nothing to pin before the first draw."),
  ]) func `is answered by a sentence`(text: String, expected: String) throws {
    let command = try parseCommand(text, in: state)
    let (after, _) = reduce(state, .command(command))
    #expect(sentence(from: state, to: after, by: command) == expected)
  }

  @Test func `waits while something is open`() {
    var state = state
    state.press(.character("e"))
    let before = state
    #expect(state.apply(.command(.takePresetAt(1))) == [])
    #expect(state.isSame(as: before) && state.notice?.isProblem == true)
  }

  @Test func `refuses values that no category can have`() {
    var state = state
    for command in [
      Command.setLogit(category: 9, 1), .setLabel(category: -1, "x"), .takePresetAt(99),
      .setLogit(category: 0, .nan), .setLogit(category: 0, .infinity), .setTemperature(-1),
      .chooseCategory(6),
    ] {
      _ = state.apply(.command(command))
      #expect(state.isSame(as: self.state))
    }
  }
}
