import Console
import Experiment
import Explorer
import GumbelEngine
import TestSupport
import Testing

@testable import Screen

/// A person who does anything at all, at any speed, in a window of any size.
@Suite struct Fuzz {
  #if DEBUG
    private static let events = 30_000
  #else
    private static let events = 1_000_000
  #endif

  @Test func `a million events keep every invariant`() {
    var monkey = Monkey(seed: 7)
    for step in 0..<Self.events {
      if step.isMultiple(of: 2_000) { monkey.restart() }
      if let broken = monkey.act() {
        Issue.record("\(broken) at step \(step) after \(monkey.last)")
        return
      }
      if step.isMultiple(of: 1_000) { monkey.look() }
      if step.isMultiple(of: 397) { monkey.remember() }
    }
    // Whatever was done, there is a way out.
    let leaves = monkey.leaves()
    #expect(leaves)
  }
}

/// Makes random events and checks the state after each.
private struct Monkey {
  private var generator: SplitMix
  private(set) var state = State.of(["a"], [0])
  private(set) var last = ""
  private var size = GridSize(columns: 80, rows: 24)
  private let keys: [Key] =
    KeyMap.bindings.flatMap { $0.actions.flatMap { $0.keys + $0.aliases } }.filter {
      // Suspending and quitting are for the outside.
      ![.character("q"), .control("c"), .control("z")].contains($0)
    } + "0123456789.-einf x\"é日q#".map(Key.character) + [.insert, .shiftUp, .function(9)]
  private let words = CommandWord.all.map(\.name)
  private let pastes = [
    "new 1\nother -2\n\n3", "-inf", "1,5", "0.3", "\"a b\" 2", "qqq\u{1b}", "", "[1, 2, 3]",
    "{'x': 1, 'y': -inf}",
    "tensor([[0.5, -0.5]])", "日本: 1\nも: 2", "\u{301}", "1 nan 3", "tau 0.5",
  ]

  init(seed: UInt64) { generator = SplitMix(seed: seed) }

  mutating func restart() {
    let preset = Presets.all.filter { $0.labels.count < 20 }.randomElement(using: &generator)!
    state = State(Experiment(preset: preset, seed: 1))
  }

  /// Does something, and returns what is wrong afterwards, if anything is.
  mutating func act() -> String? {
    let before = state
    let event = event()
    last = "\(event)"
    _ = state.apply(event)
    if let broken = brokenInvariant { return broken }
    return state.parameters == before.parameters ? nil : brokenUndo(before)
  }

  /// Draws what there is, which must not trap and must fill the window.
  mutating func look() {
    let grid = render(
      state, size: size, theme: Theme(kind: state.theme, depth: .indexed256),
      symbols: Bool.random(using: &generator) ? .unicode : .ascii)
    #expect(grid.size == size)
    if let cursor = grid.cursor {
      #expect((0..<size.columns).contains(cursor.column) && (0..<size.rows).contains(cursor.row))
    }
  }

  /// Draws with what is remembered of the pictures before: they must be the same as without.
  mutating func remember() {
    var memory = RenderMemory()
    for key in [nil, nil, Key.down, .up] {
      let theme = Theme(kind: state.theme, depth: .indexed256)
      let grid = render(state, size: size, theme: theme, symbols: .unicode, memory: &memory)
      let isSame = grid == render(state, size: size, theme: theme, symbols: .unicode)
      #expect(isSame, "after \(last)")
      if let key { _ = state.apply(.input(.key(key))) } else { _ = act() }
    }
  }

  /// Whether Esc leads out of everything and q then asks to quit.
  mutating func leaves() -> Bool {
    for _ in 0..<4 { _ = state.apply(.input(.key(.escape))) }
    return state.overlays.isEmpty && state.apply(.input(.key(.character("q")))) == [.quit]
  }

  private mutating func event() -> Event {
    switch Int.random(in: 0..<100, using: &generator) {
    case 0: return .input(.paste(pastes.randomElement(using: &generator)!))
    case 1: return .seed(generator.next() % 4)
    case 2..<6: return .finding(snapshot())
    case 6:
      size = GridSize(
        columns: Int.random(in: 0...210, using: &generator), rows: Int.random(in: 0...65, using: &generator))
      return .input(.resize(size))
    case 7..<27: return pointed()
    case 27..<30: return command()
    default: return .input(.key(keys.randomElement(using: &generator)!))
    }
  }

  private mutating func pointed() -> Event {
    let actions: [MouseAction] = [.press, .press, .drag, .release, .wheelUp, .wheelDown]
    let point = GridPoint(
      column: Int.random(in: 0...size.columns, using: &generator),
      row: Int.random(in: 0...size.rows, using: &generator))
    return .mouse(
      actions.randomElement(using: &generator)!, mousePlace(at: point, on: state, size: size))
  }

  private mutating func command() -> Event {
    var words = [self.words.randomElement(using: &generator)!]
    let others = [
      "on", "off", "0.5", "#1", "#2", "-inf", "two", "softmax", "one-draw", "light", "a", "\"b c\"",
    ]
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      words.append(others.randomElement(using: &generator)!)
    }
    do {
      let command = try parseCommand(words.joined(separator: " "), in: state)
      return .command([.quit, .suspend].contains(command) ? .redraw : command)
    } catch {
      return .notice(Notice(text: error.message, isProblem: true))
    }
  }

  /// Counts that the sampler makes, of the present parameters or of the ones before.
  private mutating func snapshot() -> SamplingFinding {
    var snapshot = state.drawn(Int.random(in: 0...40, using: &generator), spreadCategories: []).sampling!
    if Int.random(in: 0..<4, using: &generator) == 0 { snapshot.revision -= 1 }
    return snapshot
  }

  private var brokenInvariant: String? {
    let parameters = state.parameters
    let values = parameters.logits.values
    let count = values.count
    if parameters.labels.count != count { return "labels and logits differ in number" }
    if !values.contains(where: { $0 > -.infinity }) { return "all is masked" }
    if !values.allSatisfy({ $0 < .infinity }) { return "a logit is not finite" }
    if !(parameters.temperature.value >= 0) { return "no temperature" }
    if !(0..<count).contains(state.selection) { return "the choice is out of range" }
    if state.order.count != count || state.derived.probabilities.count != count { return "a stale count" }
    if state.order[state.order.row(of: state.selection)] != state.selection { return "a broken order" }
    if state.overlays.count > 2 { return "too many layers" }
    if let baseline = state.baseline, baseline.count != count { return "a stale baseline" }
    if let snapshot = state.sampling {
      if snapshot.revision != state.revision { return "a stale snapshot" }
      if snapshot.draws > state.heldAt ?? .max { return "a snapshot ahead of a pause" }
      for panel in [snapshot.left, snapshot.right] {
        if panel.tally.picks.reduce(0, +) != snapshot.draws { return "counts that do not add up" }
        if zip(panel.tally.picks, panel.law).contains(where: { $0 > 0 && $1 == 0 }) {
          return "a pick that cannot be"
        }
      }
    }
    return state.overlays.lazy.compactMap { brokenLayer($0) }.first
  }

  private func brokenLayer(_ layer: Overlay) -> String? {
    switch layer {
    case .help(let scroll): (0..<KeyMap.helpRowCount).contains(scroll) ? nil : "help is scrolled away"
    case .field(let editor): (0...editor.text.count).contains(editor.cursor) ? nil : "a lost cursor"
    case .text(let editor):
      editor.lines.indices.contains(editor.line)
        && (0...editor.lines[editor.line].count).contains(editor.cursor) ? nil : "a lost cursor"
    case .find(let finder):
      (0...finder.text.count).contains(finder.cursor) && finder.rows.allSatisfy(state.order.indices.contains)
        && finder.place.map(finder.rows.indices.contains) ?? true ? nil : "a broken search"
    case .palette(let palette):
      (0...palette.text.count).contains(palette.cursor)
        && palette.highlighted.map(palette.candidates.indices.contains) ?? true ? nil : "a broken palette"
    case .list(let picker):
      (0...picker.text.count).contains(picker.cursor)
        && picker.highlighted.map(picker.matches.indices.contains) ?? true ? nil : "a broken list"
    case .open(let dialog):
      (0...dialog.text.count).contains(dialog.cursor)
        && dialog.moved.map(dialog.found.entries.indices.contains) ?? true ? nil : "a broken dialog"
    }
  }

  /// Undo leads to parameters that were there, and redo back; of a change in one step, to those before it.
  private func brokenUndo(_ before: State) -> String? {
    var undone = state
    undone.overlays = []
    let depth = undone.undoStack.count
    // A held key that came back to where it began leaves no step.
    guard depth > 0 else { return nil }
    _ = undone.apply(.input(.key(.character("u"))))
    if undone.undoStack.count != depth - 1 { return "undo that does nothing" }
    if state.undoStack.count == before.undoStack.count + 1, undone.parameters != before.parameters {
      return "undo that leads elsewhere"
    }
    _ = undone.apply(.input(.key(.control("r"))))
    return undone.parameters == state.parameters && undone.source == state.source
      ? nil : "redo that leads elsewhere"
  }
}
