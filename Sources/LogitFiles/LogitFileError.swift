/// Why a file gave no logits.
public struct LogitFileError: Explained, Sendable, Equatable {
  /// The two sorts of failure, which end a command with different statuses.
  public enum Kind: Sendable {
    /// The file could not be read: exit status 66.
    case unreadable
    /// The file was read and what it says is wrong: exit status 65.
    case badData
  }

  /// The sort of failure.
  public let kind: Kind
  /// The file, the place in it (line and column from 1, in characters, or the byte from 0; categories from 1 and rows, as
  /// `@ROW` has them, from 0), and what is wrong. Nothing in it can drive a terminal, nor in the cure.
  public let problem: String
  /// What to do.
  public let cure: String?

  /// Problem and cure, a line each.
  public var message: String { lines.joined(separator: "\n") }

  init(_ kind: Kind, name: String, place: String? = nil, problem: String, cure: String) {
    self.kind = kind
    self.problem = legible(name) + (place.map { ", " + $0 } ?? "") + ": " + problem
    self.cure = cure.isEmpty ? nil : cure
  }

  /// What is wrong with a file; `text` is its content if that is text, so that places are lines.
  init(_ damage: Damage, name: String, text: [UInt8]?) {
    let place = damage.offset.map { offset in
      text.map { TextPlace(offset: offset, in: $0).description } ?? "byte \(offset)"
    }
    self.init(damage.kind, name: name, place: place, problem: damage.problem, cure: damage.cure)
  }
}

/// What is wrong with the data, and at which byte of the file.
struct Damage: Error, Equatable {
  /// nil where the file as a whole is meant.
  var offset: Int?
  /// The place of the number that is meant in its list, from 0.
  var number: Int?
  var problem: String
  /// What the person can do.
  var cure = ""
  var kind = LogitFileError.Kind.badData
}

/// A place in a text as editors count it.
struct TextPlace: CustomStringConvertible {
  var line = 1
  /// In characters, from 1.
  var column = 1

  var description: String { "line \(line), column \(column)" }

  /// The place of the byte at `offset`. Lines end with LF, CR LF or CR; a byte order mark has no column.
  init(offset: Int, in bytes: [UInt8]) {
    var index = byteOrderMarkLength(bytes)
    while index < min(offset, bytes.count) {
      let byte = bytes[index]
      let isLineEnd = byte == 0x0A || byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      if isLineEnd {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      index += 1
    }
  }
}

/// 3 if `bytes` have UTF-8's byte order mark at `start`, else 0.
func byteOrderMarkLength(_ bytes: [UInt8], at start: Int = 0) -> Int {
  bytes[start...].starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

/// `text` in quotes, cut to a length that fits a message, and without characters that could drive a
/// terminal.
func quoted(_ text: some StringProtocol) -> String {
  let scalars = text.unicodeScalars
  let isLong = scalars.count > 40
  return "'" + legible(String(String.UnicodeScalarView(scalars.prefix(isLong ? 37 : 40))))
    + (isLong ? "…" : "") + "'"
}

/// `text` with control, format and unassigned characters as U+FFFD.
func legible(_ text: String) -> String {
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: shown.append("\u{FFFD}")
    default: shown.append(scalar)
    }
  }
  return String(shown)
}
