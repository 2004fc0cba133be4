import Glibc
import GumbelEngine
import Testing

@testable import Experiment

@Suite struct PresetTests {
  /// The words of the Declaration of Independence, taken apart independently of the script that counted them.
  private static let words: [String] = {
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    let file = fopen(root + "/assets/declaration.txt", "r")!
    defer { fclose(file) }
    var words: [String] = []
    var word = ""
    while case let byte = fgetc(file), byte != EOF {
      let character = Character(Unicode.Scalar(UInt8(byte)))
      if character.isLetter || character == "'" || character == "-" {
        word += character.lowercased()
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return words
  }()

  @Test func `the words after of are counted in the text`() throws {
    #expect(Self.words.count == 1322)
    var counts: [String: Int] = [:]
    for (before, after) in zip(Self.words, Self.words.dropFirst()) where before == "of" {
      counts[after, default: 0] += 1
    }
    let preset = try #require(Presets.named("after-of"))
    #expect(preset.labels.count == counts.count)
    let total = counts.values.reduce(0, +)
    for (label, probability) in zip(preset.labels, preset.logits.probabilities) {
      let share = Double(try #require(counts[label])) / Double(total)
      #expect(abs(probability - share) < 1e-15, "\(label)")
    }
  }

  @Test func `the classifier is in doubt as its sentence says`() throws {
    let preset = try #require(Presets.named("digit"))
    #expect(preset.labels[preset.logits.argmax] == "5" && preset.logits.maximumCount == 1)
    #expect(preset.logits.probabilities[1] > 0.2)
  }

  @Test func `every preset has a sentence and a source`() {
    for preset in Presets.all {
      #expect(preset.sentence.hasSuffix(".") && !preset.origin.isEmpty)
    }
    #expect(Set(Presets.all.map(\.name)).count == Presets.all.count)
  }
}
