import Explorer
import Foundation
import Testing

/// The README, with parts that are written by the tests when UPDATE_README is set.
private struct Readme {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let file = root.appendingPathComponent("README.md")

  /// The text between the marks, after it was brought up to date if that was asked for.
  static func part(from start: String, to end: String, wanted: String) throws -> String {
    var text = try String(contentsOf: file, encoding: .utf8)
    let begin = try #require(text.range(of: start)).upperBound
    let finish = try #require(text.range(of: end, range: begin..<text.endIndex)).lowerBound
    if ProcessInfo.processInfo.environment["UPDATE_README"] != nil {
      text.replaceSubrange(begin..<finish, with: "\n\(wanted)\n")
      try text.write(to: file, atomically: true, encoding: .utf8)
      return wanted
    }
    return text[begin..<finish].trimmingCharacters(in: .newlines)
  }
}

@Suite(.serialized) struct `The README` {
  @Test func `lists the keys of the key table`() throws {
    let wanted = KeyMap.markdown.trimmingCharacters(in: .newlines)
    let part = try Readme.part(
      from: "<!-- keys: generated from the key table -->", to: "<!-- end of keys -->", wanted: wanted)
    #expect(part == wanted)
  }

  @Test func `shows the example that is compiled here`() throws {
    let source = try String(
      contentsOf: Readme.root.appendingPathComponent("Tests/ReadmeTests/Example.swift"), encoding: .utf8)
    let body = source.components(separatedBy: "  // example begins\n")[1]
      .components(separatedBy: "  // example ends")[0]
    let lines = body.split(separator: "\n").map { $0.dropFirst(2) }.joined(separator: "\n")
    let wanted = "```swift\nimport GumbelEngine\n\n\(lines)\n```"
    let part = try Readme.part(
      from: "<!-- example: compiled and run by the tests -->", to: "<!-- end of example -->", wanted: wanted)
    #expect(part == wanted)
  }

  @Test func `shows an example that works`() throws {
    let lines = try example()
    #expect(lines.count == 2)
    #expect(lines[0] == "softmax: picks [1000000, 0, 0], p-value 1.0")
    #expect(lines[1].hasPrefix("gumbel-softmax: picks [58"))
  }
}
