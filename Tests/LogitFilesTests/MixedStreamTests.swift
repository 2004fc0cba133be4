import Testing

@testable import LogitFiles

/// Files in which rows of logits and answers of servers are mixed.
@Suite struct `Rows of a mixed stream` {
  private static let row = "[1,2]"
  private static let tokens =
    "{\"choices\":[{\"logprobs\":{\"content\":[{\"token\":\"a\",\"logprob\":-1},{\"token\":\"b\",\"logprob\":-2}]}}]}"
  private static let chunk = "{\"choices\":[]}"
  private static let record = "{\"step\":4,\"logits\":[3,4]}"
  private static let damaged = "{\"logits\":[3,x]}"

  @Test(arguments: [
    [row, tokens, row], [row, chunk, row], [tokens, row], [row, tokens],
    [row, damaged, tokens, chunk, record],
    [record, chunk, tokens, tokens, record], [row, damaged, record], [chunk, row], [row, chunk],
  ])
  func `have the number by which they are chosen, whether followed or read at once`(_ lines: [String]) throws
  {
    let text = lines.map { $0 + "\n" }.joined()
    var stream = StepLines(name: "file", array: nil, limit: 1 << 20)
    var followed: [NamedLogits] = []
    for line in stream.add(Array(text.utf8)) {
      if case .logits(let found) = line { followed.append(found) }
    }
    for found in followed {
      let chosen = try parse(text, row: found.row)
      #expect(chosen.row == found.row && chosen.labels == found.labels)
      #expect(chosen.logits == found.logits)
    }
    let newest = try #require(followed.last)
    let whole = try parse(text)
    #expect(whole.row == newest.row && whole.rowCount == newest.rowCount)
    #expect(whole.logits == newest.logits)
  }
}
