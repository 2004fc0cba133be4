import Console
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `The key table` {
  @Test func `gives no key two meanings in one layer`() {
    var seen: [KeyLayer: Set<Key>] = [:]
    for binding in KeyMap.bindings {
      for key in binding.actions.flatMap({ $0.keys + $0.aliases }) {
        let isNew = seen[binding.section.layer, default: []].insert(key).inserted
        #expect(isNew, "\(key) twice in \(binding.section.layer)")
      }
    }
  }

  @Test func `dispatches every key to the command beside it`() {
    for binding in KeyMap.bindings {
      for action in binding.actions {
        for key in action.keys + action.aliases {
          #expect(KeyMap.command(for: key, in: binding.section.layer) == action.command)
        }
      }
    }
  }

  /// States in which each key has something to do: as opened, in the middle, undone, and in every layer.
  private var states: [State] {
    var middle = State.opened()
    middle.receive(draws: 1_000_000)
    middle.press(.down, .down, .right, .character("n"), .character("d"), .character("u"))
    middle.receive(draws: 1000)
    var end = middle
    end.press(.character("G"), .character("2"))
    var corner = end
    corner.press(.character("3"))
    var triangle = corner
    triangle.press(.character("v"), .home)
    var gradients = middle
    gradients.press(.character("5"))
    var training = middle
    training.press(.character("6"))
    var help = middle
    help.press(.character("?"), .down)
    var field = middle
    field.press(.character("t"), .left)
    var text = middle
    text.press(.character("e"), .left)
    var find = middle
    find.press(.character("/"), .character("t"), .character("h"), .left)
    var palette = middle
    palette.press(.character(":"), .character("t"), .character("a"), .left)
    var list = training
    list.press(.control("t"), .character("t"), .character("r"), .left)
    var tour = middle
    tour.press(.character("T"), .enter)
    return [
      State.opened(), middle, end, corner, triangle, gradients, training, tour, help, field, text, find,
      palette, list,
      opening,
      following,
    ]
  }

  private var opening: State {
    var state = State.opened()
    state.press(.character("o"), .character("a"), .character("b"), .left)
    var listing = OpenListing()
    listing.entries = ["x", "y"].map { .init(title: $0, text: $0, isComplete: true) }
    (listing.row, listing.rowCount) = (1, 3)
    _ = state.apply(.lookedUp(ReadingJob(text: "ab"), listing))
    return state
  }

  private var following: State {
    var state = State.opened()
    state.followed = Followed(argument: nil)
    let steps = (0..<3).map { row in
      Step(row: row, number: nil, labels: nil, logits: try! Logits([Double(row), 0]), temperature: nil)
    }
    _ = state.apply(.steps(StepsNews(steps: steps)))
    state.press(.character("{"))
    return state
  }

  @Test func `holds only keys that do something`() {
    for binding in KeyMap.bindings {
      // With nothing open, Esc has nothing to back out of but a notice, which any key clears.
      for action in binding.actions where binding.section.layer != .explorer || action.command != .back {
        for key in action.keys + action.aliases {
          let works = states.contains { state in
            guard state.keyLayer == binding.section.layer else { return false }
            let (after, effects) = reduce(state, .input(.key(key)))
            return !effects.isEmpty || !after.isSame(as: state)
          }
          #expect(works, "\(key) does nothing")
        }
      }
    }
  }

  @Test func `leaves every character to an editor, and keeps the ways out`() {
    for layer in [KeyLayer.field, .text, .find, .palette, .open, .list] {
      for scalar in 32..<127 {
        #expect(KeyMap.command(for: .character(Character(Unicode.Scalar(UInt8(scalar)))), in: layer) == nil)
      }
      #expect(KeyMap.command(for: .control("c"), in: layer) == .quit)
      #expect(KeyMap.command(for: .escape, in: layer) == .back)
      #expect(KeyMap.command(for: .control("z"), in: layer) == .suspend)
    }
    #expect(KeyMap.command(for: .character("q"), in: .help) == .back)
    #expect(KeyMap.command(for: .character("n"), in: .help) == nil)
  }

  @Test func `writes the help`() {
    let sections = KeyMap.sections
    #expect(sections.map(\.title) == KeySection.allCases.map(\.rawValue))
    #expect(
      sections[0].entries.map { "\($0.keys) | \($0.asciiKeys) | \($0.sentence)" } == [
        "← → or h l | Left Right or h l | Lowers or raises the temperature by about 5 % (0.01 to 100).",
        "Shift-← Shift-→ or H L | Shift-Left Shift-Right or H L | Halves or doubles the temperature.",
        "t | t | Types a temperature: any number from 0 to inf, both included.",
      ])
    for entry in sections.flatMap(\.entries) {
      #expect(entry.sentence.hasSuffix("."))
      #expect(entry.asciiKeys.allSatisfy { $0.isASCII })
      #expect(DisplayWidth.columns(entry.asciiKeys) <= 30)
      #expect(DisplayWidth.columns(entry.sentence) <= 68)
    }
  }

  @Test func `writes the footer, the most important first`() {
    func footer(_ state: State, ascii: Bool = false) -> String {
      KeyMap.footer(for: state).map {
        "\(ascii ? $0.asciiKeys : $0.keys) \($0.label)" + ($0.essential ? "!" : "")
      }.joined(separator: "  ")
    }
    var state = State.opened()
    #expect(
      footer(state)
        == "←→ temperature  n noise  d hard  space pause  ↑↓ category  +− logit  e edit  / find  "
        + "<> compare  Tab/Shift-Tab view  pP preset  o open  u/Ctrl-R undo  y copy  T tour!  "
        + ": command  ? help!  q quit!")
    #expect(footer(state, ascii: true).hasPrefix("Left/Right temperature  n noise"))
    state.press(.character(" "))
    #expect(footer(state).contains("space run  . step"))
    state.press(.character("?"))
    #expect(footer(state) == "↑↓ scroll  Esc close!")
    state.press(.escape, .character("t"))
    #expect(footer(state) == "Enter set!  Esc cancel!")
    state.press(.escape, .character("e"))
    #expect(footer(state) == "Ctrl-S apply!  Esc cancel!  Enter new line")
    state.press(.escape, .character("/"))
    #expect(footer(state) == "Enter keep!  ↑↓ match  Esc back!")
    state.press(.escape, .character(":"))
    #expect(footer(state) == "Enter run!  Tab complete  ↑↓ choose  Esc cancel!")
  }

  @Test func `is written out for README and manual page`() {
    let rows = KeyMap.markdown.split(separator: "\n")
    #expect(rows.count == 2 + KeyMap.bindings.count { $0.section.layer == .explorer })
    #expect(rows.allSatisfy { row in row.count { $0 == "|" } == 4 })
    #expect(rows[2].hasPrefix("| **Temperature** | ← → or h l | Lowers or raises"))
    #expect(rows[3].hasPrefix("|  | Shift-← Shift-→ or H L |"))
    let manual = KeyMap.manual
    #expect(manual.hasPrefix(".SH KEYS\n.SS Temperature\n.TP\n.B Left Right or h l\nLowers"))
    #expect(manual.contains(".TP\n.B \\&.\nMakes one single draw"))
    #expect(manual.contains(".B Ctrl\\-L\n"))
    #expect(manual.allSatisfy { $0.isASCII })
  }

  @Test func `answers a key that does nothing`() {
    var state = State.opened()
    state.press(.character("Z"))
    #expect(state.notice?.text == "No key 'Z': ? lists them.")
    state.press(.character("?"), .character("n"))
    #expect(state.notice?.text == "'n' works when the help is closed: Esc." && state.parameters.noise)
    state.press(.character("Z"))
    #expect(state.notice?.text == "No key 'Z'.")
    state.press(.escape, .function(9))
    #expect(state.notice == nil)
    state.press(.character("e"), .character("z"))
    #expect(state.notice == nil && state.textEditor?.lines[0].contains("z") == true)
  }

  @Test func `goes through the help by its ends and pages`() {
    var state = State.opened()
    func scroll() -> Int? { if case .help(let rows) = state.overlays.last { rows } else { nil } }
    state.press(.character("?"), .end)
    #expect(scroll() == KeyMap.helpRowCount - 1)
    for first in [Key.home, .character("g")] {
      state.press(.character("G"), first)
      #expect(scroll() == 0)
    }
    state.press(.character(" "))
    #expect(scroll() == 10)
    let effects = state.press(.character("q"))
    #expect(effects.isEmpty && state.overlays.isEmpty)
  }

  @Test func `names every tab's number`() {
    for view in View.allCases {
      #expect(
        KeyMap.command(for: .character(Character("\(view.rawValue + 1)")), in: .explorer) == .openView(view))
    }
  }
}

extension State {
  /// Whether two states show and do the same.
  func isSame(as other: State) -> Bool {
    parameters == other.parameters && revision == other.revision && source == other.source
      && view == other.view && selection == other.selection && sorted == other.sorted
      && display == other.display && pace == other.pace && heldAt == other.heldAt
      && overlays == other.overlays && baseline == other.baseline && theme == other.theme
      && estimator == other.estimator && sampleBudget == other.sampleBudget && training == other.training
      && claims == other.claims && when == other.when && tour == other.tour
  }
}
