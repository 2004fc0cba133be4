import GumbelEngine
import Testing

@testable import LogitFiles

/// The logits in `text`, as a file of that content.
func parse(_ text: String, array: String? = nil, row: Int? = nil) throws -> NamedLogits {
  try parseLogits(bytes: Array(text.utf8), name: "file", array: array, row: row)
}

/// The message with which `text` is refused; a parse that succeeds is recorded as an issue.
func refusal(_ text: String, array: String? = nil, row: Int? = nil) -> String {
  do {
    let found = try parse(text, array: array, row: row)
    Issue.record("read as \(found)")
    return ""
  } catch let error as LogitFileError {
    #expect(error.kind == .badData)
    #expect(error.message.split(separator: "\n").count <= 2)
    return error.message
  } catch {
    Issue.record("\(error)")
    return ""
  }
}

/// The first line of the message with which `text` is refused.
func problem(_ text: String, array: String? = nil, row: Int? = nil) -> String {
  String(refusal(text, array: array, row: row).prefix { $0 != "\n" })
}
