import GumbelEngine
import Testing

@testable import LogitFiles

/// Small files of forms that people have, and exactly what is read from them.
@Suite struct CaseFileTests {
  private func read(_ name: String, _ options: ReadingOptions = ReadingOptions()) throws -> NamedLogits {
    try readLogits(from: LogitSource(path: FixtureTests.folder + "cases/" + name), options: options)
  }

  private func refusal(_ name: String, _ options: ReadingOptions = ReadingOptions()) -> String {
    do throws(LogitFileError) {
      let found = try readLogits(
        from: LogitSource(path: FixtureTests.folder + "cases/" + name), options: options)
      Issue.record("read as \(found)")
      return ""
    } catch {
      return String(error.message.dropFirst(FixtureTests.folder.count + "cases/".count))
    }
  }

  @Test func `step and temperature beside flat logits are read as such`() throws {
    let found = try read("flat.jsonl")
    #expect(found.labels == ["the", "a"])
    #expect(found.logits.values == [2.2, 1.1])
    #expect(try found.temperature == Temperature(0.9))
    #expect(found.step == 20)
    #expect(found.row == 1 && found.rowCount == 2)
    #expect(found.notices == [])
  }

  @Test func `a trainer's log without logits is refused with the names that it has`() {
    #expect(
      refusal("trainer.jsonl") == """
        trainer.jsonl, line 2, column 1: no logits: 'loss', 'learning_rate', 'epoch', 'step' are metadata by name
        A row has a number for each category, or is {"step":20,"tau":0.9,"logits":[2.1,1.2]}. \
        --columns NAME,… chooses the categories.
        """)
  }

  @Test func `metadata that is asked for by name is read`() throws {
    let found = try read("trainer.jsonl", ReadingOptions(columns: ["epoch", "loss"]))
    #expect(found.labels == ["epoch", "loss"])
    #expect(found.logits.values == [0.2, 2.1])
    #expect(found.step == 20 && found.notices == [])
  }

  @Test func `a named column of identifiers is left out with a notice`() throws {
    let found = try read("pd_id.csv")
    #expect(found.labels == ["cat", "dog", "bird"])
    #expect(found.logits.values == [2.1, 1.2, -0.6])
    #expect(found.rowCount == 2)
    #expect(
      found.notices == ["'id' is metadata by name and left out. --columns NAME,… chooses the categories."])
  }

  @Test func `columns are read in the order in which they are named`() throws {
    let found = try read("pd_id.csv", ReadingOptions(columns: ["dog", "id"]))
    #expect(found.labels == ["dog", "id"])
    #expect(found.logits.values == [1.2, 1001])
    #expect(found.notices == [])
    #expect(
      refusal("pd_id.csv", ReadingOptions(columns: ["dog", "cow"]))
        == "pd_id.csv, line 1, column 1: no column is named 'cow'\nThere are 'id', 'cat', 'dog', 'bird'.")
  }

  @Test func `an array of probabilities without a name is read as logits with a notice`() throws {
    let stored: [Double] = [0.7, 0.2, 0.1].map { Double(Float($0)) }
    let found = try read("probs.npy")
    #expect(found.logits.values == stored)
    #expect(
      found.notices
        == ["The values sum to 1 and are read as logits. If they are probabilities: --as probs."])
    let probabilities = try read("probs.npy", ReadingOptions(quantity: .probabilities))
    #expect(probabilities.logits == (try Logits(probabilities: stored)))
    #expect(probabilities.notices == [])
    #expect(try read("probs.npy", ReadingOptions(quantity: .logits)).notices == [])
  }

  @Test func `a column of scores from 0 to 1 is read as probabilities with a notice`() throws {
    let found = try read("h_score.csv")
    #expect(found.labels == ["a", "b", "c"])
    #expect(found.logits == (try Logits(probabilities: [0.7, 0.2, 0.1])))
    #expect(
      found.notices == ["'score' is read as probabilities. If the values are logits: --as logits."])
    let logits = try read("h_score.csv", ReadingOptions(quantity: .logits))
    #expect(logits.logits.values == [0.7, 0.2, 0.1])
    #expect(logits.notices == [])
  }

  @Test func `names of rows that R writes are labels`() throws {
    let found = try read("r_named.csv")
    #expect(found.labels == ["cat", "dog", "bird"])
    #expect(found.logits.values == [2.1, 1.2, -0.6])
    #expect(found.rowCount == 1 && found.notices == [])
  }

  @Test(arguments: ["de.csv", "de_tab.tsv"])
  func `decimal commas are read with a notice where commas do not separate`(_ name: String) throws {
    let found = try read(name)
    #expect(found.labels == ["Katze", "Hund", "Vogel"])
    #expect(found.logits.values == [2.1, 1.2, -0.6])
    #expect(found.notices == ["Decimal commas are read: '2,1' is 2.1."])
  }

  @Test func `blanks separate the numbers of NumPy's savetxt`() throws {
    let path = FixtureTests.folder + "cases/default.txt"
    for (row, values) in [(0, [2.1, 1.2, -0.6]), (1, [0.5, 0.1, -.infinity])] {
      let found = try readLogits(from: LogitSource(path: path, row: row))
      #expect(found.labels == nil && found.logits.values == values)
      #expect(found.row == row && found.rowCount == 2 && found.notices == [])
    }
  }

  @Test func `a header in a comment names the categories`() throws {
    let found = try read("comma_header.csv")
    #expect(found.labels == ["cat", "dog", "bird"])
    #expect(found.logits.values == [2.1, 1.2, -0.6])
    #expect(found.rowCount == 2)
    #expect(found.notices == ["The names of the columns are those of the comment above them."])
  }

  @Test func `a comment below the numbers is left out`() throws {
    let found = try read("footer.txt")
    #expect(found.labels == nil && found.logits.values == [2.1, 1.2, -0.6])
    #expect(found.rowCount == 1 && found.notices == [])
  }
}
