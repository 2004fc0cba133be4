import Explorer
import TestSupport
import Testing

@Suite(.serialized) struct `The README` {
  private let readme = GeneratedText("README.md")

  @Test func `lists the keys of the key table`() throws {
    let wanted = KeyMap.markdown
    let part = try readme.part(
      from: "<!-- keys: generated from the key table -->", to: "<!-- end of keys -->", wanted: wanted)
    #expect(part == wanted)
  }

  @Test func `shows the example that is compiled here`() throws {
    let source = try GeneratedText.text(of: GeneratedText.root + "Tests/ReadmeTests/Example.swift")
    let begin = try #require(source.firstRange(of: "  // example begins\n")).upperBound
    let end = try #require(source.firstRange(of: "  // example ends")).lowerBound
    let lines = source[begin..<end].split(separator: "\n").map { $0.dropFirst(2) + "\n" }.joined()
    let wanted = "```swift\nimport GumbelEngine\n\n\(lines)```\n"
    let part = try readme.part(
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
