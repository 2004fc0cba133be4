import Console
import LogitFiles

/// Why a text was not read as labels.
public enum LabelProblem: Explained, Sendable, Equatable {
  /// The label at `index` (from 0) has no text; an empty label is written `""`.
  case empty(index: Int)
  /// The quote that opens the label at `index` is never closed.
  case unclosedQuote(index: Int)
  /// Text follows the closing quote of the label at `index`.
  case textAfterQuote(index: Int)
  /// The label at `index` has a `\` in quotes that begins none of the known escapes.
  case unknownEscape(index: Int)

  /// The problem with its place, and its cure, to follow a colon.
  public var message: String { clause }

  /// How an empty label is written.
  public var cure: String? {
    if case .empty = self { "an empty label is written \"\"" } else { nil }
  }

  /// The problem with its place, counted from 1.
  public var problem: String {
    switch self {
    case .empty(let index): "label \(index + 1) is empty"
    case .unclosedQuote(let index): "label \(index + 1) has no closing quote"
    case .textAfterQuote(let index): "label \(index + 1) goes on after its closing quote"
    case .unknownEscape(let index):
      "label \(index + 1): in quotes, \\ begins one of \\\" \\\\ \\n \\r \\t \\u{1f600}"
    }
  }
}

/// How labels are written where commas, spaces or numbers could be mistaken for something else: in double
/// quotes, as `QuotedLabel` reads them.
public enum LabelNotation {
  /// `label` in quotes, without what could drive a terminal.
  public static func quoted(_ label: String) -> String {
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

  /// Whether a scalar is a control character of ASCII or Latin-1.
  public static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
  }

  /// Whether a scalar in quotes is only written by its code: what could drive a terminal, or is not seen.
  public static func needsCode(_ scalar: Unicode.Scalar) -> Bool { DisplayWidth.printable(scalar) != scalar }
}
