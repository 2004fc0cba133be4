import Experiment
import LogitFiles

/// A category as text: `label logit` or only `logit`.
struct CategoryLine: Equatable {
  /// The label, if there is one.
  var label: String?
  /// The logit: finite, or −∞ for a masked category.
  var logit: Double

  /// Reads a text that has one category, in any form of `readCategories`.
  init(_ text: String) throws(TextProblem) {
    let list = try readCategories(text)
    guard list.logits.count == 1 else {
      throw TextProblem(
        problem: "\(list.logits.count) categories",
        cure: "Write one: a label and a logit, or only a logit. A label that is a number needs quotes.")
    }
    self.init(label: list.labels[0], logit: list.logits[0])
  }

  /// A category with the given parts.
  init(label: String?, logit: Double) {
    self.label = label
    self.logit = logit
  }

  /// The text that is read back as the same category, also among the lines of others.
  var text: String {
    guard let label else { return LogitNotation.text(logit) }
    return Self.labelText(label) + " " + LogitNotation.text(logit)
  }

  /// A label as it is in a line: in quotes where it could be taken for something else.
  static func labelText(_ label: String) -> String {
    needsQuotes(label) ? LabelNotation.quoted(label) : label
  }

  private static func needsQuotes(_ label: String) -> Bool {
    guard let first = label.unicodeScalars.first, let last = label.unicodeScalars.last else { return true }
    // Brackets at the start open an array, bars at an end draw a table, and # begins a comment.
    if "[{(#'|".unicodeScalars.contains(first) || last == "|" { return true }
    // Such a sign before each line marks a list.
    if label == "-" || label == "*" { return true }
    let separates = label.unicodeScalars.contains {
      $0.properties.isWhitespace || ",;:=\"".unicodeScalars.contains($0) || LabelNotation.isControl($0)
    }
    return separates || isTakenForNumber(label)
  }
}
