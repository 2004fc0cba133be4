import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct OverlayPictures {
  private func with(_ overlay: Overlay) -> State { States.words.with { $0.overlays = [overlay] } }

  @Test func `help lists every key`() {
    Pictures.expect(picture(with(.help(scroll: 0)), 120, 36), named: "help-120x36")
  }

  @Test func `help scrolls to its last page at any width`() {
    let grid = picture(with(.help(scroll: KeyMap.helpRowCount - 1)), 40, 12)
    Pictures.expect(grid, named: "help-end-40x12")
  }

  @Test(arguments: [(40, 12), (60, 20), (80, 24), (120, 36), (120, 100)])
  func `help ends with a full page`(columns: Int, rows: Int) {
    let last = lastHelpScroll(size: GridSize(columns: columns, rows: rows), symbols: .unicode)
    let (end, beyond) = (picture(with(.help(scroll: last)), columns, rows), last + 5)
    #expect(end == picture(with(.help(scroll: beyond)), columns, rows))
    #expect(!end.text.contains(" more: "))
    #expect(last == 0 || picture(with(.help(scroll: last - 1)), columns, rows).text.contains(" more: "))
  }

  @Test(arguments: [(40, 12), (80, 24)]) func `help cuts no keys`(columns: Int, rows: Int) {
    let pages = (0..<KeyMap.helpRowCount).map { picture(with(.help(scroll: $0)), columns, rows).text }
    for entry in KeyMap.sections.flatMap(\.entries) {
      #expect(pages.contains { $0.contains(" \(entry.keys) ") }, "\(entry.keys)")
    }
  }

  @Test func `temperature is edited where it stands`() {
    let editor = FieldEditor(subject: .temperature, text: "0.25", cursor: 4)
    let grid = picture(with(.field(editor)), 80, 24)
    Pictures.expect(grid, named: "edit-temperature-80x24")
    #expect(grid.cursor == GridPoint(column: 20, row: 1))
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func `refused text keeps its place and says why`(columns: Int, rows: Int) {
    let editor = FieldEditor(
      subject: .category(5), text: "every 1.2x", cursor: 10, problem: "'1.2x' is not a number; try 1.2")
    let grid = picture(with(.field(editor)), columns, rows)
    Pictures.expect(grid, named: "edit-category-refused-\(columns)x\(rows)")
  }

  @Test func `new category is typed under the last`() {
    let editor = FieldEditor(subject: .newCategory, text: "", cursor: 0)
    Pictures.expect(picture(with(.field(editor)), 120, 36), named: "edit-new-category-120x36")
  }

  @Test func `all categories are edited as text`() {
    let editor = TextEditor(
      lines: ["the 2", "a x", "this 0.6"], line: 1, cursor: 3, problem: "line 2: 'x' is not a number")
    Pictures.expect(picture(with(.text(editor)), 80, 24), named: "edit-text-80x24")
  }

  private func typed(_ text: String, _ keys: Key..., into state: State = States.words) -> State {
    state.with {
      for key in text.map(Key.character) + keys { _ = $0.apply(.input(.key(key))) }
    }
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func `a search says how many match`(columns: Int, rows: Int) {
    let grid = picture(typed("/rank-1", .down, into: States.many), columns, rows)
    Pictures.expect(grid, named: "find-\(columns)x\(rows)")
  }

  @Test func `a search says that nothing matches`() {
    let lines = picture(typed("/zebra"), 80, 24).text.split(separator: "\n")
    #expect(lines[lines.count - 2].hasSuffix("✗ no label contains this"))
  }

  @Test(arguments: [(120, 36), (40, 12)])
  func `the palette lists commands with their keys`(columns: Int, rows: Int) {
    Pictures.expect(picture(typed(":t"), columns, rows), named: "palette-\(columns)x\(rows)")
  }

  @Test func `the palette proposes values`() {
    Pictures.expect(picture(typed(":preset t", .down), 80, 24), named: "palette-values-80x24")
  }

  @Test func `the palette says why a command cannot be run`() {
    Pictures.expect(picture(typed(":left q", .enter), 80, 24), named: "palette-problem-80x24")
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func `the dialog lists arrays and previews the row`(columns: Int, rows: Int) {
    var listing = OpenListing()
    listing.entries = [("logits", "float32 (3, 7)"), ("labels", "an array of text, not of numbers")].map {
      .init(title: $0.0, detail: $0.1, text: "run.npz:\($0.0)", isComplete: true)
    }
    listing.preview = [("the", 2.5, 0.6), ("naïve 日本", 1, 0.3), ("\u{1B}[2J\u{202E}x", -1, 0.1)]
    (listing.row, listing.rowCount, listing.categoryCount) = (1, 3, 7)
    var state = typed("orun.npz:logits@1")
    _ = state.apply(.lookedUp(ReadingJob(text: "run.npz:logits@1"), listing))
    _ = state.apply(.input(.key(.down)))
    Pictures.expect(picture(state, columns, rows), named: "open-\(columns)x\(rows)")
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func `the dialog tells what was assumed`(columns: Int, rows: Int) {
    var listing = OpenListing()
    listing.preview = [("a", 0.7, 0.48), ("b", 0.2, 0.29), ("c", 0.1, 0.26)]
    (listing.row, listing.rowCount, listing.categoryCount) = (0, 1, 3)
    listing.notices = ["The values sum to 1 and are read as logits. If they are probabilities: --as probs."]
    var state = typed("oprobs.npy")
    _ = state.apply(.lookedUp(ReadingJob(text: "probs.npy"), listing))
    Pictures.expect(picture(state, columns, rows), named: "open-assumed-\(columns)x\(rows)")
  }

  @Test func `the strip shows the steps of a file`() {
    var state = States.words
    state.followed = Followed(argument: "run.jsonl")
    let steps = (0..<30).map { row in
      Step(
        row: row, number: row * 100, labels: nil, logits: try! Logits([Double(row) / 5, 0]),
        temperature: try! Temperature(1 - Double(row) / 40))
    }
    _ = state.apply(.steps(StepsNews(steps: steps)))
    Pictures.expect(picture(state, 120, 24), named: "steps-120x24")
    let narrow = picture(state, 40, 13).text.split(separator: "\n").last
    #expect(narrow?.hasPrefix(" step 2900, 30 of 30 (following)") == true)
  }

  @Test func `cursor shows in text that is longer than its field`() {
    let text = String(repeating: "long ", count: 40)
    let editor = FieldEditor(subject: .temperature, text: text, cursor: text.count)
    let grid = picture(with(.field(editor)), 40, 12)
    #expect(grid.cursor != nil && grid.cursor!.column < 40)
  }

  @Test func `notice takes the footer and leaves the way out`() {
    let state = States.words.with { $0.notice = Notice(text: "A category needs a logit.", isProblem: true) }
    let footer = picture(state, 80, 24).text.split(separator: "\n").last!
    #expect(footer == " ✗ A category needs a logit.                            T tour  ? help  q quit")
  }
}
