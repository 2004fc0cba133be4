// Pasted text may be anything and of any length, so it is looked at before it changes something.

import Console
import Experiment
import LogitFiles

extension State {
  /// Takes pasted text, which is never taken for commands. An editor gets it; where none is open, the editor
  /// of all categories opens with it, so that it can be looked at before it counts.
  ///
  /// A text that is not whole is shown in the same way, and replaced when more of it comes.
  mutating func paste(_ text: String, isWhole: Bool) {
    if let overlaysBeforePaste { overlays = overlaysBeforePaste }
    overlaysBeforePaste = isWhole ? nil : overlays
    notice = nil
    lastChange = nil
    take(text)
    if isWhole { return }
    if notice?.isProblem == true {
      notice?.aside = "The end of the paste is missing: Esc goes on without it."
    } else {
      notice = Notice(
        text: "The end of the paste is missing. After a second, Enter accepts what came; Esc drops it.")
    }
  }

  /// Ends a paste whose end has not come, as any key does, and returns whether the key accepts it.
  mutating func endsPaste(_ key: Key) -> Bool {
    defer { overlaysBeforePaste = nil }
    return overlaysBeforePaste != nil && key == .enter
  }

  private mutating func take(_ text: String) {
    if let room = roomForPaste, text.unicodeScalars.count > room {
      return refusePaste(of: text.unicodeScalars.count, room: room)
    }
    let lines = text.pastedLines
    let list = PastedList(text)
    if list.lines == nil, let longest = lines.map(\.unicodeScalars.count).max(), longest > Self.longestLine {
      return refusePaste(of: longest, room: Self.longestLine)
    }
    let words = lines.joined(separator: " ")
    let isTaken = withEditor(
      line: { $0.insert(words) }, field: { $0.insert(words) },
      text: { editor in
        if let list = list.lines { editor.insert(list: list) } else { editor.insert(lines) }
      })
    if !isTaken { review(list, lines) }
  }

  /// The characters that a paste may bring into one line: every frame lays out the whole line.
  static let longestLine = 1000

  /// The characters that a paste may add to the field on top; `nil` where no field is open.
  private var roomForPaste: Int? {
    switch overlays.last {
    case .field(let editor): Self.longestLine - (editor.isUntouched ? 0 : editor.text.count)
    case .find(let finder): Self.longestLine - finder.text.count
    case .palette(let palette): Self.longestLine - palette.text.count
    case .open(let dialog): Self.longestLine - dialog.text.count
    case .list(let picker): Self.longestLine - picker.text.count
    case .help, .text, nil: nil
    }
  }

  private mutating func refusePaste(of count: Int, room: Int) {
    notice = Notice(
      text:
        "Not pasted: \(Numbers.grouped(count)) characters, and a line has room for \(Numbers.grouped(max(room, 0))).",
      isProblem: true)
  }

  private mutating func review(_ list: PastedList, _ lines: [String]) {
    let shown = list.lines ?? lines
    guard let first = shown.first, shown.contains(where: { !$0.trimmingSpaces.isEmpty }) else { return }
    overlays.append(
      .text(TextEditor(lines: shown, line: 0, cursor: first.count, problem: list.problem, replacesAll: true)))
    let count = list.lines?.count
    let pasted = count.map { $0 == 1 ? "1 category" : "\(Numbers.grouped($0)) categories" } ?? "text"
    let next = "Ctrl-S replaces all by it, Esc drops it."
    notice =
      list.notices.isEmpty
      ? Notice(text: "Pasted \(pasted): \(next)")
      : Notice(text: "Pasted \(pasted). \(list.notices.joined(separator: " "))", aside: next)
  }
}

/// What a pasted text is.
struct PastedList {
  /// The categories, one a line; `nil` where the text is no list, or does not say so clearly.
  var lines: [String]?
  /// What was assumed of the list.
  var notices: [String] = []
  /// Why the text was not read.
  var problem: String?

  init(_ text: String) {
    do throws(TextProblem) {
      let list = try readCategories(text)
      // One word alone, or labels for some, could as well be part of something else.
      let labelCount = list.labels.count { $0 != nil }
      guard list.isList, labelCount == 0 || labelCount == list.labels.count else { return }
      lines = zip(list.labels, list.logits).map { CategoryLine(label: $0, logit: $1).text }
      notices = list.notices
      if list.couldBeProbabilities {
        notices.append("They sum to 1: if they are probabilities, write them with %.")
      }
    } catch {
      problem = error.line.map { "line \($0): \(error.message)" } ?? error.message
    }
  }
}
