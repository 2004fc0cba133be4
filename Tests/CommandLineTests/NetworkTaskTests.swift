import Testing

@testable import gumbel_tui

/// The tasks of `train` that have a network.
@Suite struct NetworkTaskTests {
  @Test func `a network is reported as it was trained and in three ways to deploy it`() throws {
    let arguments = [
      "train", "--task", "codebook", "--estimators", "softmax", "--schedule", "constant:1", "--steps", "30",
      "--runs", "2", "--seed", "1", "--codes", "8",
    ]
    let text = try gumbel(arguments).output
    for key in [
      "trainedLoss", "argmaxLoss", "sampledLoss", "mixtureLoss", "perplexity", "meanMax", "outside",
    ] {
      #expect(text.contains("\"\(key)\": ") && text.contains("\"\(key)Sd\": "), "\(key)")
    }
    #expect(text.contains("\"solved\": null") && text.contains("\"codes\": 8"))
    #expect(try gumbel(arguments + ["--threads", "2"]).output == text)
  }

  @Test(arguments: [
    (["--task", "trap", "--codes", "3"], "It is for: codebook"),
    (["--task", "codebook", "--experts", "3"], "It is for: router"),
    (["--task", "attention", "--balance", "1"], "It is for: router"),
    (["--task", "trap", "--noise-scale", "0"], "It is for: digits-vae, codebook"),
    (["--task", "router", "--entropy", "-1"], "0 or more"),
    (["--task", "router", "--estimators", "exact"], "It takes: rloo, softmax"),
  ])
  func `an option that the task does not have is refused with the tasks that have it`(
    _ options: [String], _ cure: String
  ) throws {
    let outcome = try gumbel(["train", "--runs", "1"] + options)
    #expect(outcome.status == 64)
    #expect(outcome.error.contains(cure), "\(outcome.error)")
  }

  /// Items of six numbers: two patterns, each with one number flipped.
  private static let items = (0..<24).map { item in
    (0..<6).map { column in String((column < 3) == (item % 2 == 0) ? (column == item % 6 ? 0 : 1) : 0) }
      .joined(separator: ",")
  }

  @Test func `a file of items takes the place of the digits`() throws {
    try withFolder { folder in
      let file = folder + "/items.csv"
      try writeFile(file, Self.items.joined(separator: "\n") + "\n")
      for task in ["digits-vae", "codebook", "router", "attention", "features"] {
        let arguments = [
          "train", "--task", task, "--estimators", "softmax,gumbel-softmax", "--schedule", "constant:1",
          "--steps",
          "20", "--runs", "2", "--seed", "1", "--data", file,
        ]
        let outcome = try gumbel(arguments)
        #expect(outcome.status == 0, "\(task): \(outcome.error)")
        #expect(outcome.output.contains("\"data\": \"\(file)\""))
        #expect(!outcome.output.contains("\"trainedLoss\": \"nan\""))
        if task == "codebook" {
          var parts: [String] = []
          for shard in ["1/2", "2/2"] {
            parts.append(folder + "/" + shard.prefix(1) + ".json")
            let outcome = try gumbel(arguments + ["--shard", shard, "--output", parts[parts.count - 1]])
            #expect(outcome.status == 0, "\(outcome.error)")
          }
          #expect(try gumbel(["merge"] + parts).output == outcome.output)
        }
      }
    }
  }

  @Test(arguments: [
    ("1,0,1\n", "1 item of 3 numbers"), ("", "there is no data"),
    (String(repeating: "1,0,1\n", count: 12), "all items are the same"),
    (String(repeating: "1,0,1\n", count: 11) + "0,2,0\n", "row 11, column 1: 2 is not between 0 and 1"),
    (String(repeating: "1,0,1\n", count: 11) + "0,nan,0\n", "row 11, column 1: nan is not between 0 and 1"),
    (String(repeating: "1,0,1\n", count: 11) + "0,0\n", "this line has 2 fields, the first line has 3"),
  ]) func `items that cannot be learnt are refused with the cause`(text: String, cause: String) throws {
    try withFolder { folder in
      let file = folder + "/items.csv"
      try writeFile(file, text)
      let outcome = try gumbel(["train", "--task", "codebook", "--data", file, "--runs", "1", "--steps", "5"])
      #expect(outcome.status == 65 && outcome.output.isEmpty)
      #expect(outcome.error.contains(cause), "\(outcome.error)")
    }
    #expect(
      try gumbel(["train", "--task", "trap", "--data", "x.npy"]).error.contains("It is for: digits-vae"))
    #expect(try gumbel(["train", "--task", "codebook", "--data", "/nowhere.npy"]).status == 66)
  }

  @Test func `what simple methods reach is reported unless that is not wanted`() throws {
    let arguments = [
      "train", "--task", "attention", "--estimators", "softmax", "--steps", "5", "--runs", "1", "--seed", "1",
    ]
    #expect(try gumbel(arguments).output.contains("\"name\": \"ridge\""))
    #expect(
      try gumbel(arguments + ["--format", "table"]).output.contains("Without such a network: ridge 3.52"))
    #expect(try gumbel(arguments + ["--no-yardsticks"]).output.contains("\"yardsticks\": []"))
  }
}
