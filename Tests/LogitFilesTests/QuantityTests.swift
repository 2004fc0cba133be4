import GumbelEngine
import Testing

@testable import LogitFiles

@Suite struct QuantityTests {
  private func parse(_ text: String, as quantity: Quantity? = nil) throws -> NamedLogits {
    try parseLogits(bytes: Array(text.utf8), name: "file", options: ReadingOptions(quantity: quantity))
  }

  private func refusal(_ text: String, as quantity: Quantity) -> String {
    do throws(LogitFileError) {
      let found = try parseLogits(
        bytes: Array(text.utf8), name: "file", options: ReadingOptions(quantity: quantity))
      Issue.record("read as \(found)")
      return ""
    } catch {
      return error.message
    }
  }

  private let probabilities = try! Logits(probabilities: [0.5, 0.25])

  @Test(arguments: [
    "prob", "probs", "probability", "Probabilities", "p", "softmax", "val_probs", "valProbs", "softmax_out",
    "class-probs", "predict_proba",
  ])
  func `a name that says probabilities decides`(_ name: String) throws {
    for text in ["{\"\(name)\":[0.5,0.25]}", "label,\(name)\na,0.5\nb,0.25\n", "\(name)\n0.5\n0.25\n"] {
      let found = try parse(text)
      #expect(found.logits == probabilities, "\(text)")
      #expect(found.notices == [], "\(text)")
    }
  }

  @Test(arguments: ["score", "scores", "confidence", "Score", "cls_scores"])
  func `a name that may mean probabilities decides with a notice`(_ name: String) throws {
    for text in ["{\"\(name)\":[0.5,0.25]}", "label,\(name)\na,0.5\nb,0.25\n"] {
      let found = try parse(text)
      #expect(found.logits == probabilities)
      #expect(found.notices == ["'\(name)' is read as probabilities. If the values are logits: --as logits."])
    }
  }

  @Test func `per cent are probabilities up to 100`() throws {
    #expect(try parse("label,percent\na,50\nb,25\n").logits == Logits(probabilities: [50, 25]))
    let found = try parse("label,percent\na,150\nb,25\n")
    #expect(found.logits.values == [150, 25])
    #expect(
      found.notices == [
        "'percent' is read as logits, for not all values lie between 0 and 100. "
          + "To choose: --as logits or --as probs."
      ])
  }

  @Test(arguments: ["[0.5,-0.25]", "[0.5,1.25]"])
  func `a name does not decide against the values`(_ values: String) throws {
    let found = try parse("{\"probs\":\(values)}")
    #expect(found.logits.values[0] == 0.5 && abs(found.logits.values[1]) > 0.2)
    #expect(
      found.notices == [
        "'probs' is read as logits, for not all values lie between 0 and 1. "
          + "To choose: --as logits or --as probs."
      ])
    #expect(try parse("{\"scores\":\(values)}").notices.count == 1)
  }

  @Test func `what sums to 1 is never read as logits silently`() throws {
    let notice = "The values sum to 1 and are read as logits. If they are probabilities: --as probs."
    for text in [
      "[0.7,0.2,0.1]", "0.7,0.2,0.1", "0.7\n0.2\n0.1\n", "a,0.7\nb,0.2\nc,0.1\n", "{\"a\":0.7,\"b\":0.3}",
      "{\"logits\":[0.7,0.3]}", "[0.7,0.2995]", "[0.7,0.3005]", "label,value\na,0.7\nb,0.3\n", "[1,0]",
      "x,y\n0.7,0.3\n", "probs,p\n0.7,0.3\n",
    ] {
      let found = try parse(text)
      #expect(found.notices == [notice], "\(text)")
      #expect(found.logits.values[0] == 0.7 || text == "[1,0]")
    }
    for text in ["[0.7,0.31]", "[0.7,0.29]", "[1.5,-0.5]", "[1]", "[0.7,0.2,0.1,\"-inf\"]"] {
      #expect(try parse(text).notices == [], "\(text)")
    }
    for quantity in Quantity.allCases where quantity != .logProbabilities {
      #expect(try parse("[0.7,0.3]", as: quantity).notices == [])
    }
  }

  @Test func `what is said about the values counts`() throws {
    #expect(try parse("{\"probs\":[0.5,0.25]}", as: .logits).logits.values == [0.5, 0.25])
    #expect(try parse("{\"logits\":[0.5,0.25]}", as: .probabilities).logits == probabilities)
    #expect(try parse("[2,1]", as: .probabilities).logits == Logits(probabilities: [2, 1]))
    #expect(
      refusal("a,0.5\nb,-1\n", as: .probabilities)
        == "file, line 2, column 3: category 2 ('b') is a negative probability\n"
        + "If these are logits: --as logits.")
  }

  @Test func `what log-probabilities lack of 1 is a category`() throws {
    let found = try parse("[-1,-2]", as: .logProbabilities)
    let p = found.logits.probabilities
    #expect(p.count == 3 && found.hasRest && found.labels == nil)
    #expect(abs(p[0] - Double.exp(-1)) < 1e-15 && abs(p[1] - Double.exp(-2)) < 1e-15)
    #expect(found.notices == [])
    let labelled = try parse("a,-1\nb,-2\n", as: .logProbabilities)
    #expect(labelled.labels == ["a", "b", "other"] && labelled.hasRest)
  }

  @Test func `log-probabilities that sum to 1 have no other`() throws {
    let values = [Double.log(0.25), Double.log(0.75)]
    for slack in [0.0, -1e-7, 9e-4] {
      let found = try parse("\(values.map { $0 + slack })", as: .logProbabilities)
      #expect(found.logits.count == 2 && !found.hasRest)
    }
    #expect(
      try parse("\(values + [-.infinity])".replacing("inf", with: "Infinity"), as: .logProbabilities)
        .logits.count == 3)
  }

  @Test func `log-probabilities that sum to more than 1 are refused`() {
    let cure = "\nLog-probabilities are natural logarithms. If these are logits: --as logits."
    for text in ["[2,1]", "[0.0011,-50]", "[-0.6,-0.6]"] {
      #expect(
        refusal(text, as: .logProbabilities)
          == "file, line 1, column 2: the exponentials of these log-probabilities sum to more than 1" + cure)
    }
    #expect(refusal("[NaN,-1]", as: .logProbabilities).hasPrefix("file, line 1, column 2: category 1 is not"))
  }

  @Test(arguments: [
    "logprob", "logprobs", "log_prob", "log_probs", "logProb", "lp", "log_softmax", "token_logprobs", "logp",
  ])
  func `a name that says log-probabilities decides`(_ name: String) throws {
    let found = try parse("label,\(name)\na,-1\nb,-2\n")
    #expect(found.labels == ["a", "b", "other"])
    #expect(
      found.notices == [
        "'\(name)' is read as log-probabilities; what they lack of 1 is the category 'other'. "
          + "If the values are logits: --as logits."
      ])
    let complete = try parse("label,\(name)\na,\(Double.log(0.25))\nb,\(Double.log(0.75))\n")
    #expect(complete.labels == ["a", "b"] && complete.notices == [])
    for values in ["[2,1]", "[-0.1,-0.2]"] {
      let logits = try parse("{\"\(name)\":\(values)}")
      #expect(logits.logits.count == 2 && !logits.hasRest)
      #expect(
        logits.notices == [
          "'\(name)' is read as logits, for log-probabilities have exponentials that sum to at most 1. "
            + "To choose: --as logits or --as probs."
        ])
    }
  }

  @Test func `the name of a category never decides`() throws {
    #expect(try parse("probs,softmax\n0.5,0.25\n").logits.values == [0.5, 0.25])
    #expect(try parse("{\"probs\":0.5,\"p\":0.25}").logits.values == [0.5, 0.25])
  }

  @Test func `the only array that names values is chosen`() throws {
    #expect(try parse("{\"step\":1,\"softmax_out\":[0.5,0.25],\"w\":[1]}").logits == probabilities)
    #expect(
      LogitFilesTests.problem("{\"a_probs\":[1],\"b_probs\":[1]}").hasSuffix(
        "which of the arrays holds the logits?"))
  }

  @Test func `lists of tokens keep what they are`() throws {
    let text = "{\"choices\":[{\"logprobs\":{\"content\":[{\"token\":\"a\",\"logprob\":-1}]}}]}"
    let found = try parse(text, as: .logits)
    #expect(found.labels == ["a", "other"])
    #expect(
      found.notices == [
        "--as logits is not used: the file is a list of tokens with their probabilities."
      ])
    #expect(try parse(text).notices == [])
  }
}
