/// Why a line was not read as a category.
public enum CategoryLineProblem: Error, Sendable, Equatable {
  /// The line is empty.
  case empty
  /// There is a label but no logit.
  case noLogit(String)
  /// Where the logit should be there is something else.
  case number(NumberProblem)
  /// A logit of +∞.
  case positiveInfinity
  /// Two numbers, neither of them in quotes.
  case twoNumbers
  /// More than a label and a logit.
  case tooMuch
  /// A quote that is not closed, or not followed by a separator.
  case quote
  /// A `\` in quotes that begins none of the known escapes.
  case unknownEscape

  /// The problem and its cure.
  public var message: String {
    switch self {
    case .empty: "write a label and a logit, or only a logit"
    case .noLogit(let text): "'\(text)' is not a number; write a label and a logit, or only a logit"
    case .number(let problem): problem.message
    case .positiveInfinity: "a logit cannot be +inf; -inf masks a category"
    case .twoNumbers: "two numbers; write one category a line, a label that is a number in quotes"
    case .tooMuch: "more than a label and a logit; put a label of several words in quotes"
    case .quote: "a quoted label ends with a quote, then comes the logit"
    case .unknownEscape: "in quotes, \\ begins one of \\\" \\\\ \\n \\r \\t \\u{1f600}"
    }
  }
}

/// A category as text: `label logit` or only `logit`, apart by spaces, tabs, commas, `:` or `=`.
struct CategoryLine: Equatable {
  /// The label, if there is one.
  var label: String?
  /// The logit: finite, or −∞ for a masked category.
  var logit: Double

  /// Reads a line.
  init(_ text: String) throws(CategoryLineProblem) {
    // Commas separate, so a decimal comma has to be noticed before they do.
    let last = text.unicodeScalars.split { Self.isSeparator($0) && $0 != "," }.last.map(String.init) ?? ""
    if case .decimalComma = Self.numberProblem(last) { throw .number(.decimalComma(last.trimmingSpaces)) }
    let words = try Self.words(text)
    switch words.count {
    case 0: throw .empty
    case 1:
      if words[0].isQuoted { throw .noLogit(words[0].text) }
      logit = try Self.logit(words[0].text, orElse: .noLogit(words[0].text))
    case 2:
      if !words[0].isQuoted, Self.numberProblem(words[0].text) == nil { throw .twoNumbers }
      if words[1].isQuoted { throw .noLogit(words[1].text) }
      label = words[0].text
      logit = try Self.logit(words[1].text)
    default: throw .tooMuch
    }
  }

  /// A category with the given parts.
  init(label: String?, logit: Double) {
    self.label = label
    self.logit = logit
  }

  /// The text that is read back as the same category.
  var text: String {
    guard let label else { return LogitNotation.text(logit) }
    return Self.labelText(label) + " " + LogitNotation.text(logit)
  }

  /// A label as it stands in a line: in quotes where it could be taken for something else.
  static func labelText(_ label: String) -> String {
    needsQuotes(label) ? LabelNotation.quoted(label) : label
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "," || scalar == ":" || scalar == "="
  }

  private static func needsQuotes(_ label: String) -> Bool {
    if label.isEmpty { return true }
    if label.unicodeScalars.contains(where: { isSeparator($0) || $0 == "\"" || LabelNotation.isControl($0) })
    {
      return true
    }
    if case .notANumber = numberProblem(label) { return false }
    return true
  }

  private static func numberProblem(_ text: String) -> NumberProblem? {
    do throws(NumberProblem) {
      _ = try LogitNotation.number(text)
      return nil
    } catch {
      return error
    }
  }

  private static func logit(
    _ text: String, orElse refusal: CategoryLineProblem? = nil
  ) throws(CategoryLineProblem) -> Double {
    do throws(NumberProblem) {
      let value = try LogitNotation.number(text)
      if value < .infinity { return value }
    } catch {
      if case .notANumber = error, let refusal { throw refusal }
      throw .number(error)
    }
    throw .positiveInfinity
  }
}

/// A word of a line, and whether it stood in quotes.
private struct Word {
  var text: String
  var isQuoted: Bool
}

extension CategoryLine {
  private static func words(_ text: String) throws(CategoryLineProblem) -> [Word] {
    var words: [Word] = []
    var rest = text[...].unicodeScalars
    while true {
      rest = rest.drop(while: isSeparator)
      guard let first = rest.first else { return words }
      if first == "\"" {
        words.append(Word(text: try quoted(&rest), isQuoted: true))
        guard rest.first.map(isSeparator) ?? true else { throw .quote }
      } else {
        let word = rest.prefix { !isSeparator($0) }
        rest = rest[word.endIndex...]
        words.append(Word(text: String(word), isQuoted: false))
      }
    }
  }

  private static func quoted(
    _ text: inout Substring.UnicodeScalarView
  ) throws(CategoryLineProblem) -> String {
    do throws(LabelNotation.QuoteProblem) {
      return try LabelNotation.readQuoted(&text)
    } catch {
      switch error {
      case .unclosed: throw .quote
      case .unknownEscape: throw .unknownEscape
      }
    }
  }
}
