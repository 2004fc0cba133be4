import LogitFiles

/// What reading some bytes came to, held against what every reading has to keep to.
public enum ReadingCheck: Equatable {
  /// Logits were found, and they are in order.
  case accepted
  /// The bytes were refused, with a message in order.
  case refused
  /// What is wrong with the reading.
  case wrong(String)

  /// The most bytes that a file or an unpacked array may have in these checks.
  public static let maximumBytes = 1 << 20

  /// How many ways there are to ask for an array and a row, without options.
  public static let choiceCount = arrays.count * rows.count

  private static let arrays = [nil, nil, "logits", nil, "p", nil, "prompt_logprobs"]
  private static let rows = [nil, 0, 1, nil, 3, -1, Int.max]
  private static let options = [
    ReadingOptions(), ReadingOptions(quantity: .probabilities), ReadingOptions(quantity: .logProbabilities),
    ReadingOptions(columns: ["b", "a"]),
  ]

  /// Reads `bytes` as a file; `choice`, from 0, picks among the ways to ask: those from
  /// `choiceCount` on have options.
  public init(reading bytes: [UInt8], choice: Int) {
    let (arrays, rows, options) = (Self.arrays, Self.rows, Self.options)
    let array = arrays[choice % arrays.count]
    let row = rows[choice / arrays.count % rows.count]
    let asked = options[choice / arrays.count / rows.count % options.count]
    var read: NamedLogits?
    do throws(LogitFileError) {
      let found = try parseLogits(
        bytes: bytes, name: "file", array: array, row: row, options: asked, maximumBytes: Self.maximumBytes)
      self = Self.problem(found).map { .wrong($0) } ?? .accepted
      read = found
    } catch {
      self = Self.problem(error.message).map { .wrong($0) } ?? .refused
    }
    guard array == nil, row == nil, asked == ReadingOptions() else { return }
    if let disagreement = Self.disagreement(bytes, read) { self = .wrong(disagreement) }
  }

  /// What is read otherwise from text that is typed or pasted than from a file of it. The typed text may lack
  /// labels, and all its categories may be masked.
  private static func disagreement(_ bytes: [UInt8], _ file: NamedLogits?) -> String? {
    guard !bytes.isEmpty, !bytes.contains(0), !bytes.starts(with: "PK".utf8),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    do throws(TextProblem) {
      let typed = try readCategories(text)
      let labels = typed.labels.compactMap(\.self)
      let isWhole = labels.isEmpty || labels.count == typed.labels.count
      guard let file else {
        return isWhole && typed.logits.contains { $0 > -.infinity } ? "typed, it is read as \(typed)" : nil
      }
      let isSame =
        isWhole && (file.labels ?? []) == labels && file.logits.values == typed.logits
        && file.row == typed.row && file.rowCount == typed.rowCount
      return isSame ? nil : "typed, it is read as \(typed), and from a file as \(file)"
    } catch {
      let isMessage = !error.problem.isEmpty && isLegible(error.message) && !error.message.contains("\n")
      if !isMessage { return "a message of \(error.message.debugDescription)" }
      return file == nil ? nil : "typed, it is refused: \(error.message)"
    }
  }

  private static func problem(_ found: NamedLogits) -> String? {
    if let labels = found.labels, labels.count != found.logits.count {
      return "\(labels.count) labels for \(found.logits.count) logits"
    }
    for notice in found.notices {
      guard isLegible(notice), !notice.contains("\n") else { return "a notice of \(notice.debugDescription)" }
      guard notice.utf8.count <= 2000 else { return "a notice of \(notice.utf8.count) bytes" }
    }
    return (0..<found.rowCount).contains(found.row) ? nil : "row \(found.row) of \(found.rowCount)"
  }

  /// A message names file and cure on two lines of sensible length, and nothing in it can drive a terminal.
  private static func problem(_ message: String) -> String? {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 2, lines.allSatisfy({ !$0.isEmpty }), message.hasPrefix("file") else {
      return "a message of \(lines.count) lines: \(message)"
    }
    if message.utf8.count > 2000 { return "a message of \(message.utf8.count) bytes" }
    return isLegible(message) ? nil : "a message that could drive a terminal: \(message.debugDescription)"
  }

  private static func isLegible(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar == "\n"
      case .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
      default: true
      }
    }
  }
}
