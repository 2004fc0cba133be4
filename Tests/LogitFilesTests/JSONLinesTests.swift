import GumbelEngine
import Testing

@testable import LogitFiles

@Suite struct JSONLinesTests {
  @Test(arguments: [
    "[1,2]\n[3,4]\n", "[1,2]\r\n[3,4]\r\n", "\u{FEFF}[1,2]\n[3,4]", "\n\n [1,2]\n\n  [3,4] \n\n",
    "{\"a\":1,\"b\":2}\n{\"a\":3,\"b\":4}\n", "{\"logits\":[1,2]}\n{\"logits\":[3,4],\"step\":9}\n",
    "[[1,2]]\n[[3,4]]\n", "[1,2]\n[3,4]\n[5,", "[1,2]\n[3,4]\n{\"logits\": [5, 6",
  ])
  func theNewestLineIsTheDefault(_ text: String) throws {
    let found = try parse(text)
    #expect(found.logits.values == [3, 4])
    #expect(found.row == 1 && found.rowCount == 2)
    #expect(try parse(text, row: 0).logits.values == [1, 2])
    #expect(refusal(text, row: 2) == "file: there is no row 2\nRows count from @0; the last one is @1.")
  }

  @Test func arraysAreChosenInEachLine() throws {
    let text = "{\"p\":[1,2],\"q\":[3,4]}\n{\"p\":[5,6],\"q\":[7,8]}\n"
    #expect(try parse(text, array: "q").logits.values == [7, 8])
    #expect(try parse(text, array: "p", row: 0).logits.values == [1, 2])
  }

  @Test(arguments: [
    ("[1,2]\n[3,x]\n", "file, line 2, column 4: 'x' is no JSON value"),
    ("[1,2]\n{\"logits\":[3,null]}\n", "file, line 2, column 14: category 2 is null, not a number"),
    ("[1,2]\n[NaN]\n", "file, line 2, column 2: category 1 is not a number (nan)"),
    ("[1,2]\n[[3],[4]]\n", "file, line 2, column 1: this line holds 2 rows"),
    ("[1,2]\n[3\n", "file, line 2, column 3: the text ends in the middle of a JSON value"),
  ])
  func damageIsNamedWithItsLine(_ text: String, _ expected: String) {
    #expect(problem(text) == expected)
  }

  @Test func jsonOverSeveralLinesIsNotTakenForLines() throws {
    #expect(try parse("[\n[1,2],\n[3,4]\n]\n").logits.values == [1, 2])
    #expect(try parse("{\n\"a\": 1,\n\"b\": 2\n}\n").logits.count == 2)
    #expect(try parse("[1,2]\n").rowCount == 1)
  }
}
