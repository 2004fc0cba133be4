import Testing

@testable import LogitFiles

@Suite("A table of numbers") struct NumberTableTests {
  private func table(_ text: String, array: String? = nil) throws(LogitFileError) -> NumberTable {
    try FileContent(bytes: Array(text.utf8), name: "t", maximumBytes: 1 << 20).table(array: array, name: "t")
  }

  private func message(_ text: String, array: String? = nil) -> String? {
    do {
      _ = try table(text, array: array)
      return nil
    } catch {
      return error.message
    }
  }

  @Test(
    arguments: [
      "0,1,0.5\n1,0,0.25\n", "a,b,c\n0,1,.5\n1,0,.25\n", "0\t1\t0,5\n1\t0\t0,25\n", "0 1 .5\n1 0 .25",
      "[[0, 1, 0.5], [1, 0, 0.25]]", "[0, 1, 0.5]\n[1, 0, 0.25]\n",
      #"{"x": [[0, 1, 0.5], [1, 0, 0.25]], "name": "two"}"#, "[[[0], [1], [0.5]], [[1], [0], [0.25]]]",
    ]) func `is read whole from every form`(_ text: String) throws
  {
    let found = try table(text)
    #expect(found.values == [0, 1, 0.5, 1, 0, 0.25])
    #expect(found.columns == 3)
    #expect(found.rows == 2)
  }

  @Test func `of several arrays is chosen by its name`() throws {
    let text = #"{"train": [[1, 2], [3, 4]], "test": [[5, 6]]}"#
    #expect(try table(text, array: "test").values == [5, 6])
    #expect(message(text)?.contains("which of the arrays holds the items?") == true)
    #expect(message(text, array: "labels")?.contains("no array is named 'labels'") == true)
  }

  @Test(
    arguments: [
      ("1,2,3\n4,5\n", "this line has 2 fields, the first line has 3"),
      ("[[1, 2], [3]]", "this row has 1 numbers, the first has 2"), ("[1, 2]", "this is no table"),
      ("[[1, \"a\"]]", "the string 'a' where a number is needed"),
      ("1\n2\n3\n", "this is a list and no table"),
      ("", "there is no data"), ("1,2,3\n3,4,5\n6,7,y\n", "'y'"),
    ]) func `that is none is refused with the cause`(text: String, cause: String)
  {
    #expect(message(text)?.contains(cause) == true, "\(message(text) ?? "read")")
  }

  @Test func `of an array file has the first axis as rows, in either order`() throws {
    for name in ["axes-4-c.npy", "axes-4-fortran.npy"] {
      let source = LogitSource(path: FixtureTests.folder + name)
      let found = try readTable(from: source)
      let rowCount = try readLogits(from: source).rowCount
      let rows = try (0..<rowCount).map { row in
        try readLogits(from: LogitSource(path: source.path, row: row)).logits.values
      }
      #expect(found.rows == 2)
      #expect(found.values == rows.flatMap(\.self))
    }
    #expect(throws: LogitFileError.self) {
      try readTable(from: LogitSource(path: FixtureTests.folder + "vector-big-f4.npy"))
    }
    #expect(throws: LogitFileError.self) {
      try readTable(from: LogitSource(path: FixtureTests.folder + "axes-2-c.npy", row: 1))
    }
  }
}
