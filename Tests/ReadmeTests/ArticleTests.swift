import GumbelEngine
import TestSupport
import Testing

@Suite struct `The articles of the engine` {
  private static let articles = ["GumbelEngine", "KeyedNoise", "Constructions", "Estimators", "Accuracy"]

  /// The blocks of Swift in a text in Markdown, line by line without their indentation.
  private func examples(in text: String) -> [[Substring]] {
    text.split(separator: "```swift\n").dropFirst().map { part in
      let end = part.firstRange(of: "```")?.lowerBound ?? part.endIndex
      return part[..<end].split(separator: "\n").map(unindented)
    }
  }

  private func unindented(_ line: Substring) -> Substring { line.drop { $0 == " " } }

  @Test(arguments: articles) func `show examples that are compiled here`(_ article: String) throws {
    let folder = GeneratedText.root + "Sources/GumbelEngine/GumbelEngine.docc/"
    let source = try GeneratedText.text(of: GeneratedText.root + "Tests/ReadmeTests/ArticleExamples.swift")
    let compiled = source.split(separator: "\n").map(unindented)
    let examples = examples(in: try GeneratedText.text(of: folder + article + ".md"))
    #expect(examples.isEmpty == (article == "Accuracy"))
    for example in examples { #expect(compiled.firstRange(of: example) != nil, "\(example)") }
  }

  @Test func `show examples that work`() throws {
    let (setting, tallies) = try twoConstructions()
    #expect(tallies[0].picks == [1_000_000, 0, 0])
    let test = comparison(of: tallies[1], in: setting)
    #expect((test.pValue ?? 0) > 1e-4)
    #expect(distantNoise() == GumbelNoise(seed: 42).values(draw: 1_000_007, categories: 4)[3])
    let errors = try measuredErrors()
    #expect(errors.variance > 0 && errors.bias < 10)
  }
}
