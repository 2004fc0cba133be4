import Console

/// Why a text was not read as labels.
public enum LabelProblem: Error, Sendable, Equatable {
  /// The label at `index` (from 0) has no text; an empty label is written `""`.
  case empty(index: Int)
  /// The quote that opens the label at `index` is never closed.
  case unclosedQuote(index: Int)
  /// Text follows the closing quote of the label at `index`.
  case textAfterQuote(index: Int)
  /// The label at `index` has a `\` in quotes that begins none of the known escapes.
  case unknownEscape(index: Int)

  /// The problem with its place, counted from 1.
  public var message: String {
    switch self {
    case .empty(let index): "label \(index + 1) is empty; an empty label is written \"\""
    case .unclosedQuote(let index): "label \(index + 1) has no closing quote"
    case .textAfterQuote(let index): "label \(index + 1) goes on after its closing quote"
    case .unknownEscape(let index):
      "label \(index + 1): in quotes, \\ begins one of \\\" \\\\ \\n \\r \\t \\u{1f600}"
    }
  }
}

/// How labels are written where commas, spaces or numbers could be mistaken for something else: in double
/// quotes, within which `\"`, `\\`, `\n`, `\r`, `\t` and `\u{…}` stand for what they stand for in Swift;
/// `""` is read as a quote, too, as spreadsheets write it. Works on Unicode scalars, so that a combining
/// mark after a quote or a comma hides neither.
enum LabelNotation {
  enum QuoteProblem: Error { case unclosed, unknownEscape }

  /// `label` in quotes, without what could drive a terminal.
  static func quoted(_ label: String) -> String {
    var text = "\""
    for scalar in label.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if needsCode(scalar) {
          text += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
  }

  /// Whether a scalar in quotes is only written by its code: what could drive a terminal, or is not seen.
  static func needsCode(_ scalar: Unicode.Scalar) -> Bool { DisplayWidth.printable(scalar) != scalar }

  /// Reads a label in quotes from the front of `text`, which begins with its quote, and removes it.
  static func readQuoted(_ text: inout Substring.UnicodeScalarView) throws(QuoteProblem) -> String {
    var label = String.UnicodeScalarView()
    text.removeFirst()
    while let scalar = text.popFirst() {
      switch scalar {
      case "\"" where text.first == "\"": label.append(text.removeFirst())
      case "\"": return String(label)
      case "\\": label.append(try readEscape(&text))
      default: label.append(scalar)
      }
    }
    throw .unclosed
  }

  private static func readEscape(
    _ text: inout Substring.UnicodeScalarView
  ) throws(QuoteProblem) -> Unicode.Scalar {
    switch text.popFirst() {
    case "\"": return "\""
    case "\\": return "\\"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      guard text.popFirst() == "{", let end = text.firstIndex(of: "}") else { throw .unknownEscape }
      let digits = String(text[..<end])
      text = text[text.index(after: end)...]
      guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
        throw .unknownEscape
      }
      return scalar
    default: throw .unknownEscape
    }
  }
}
