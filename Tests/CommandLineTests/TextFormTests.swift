import Experiment
import GumbelEngine
import LogitFiles
import Reports
import TestSupport
import Testing

@testable import Explorer
@testable import gumbel_tui

/// Whatever way a text comes in, it is read the same.
@Suite struct `A text in any form` {
  /// What an entrance made of a text.
  private struct Outcome: Equatable {
    /// nil for letters, which stand for none.
    var labels: [String]?
    var logits: [Double]

    init(labels: [String]?, logits: [Double]) {
      self.labels = labels == defaultLabels(logits.count) ? nil : labels
      self.logits = logits
    }
  }

  private static let rowsNotice =
    "The text has 2 rows; this is the first. To choose another, open a file: FILE@ROW."

  private func file(_ text: String) throws(LogitFileError) -> NamedLogits {
    try parseLogits(bytes: Array(text.utf8), name: "file")
  }

  /// The explorer before a text: with as many categories as no form has, so that labels are letters afterwards.
  private var explorer: State {
    State(
      Experiment(
        parameters: Parameters(labels: ["x", "y"], logits: try! Logits([0, 0]), seed: 1), source: "two"))
  }

  private func outcome(_ state: State) -> Outcome {
    Outcome(labels: state.parameters.labels, logits: state.parameters.logits.values)
  }

  private func editor(_ state: State) -> TextEditor? {
    if case .text(let editor) = state.overlays.last { editor } else { nil }
  }

  /// The text pasted where no editor is open, and taken over.
  private func pasted(_ text: String) -> (state: State, isRead: Bool) {
    var state = explorer
    _ = state.apply(.input(.paste(text)))
    _ = state.apply(.input(.key(.control("s"))))
    return (state, state.overlays.isEmpty)
  }

  /// The text in the editor of all categories.
  private func edited(_ text: String) -> (state: State, isRead: Bool) {
    var state = explorer
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    state.overlays = [.text(TextEditor(lines: lines, line: 0, cursor: 0, replacesAll: true))]
    _ = state.apply(.input(.key(.control("s"))))
    return (state, state.overlays.isEmpty)
  }

  // MARK: - What is read

  @Test(arguments: TextForm.all)
  func `is read from a file`(_ form: TextForm) throws {
    let found = try file(form.text)
    #expect(found.labels == form.labels)
    #expect(found.logits.values == form.logits)
    #expect(found.rowCount == form.rowCount)
    #expect(found.notices == form.notices)
  }

  @Test(arguments: TextForm.all)
  func `is read from an option`(_ form: TextForm) throws {
    let found = try InputOptions.typed(form.text, option: "--logits", areProbabilities: false)
    #expect(found.labels == form.labels ?? defaultLabels(form.values.count))
    #expect(found.logits.values == form.logits)
    let notices = found.file?.notices ?? []
    #expect(Array(notices.prefix(form.notices.count)) == form.notices)
    #expect(notices.count == form.notices.count + (form.rowCount > 1 ? 1 : 0))
    if form.areProbabilities {
      #expect(
        try InputOptions.typed(form.text, option: "--probs", areProbabilities: true).logits == found.logits)
    }
  }

  @Test(arguments: TextForm.all)
  func `is read from a paste`(_ form: TextForm) throws {
    let (state, isRead) = pasted(form.text)
    #expect(isRead, "\(state.overlays)")
    #expect(outcome(state) == Outcome(labels: form.labels, logits: form.logits))
  }

  @Test(arguments: TextForm.all.filter { $0.values.count > 1 })
  func `is shown for review with what was assumed`(_ form: TextForm) throws {
    var state = explorer
    _ = state.apply(.input(.paste(form.text)))
    let count = form.values.count
    let notice = try #require(state.notice)
    #expect(notice.text.hasPrefix("Pasted \(count) categories"))
    for told in form.notices { #expect(notice.text.contains(told)) }
    if form.rowCount > 1, form.testDescription != "JSON Lines" {
      #expect(notice.text.contains(Self.rowsNotice))
    }
    #expect(editor(state)?.lines.count == count)
  }

  @Test(arguments: TextForm.all)
  func `is read from the editor of all categories`(_ form: TextForm) throws {
    let (state, isRead) = edited(form.text)
    #expect(isRead, "\(state.overlays)")
    #expect(outcome(state) == Outcome(labels: form.labels, logits: form.logits))
    for told in form.notices { #expect(state.notice?.text.contains(told) == true) }
  }

  @Test(arguments: TextForm.all.filter { !$0.text.contains(where: \.isNewline) })
  func `is read from a command`(_ form: TextForm) throws {
    let before = explorer
    let command = try parseCommand("logits " + form.text, in: before, onScreen: false)
    let (state, _) = reduce(before, .command(command))
    let answer = sentence(from: before, to: state, by: command)
    for told in form.notices { #expect(answer.contains(told)) }
    let isKept = form.labels == nil && form.values.count == 2
    #expect(outcome(state) == Outcome(labels: isKept ? ["x", "y"] : form.labels, logits: form.logits))
  }

  @Test(arguments: TextForm.all.filter { $0.values.count == 1 && !$0.text.contains(where: \.isNewline) })
  func `is read from the line of a category`(_ form: TextForm) throws {
    var state = explorer
    state.openField(.newCategory, text: form.text)
    _ = state.apply(.input(.key(.enter)))
    #expect(state.parameters.logits.values == [0, 0] + form.logits)
    #expect(state.parameters.labels == ["x", "y"] + (form.labels ?? ["a"]))
  }

  // MARK: - What is refused

  @Test(arguments: RefusedForm.all)
  func `is refused by every entrance for the same reason`(_ form: RefusedForm) throws {
    let problem = form.problem
    let fileError = #expect(throws: LogitFileError.self) { try file(form.text) }
    #expect(fileError?.message.contains(problem) == true, "\(String(describing: fileError?.message))")

    let failure = #expect(throws: Failure.self) {
      try InputOptions.typed(form.text, option: "--logits", areProbabilities: false)
    }
    #expect(failure?.problem.contains(problem) == true)

    for entrance in [pasted, edited] {
      let (state, isRead) = entrance(form.text)
      #expect(!isRead && state.parameters == explorer.parameters)
      #expect(editor(state)?.problem?.contains(problem) == true, "\(String(describing: editor(state)))")
    }

    if !form.text.contains(where: \.isNewline) {
      let error = #expect(throws: CommandError.self) {
        try parseCommand("logits " + form.text, in: explorer, onScreen: false)
      }
      #expect(error?.message.contains(problem) == true)
    }
  }

  /// Damage makes of a form another, or none. All entrances then agree on what it is.
  @Test func `is read the same by all entrances or refused by all, whatever is changed in it`() throws {
    let pieces = [
      ",", ";", " ", "\n", "|", ":", "=", "\"", "'", "[", "]", "(", "1", "-", ".", "%", "a", "#", "...",
      "1,5", "e", "\t",
      "nan", "inf", "{", "}", "é", "\u{2212}",
    ]
    var random = SplitMix(seed: 3)
    var readCount = 0
    for _ in 0..<4000 {
      var text = Array(TextForm.all.randomElement(using: &random)!.text)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        if Bool.random(using: &random), place < text.count {
          text.remove(at: place)
        } else {
          text.insert(contentsOf: pieces.randomElement(using: &random)!, at: place)
        }
      }
      try compare(String(text), &readCount)
    }
    #expect(readCount > 400 && readCount < 3800, "\(readCount)")
  }

  private func compare(_ text: String, _ readCount: inout Int) throws {
    let shown = text.debugDescription
    let (editorState, isEdited) = edited(text)
    guard let found = try? file(text) else {
      // The editor gives labels to those that lack some.
      let hasAllLabels = (try? readCategories(text))?.labels.contains(nil) != true
      #expect(!isEdited || !hasAllLabels, "\(shown)")
      #expect(throws: Failure.self, "\(shown)") {
        try InputOptions.typed(text, option: "--logits", areProbabilities: false)
      }
      return
    }
    readCount += 1
    let expected = Outcome(labels: found.labels, logits: found.logits.values)
    #expect(isEdited && outcome(editorState) == expected, "\(shown)")
    let typed = try InputOptions.typed(text, option: "--logits", areProbabilities: false)
    #expect(typed.labels == found.labels ?? defaultLabels(found.logits.count), "\(shown)")
    #expect(typed.logits == found.logits, "\(shown)")
    let (pastedState, isPasted) = pasted(text)
    // A tab in a text that is no list becomes a space in the editor.
    if text.contains("\t"), found.logits.count == 1 { return }
    #expect(isPasted && outcome(pastedState) == expected, "\(shown)")
  }
}
