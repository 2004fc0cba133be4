import GumbelEngine
import LogitFiles
import TestSupport
import Testing

@testable import Experiment

@Suite struct `Typed numbers` {
  @Test(arguments: [
    ("2", 2), ("-1.50", -1.5), ("+.5", 0.5), ("1e-12", 1e-12), ("1E3", 1000), ("\u{2212}0.7", -0.7),
    ("inf", Double.infinity), ("-inf", -.infinity), ("-Infinity", -.infinity), ("\u{2212}∞", -.infinity),
    ("1e\u{2212}3", 0.001), (" 7\t", 7), ("5.", 5), ("-0", 0), ("0e5", 0), ("5e-324", .leastNonzeroMagnitude),
    ("1.7976931348623157e308", .greatestFiniteMagnitude),
  ]) func `are read`(text: String, value: Double) throws {
    #expect(try LogitNotation.number(text) == value)
  }

  @Test(arguments: [
    ("", NumberProblem.empty), ("  ", .empty), ("x", .notANumber("x")), ("nan", .notANumber("nan")),
    ("1.2.3", .notANumber("1.2.3")), ("--1", .notANumber("--1")), ("- 1", .notANumber("- 1")),
    ("0x10", .notANumber("0x10")), ("1e", .notANumber("1e")),
    ("1_000", .thousandsSeparator("1_000", plain: "1000")),
    ("e5", .notANumber("e5")), ("infinit", .notANumber("infinit")), ("1,5", .decimalComma("1,5")),
    ("-0,25", .decimalComma("-0,25")), ("1e\u{2212}400", .outOfRange("1e\u{2212}400")),
    ("1,234.5", .thousandsSeparator("1,234.5", plain: "1234.5")),
    ("1\u{202F}000", .thousandsSeparator("1\u{202F}000", plain: "1000")),
    ("1.234,5", .thousandsSeparator("1.234,5", plain: "1234.5")), ("(1+2j)", .complex("(1+2j)")),
    ("1e-3-2.5e+1i", .complex("1e-3-2.5e+1i")),
    ("1e400", .outOfRange("1e400")), ("-1e400", .outOfRange("-1e400")),
    ("1e-400", .outOfRange("1e-400")), ("١", .otherNotation("١", plain: "1")),
  ]) func `are refused for a reason`(text: String, problem: NumberProblem) {
    #expect(throws: problem) { try LogitNotation.number(text) }
  }

  @Test func `are written as short as they can be and read back the same`() throws {
    let texts = [0.5, 2, -1.5, 1e-12, 1e16, 0.1 + 0.2, -0.0, .infinity, -.infinity].map(LogitNotation.text)
    #expect(texts == ["0.5", "2", "-1.5", "1e-12", "1e+16", "0.30000000000000004", "0", "inf", "-inf"])
    var generator = SplitMix(seed: 1)
    for _ in 0..<10_000 {
      let value = Double(bitPattern: generator.next())
      guard !value.isNaN else { continue }
      #expect(try LogitNotation.number(LogitNotation.text(value)) == value)
    }
  }

  @Test func `stand in lists`() throws {
    #expect(try readNumbers("2,1.2,-inf") == [2, 1.2, -.infinity])
    #expect(try readNumbers(" 2 , 1.2 ") == [2, 1.2])
    #expect(try readNumbers("2 1.2\t-1\n0") == [2, 1.2, -1, 0])
    #expect(try readNumbers("inf") == [.infinity])
    #expect(formatLogitList([2, 1.2, -.infinity]) == "2,1.2,-inf")
  }

  @Test(arguments: [
    ("2,1.x,0", "number 2: '1.x' is not a number"),
    ("2,,1", "number 2: a number is missing"), ("", "number 1: a number is missing"),
    (",", "number 1: a number is missing"), ("1,nan", "number 2: 'nan' is not a number"),
    ("1,2 3", "'1,2' has a decimal comma"), ("a 1\nb 2", "this is more than a list of numbers"),
    ("50%", "this is more than a list of numbers"), ("[[1,2],[3,4]]", "this is more than a list of numbers"),
  ]) func `in lists are refused with their place`(text: String, problem: String) {
    do throws(TextProblem) {
      Issue.record("read as \(try readNumbers(text))")
    } catch {
      #expect(error.numberMessage.hasPrefix(problem + ". "))
    }
  }

  @Test func `have problems that name the cure`() {
    #expect(NumberProblem.decimalComma("1,5").message == "'1,5' has a decimal comma; write 1.5")
    #expect(NumberProblem.thousandsSeparator("1 234", plain: "1234").message.hasSuffix("; write 1234"))
    #expect(
      LogitsError.positiveInfinity(index: 1).message(labels: ["a", "b"])
        == "the logit of 'b' is +inf, which no distribution has; only -inf is allowed, it masks")
    #expect(LogitsError.notANumber(index: 4).message() == "the logit of category 5 is not a number")
    #expect(TemperatureError.negative(-0.5).message == "a temperature is 0 or more, not -0.5")
  }
}

@Suite struct `Labels` {
  @Test func `stand in lists`() throws {
    #expect(try parseLabelList("the, a ,this") == ["the", "a", "this"])
    #expect(
      try parseLabelList(#""New York, NY", "say ""hi""","\u{1f600}\n", """#) == [
        "New York, NY", "say \"hi\"", "😀\n", "",
      ])
    #expect(
      formatLabelList(["a", "b c", "d,e", " f", "", "g\"", "\u{1b}"])
        == #"a,b c,"d,e"," f","","g\"","\u{1b}""#)
  }

  @Test(arguments: [
    ("a,,b", LabelProblem.empty(index: 1)), ("", .empty(index: 0)), ("a,", .empty(index: 1)),
    (#"a,"b"#, .unclosedQuote(index: 1)), (#""a"b"#, .textAfterQuote(index: 0)),
    (#"a,"\x""#, .unknownEscape(index: 1)),
    (#""\u{110000}""#, .unknownEscape(index: 0)),
  ]) func `in lists are refused with their place`(text: String, problem: LabelProblem) {
    #expect(throws: problem) { try parseLabelList(text) }
    #expect(problem.message.hasPrefix("label \(text.hasPrefix("a") ? 2 : 1)"))
  }

  @Test func `that are missing are letters`() {
    #expect(defaultLabels(3) == ["a", "b", "c"])
    #expect(defaultLabels(704)[25...28] == ["z", "aa", "ab", "ac"])
    #expect(defaultLabels(704).suffix(3) == ["zz", "aaa", "aab"])
    #expect(Set(defaultLabels(20_000)).count == 20_000)
  }
}

@Suite struct `The presets` {
  @Test func `are valid and tell what is seen`() {
    #expect(Set(Presets.all.map(\.name)).count == Presets.all.count)
    for preset in Presets.all {
      #expect(preset.labels.count == preset.logits.count)
      #expect(Set(preset.labels).count == preset.labels.count)
      #expect((0.01...100).contains(preset.temperature.value))
      #expect(preset.sentence.hasSuffix(".") && preset.sentence.count <= 100)
      #expect(preset.name.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") })
      #expect(Presets.named(preset.name) == preset)
    }
    #expect(Presets.named("none") == nil)
  }

  @Test func `have the probabilities that their sentences name`() throws {
    func probabilities(_ name: String) throws -> [Double] {
      try #require(Presets.named(name)).logits.probabilities
    }
    #expect((try probabilities("next-word")[0] - 0.518).magnitude < 0.0005)
    #expect((try probabilities("two")[0] - 0.75).magnitude < 1e-15)
    #expect(try probabilities("equal").allSatisfy { $0 == 0.2 })
    #expect((0.965..<0.975).contains(try probabilities("peaked")[0]))
    #expect((28_500...31_500).contains(1 / (try probabilities("outlier")[4])))
    let zipf = try probabilities("long-tail")
    #expect(zipf.count == 64 && (zipf[0] / zipf[63] - 64).magnitude < 1e-9)
    #expect(try #require(Presets.named("tie")).logits.maximumCount == 3)
  }
}
