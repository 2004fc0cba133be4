import GumbelEngine
import Testing

@testable import LogitFiles

@Suite struct MetadataTests {
  private func parse(_ text: String, columns: [String]? = nil) throws -> NamedLogits {
    try parseLogits(bytes: Array(text.utf8), name: "file", options: ReadingOptions(columns: columns))
  }

  private func refusal(_ text: String, columns: [String]) -> String {
    do throws(LogitFileError) {
      let found = try parseLogits(
        bytes: Array(text.utf8), name: "file", options: ReadingOptions(columns: columns))
      Issue.record("read as \(found)")
      return ""
    } catch {
      return error.message
    }
  }

  @Test(arguments: [
    ("step", MetadataRole.step), ("_step", .step), ("global_step", .step), ("Step", .step),
    ("globalStep", .step), ("GLOBAL STEP", .step), ("trainer/global_step", .step), ("iteration", .step),
    ("iter", .step), ("tau", .temperature), ("Temperature", .temperature), ("epoch", .ignored),
    ("time", .ignored), ("timestamp", .ignored), ("_runtime", .ignored), ("_timestamp", .ignored),
    ("Wall time", .ignored), ("wall_time", .ignored), ("wallTime", .ignored), ("wall-time", .ignored),
    ("walltime", .ignored), ("seed", .ignored), ("id", .ignored), ("ID", .ignored), ("doc_id", .ignored),
    ("docId", .ignored), ("index", .ignored), ("idx", .ignored), ("row", .ignored), ("sample", .ignored),
    ("label", .ignored), ("target", .ignored), ("pred", .ignored), ("prediction", .ignored),
    ("loss", .ignored), ("val_loss", .ignored), ("valLoss", .ignored), ("train/loss", .ignored),
    ("loss/train", .ignored), ("lr", .ignored), ("LR", .ignored), ("learning_rate", .ignored),
    ("learningRate", .ignored), ("grad_norm", .ignored), ("eval_samples_per_second", .ignored),
    ("_wandb", .ignored),
  ])
  func `names of metadata are known in any case and with any separators`(_ name: String, _ role: MetadataRole)
  {
    #expect(MetadataName.role(of: name, in: .table) == role)
  }

  @Test(arguments: [
    "", "the", "cat", "valid", "paranoid", "gloss", "closs", "lid", "steps to go", "next step", " time",
    "time ", " id", "_", "__label__cat", "▁step", "1", "id2", "Zeit", "full_time", "/", "a/b", "logit",
    "rate",
  ])
  func `other names are categories`(_ name: String) {
    #expect(MetadataName.role(of: name, in: .table) == nil)
  }

  @Test func `few names are metadata in a single object of labels`() throws {
    let found = try parse(
      """
      {"step":3,"tau":0.5,"epoch":1,"loss":2,"learning_rate":0.1,"_runtime":7,"time":1,"id":2,"target":3}
      """)
    #expect(found.labels == ["time", "id", "target"])
    #expect(found.logits.values == [1, 2, 3])
    #expect(try found.step == 3 && found.temperature == Temperature(0.5))
    #expect(
      found.notices == [
        "'epoch', 'loss', 'learning_rate', '_runtime' are metadata by name and left out. "
          + "--columns NAME,… chooses the categories."
      ])
  }

  @Test func `many names of metadata are counted in the notice`() throws {
    let names = (0..<12).map { "_\(Character(Unicode.Scalar(UInt8(97 + $0))))" }
    let text = "{" + (names + ["x", "y"]).map { "\"\($0)\":1" }.joined(separator: ",") + "}"
    let found = try parse(text)
    #expect(found.labels == ["x", "y"])
    #expect(
      found.notices[0].hasPrefix("'_a', '_b', '_c', '_d', '_e', '_f', '_g', '_h' and 4 more are metadata"))
  }

  @Test(arguments: [
    "label,logit\ntime,1\nid,2\n", "time,1\nid,2\n", "{\"logits\":{\"time\":1,\"id\":2}}",
    "{\"logits\":[1,2],\"labels\":[\"time\",\"id\"]}",
    "{\"step\":1,\"logits\":[{\"time\":1,\"id\":2}]}\n[1,2]",
  ])
  func `a label is never taken for metadata`(_ text: String) throws {
    let found = try parseLogits(bytes: Array(text.utf8), name: "file", row: 0)
    #expect(found.labels == ["time", "id"])
    #expect(found.logits.values == [1, 2])
    #expect(found.notices == [])
  }

  @Test(arguments: [
    "[{\"row\":1,\"a\":1,\"b\":2},{\"row\":2,\"a\":3,\"b\":4}]",
    "{\"row\":1,\"a\":1,\"b\":2}\n{\"row\":2,\"a\":3,\"b\":4}\n", "row,a,b\n1,1,2\n2,3,4\n",
    "row\ta\tb\n1\t1\t2\n2\t3\t4\n", "row, a, b\n1, 1, 2\n2, 3, 4\n", "a,row,b\n1,one,2\n3,two,4\n",
  ])
  func `rows of a table leave metadata out`(_ text: String) throws {
    let found = try parseLogits(bytes: Array(text.utf8), name: "file", row: 1)
    #expect(found.logits.values == [3, 4])
    #expect(found.labels?.map { $0.filter { $0 != " " } } == ["a", "b"])
    #expect(found.notices.count == 1 && found.notices[0].hasPrefix("'row' is metadata"))
  }

  @Test func `columns of a table give step and temperature`() throws {
    let found = try parse("epoch,global_step,Tau,the,a\n1,250,0.5,2,1\n")
    #expect(found.labels == ["the", "a"] && found.logits.values == [2, 1])
    #expect(try found.step == 250 && found.temperature == Temperature(0.5))
    #expect(found.notices.count == 1 && found.notices[0].hasPrefix("'epoch' is metadata"))
    #expect(try parse("tau,the,a\n,2,1\n").temperature == nil)
    #expect(try parse("step,the,a\n1.5,2,1\n").step == nil)
    #expect(problem("tau,the,a\n-1,2,1\n") == "file, line 2, column 1: the temperature is -1")
  }

  @Test func `of several names for one role the best counts`() throws {
    let found = try parse("iteration,_step,step,temperature,tau,the,a\n1,2,3,4,5,6,7\n")
    #expect(found.labels == ["the", "a"])
    #expect(try found.step == 2 && found.temperature == Temperature(5))
    #expect(
      found.notices.first?.hasPrefix("'iteration', 'step', 'temperature' are metadata by name") == true)
  }

  @Test func `metadata need not be numbers`() throws {
    let found = try parse(
      "{\"id\":\"x7\",\"seed\":null,\"step\":\"last\",\"a\":1,\"b\":2}\n{\"a\":1}\n"
        .replacing("{\"a\":1}\n", with: "{\"id\":\"x8\",\"a\":3,\"b\":4}\n"))
    #expect(found.labels == ["a", "b"] && found.logits.values == [3, 4])
    #expect(
      try parse("label,a,b\ncat,1,2\ndog,3,4\n").logits.values == [1, 2])
  }

  @Test(arguments: [
    (
      "Wall time,Step,Value\n1.7e9,0,0.5\n1.7e9,1,0.4\n",
      "file, line 1, column 1: no logits: 'Value' is one number beside 'Wall time', 'Step', a curve"
    ),
    (
      "step,value\n0,0.5\n1,0.4\n",
      "file, line 1, column 1: no logits: 'value' is one number beside 'step', a curve"
    ),
    (
      "{\"step\":1,\"reward\":2}\n{\"step\":2,\"reward\":3}\n",
      "file, line 2, column 1: no logits: 'reward' is one number beside 'step', a curve"
    ),
    (
      "epoch,train_loss,val_loss\n1,2,3\n",
      "file, line 1, column 1: no logits: 'epoch', 'train_loss', 'val_loss' are metadata by name"
    ),
    ("{\"step\":1,\"loss\":null}", "file, line 1, column 1: no logits: 'step', 'loss' are metadata by name"),
    ("loss\n2.3\n2.1\n", "file, line 1, column 1: no logits: 'loss' is metadata by name"),
    ("{\"_step\":1}", "file, line 1, column 1: no logits: '_step' is metadata by name"),
  ])
  func `curves and mere metadata are refused`(_ text: String, _ expected: String) {
    #expect(problem(text) == expected)
  }

  @Test func `columns choose exactly`() throws {
    let lines = "{\"id\":1,\"a\":2,\"b\":3,\"note\":\"x\"}\n{\"id\":4,\"a\":5,\"b\":6,\"note\":\"y\"}\n"
    let found = try parse(lines, columns: ["b", "id"])
    #expect(found.labels == ["b", "id"] && found.logits.values == [6, 4] && found.notices == [])
    #expect(
      refusal(lines, columns: ["a", "c"])
        == "file, line 2, column 1: no column is named 'c'\nThere are 'id', 'a', 'b', 'note'.")
    #expect(
      refusal(lines, columns: ["note"]).hasPrefix(
        "file, line 2, column 28: the value of 'note' is the string 'y', not a number"))
    #expect(try parse("step,a,b\n7,2,3\n", columns: ["a"]).step == 7)
    #expect(try parse("step,a,b\n7,2,3\n", columns: ["a", "step"]).step == nil)
    #expect(try parse("the,\"a,b\"\n1,2\n", columns: ["a,b"]).logits.values == [2])
    #expect(try parse("id,score\n7,2\n8,3\n", columns: ["score"]).logits.values == [2])
    #expect(try parse("loss\n7\n8\n", columns: ["loss"]).logits.values == [7, 8])
    #expect(try parse("x,x\n1,2\n", columns: ["x"]).logits.values == [1, 2])
  }

  @Test func `columns choose among labels where the row has them`() throws {
    let columns = ["b", "a"]
    for text in [
      "label,logit\na,1\nx,2\nb,3\n", "{\"logits\":[1,2,3],\"labels\":[\"a\",\"x\",\"b\"]}",
      "{\"logits\":{\"a\":1,\"x\":2,\"b\":3}}", "{\"logits\":[9,9],\"a\":1,\"b\":3}",
    ] {
      let found = try parse(text, columns: columns)
      #expect(found.labels == columns && found.logits.values == [3, 1], "\(text)")
    }
    #expect(
      refusal("{\"logits\":[1,\"inf\"],\"labels\":[\"a\",\"b\"]}", columns: columns)
        == "file, line 1, column 14: category 1 ('b') is +∞, which no distribution has\n"
        + "A masked category is written -inf.")
  }

  @Test func `columns need names`() {
    for text in ["1,2\n3,4\n", "[1,2]", "{\"logits\":[1,2]}", "1\n2\n"] {
      #expect(
        refusal(text, columns: ["a"])
          == "file: the categories have no names for --columns to choose from\n"
          + "Leave --columns out, or add a header with names.", "\(text)")
    }
  }
}
