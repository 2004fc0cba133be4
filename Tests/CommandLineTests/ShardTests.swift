import Glibc
import Reports
import TestSupport
import Testing

@testable import gumbel_tui

/// Work that is done in shares and put together.
@Suite struct ShardTests {
  /// Commands whose work is shared, and how many shares there are.
  static let works: [(shares: Int, command: [String])] = [
    (
      3,
      [
        "sample", "--count", "100001", "--logits", "1,-inf,-2,0.3", "--labels", "a,\"b\"\"x\",ü,d", "--tau",
        ".7",
      ]
    ),
    (
      2,
      [
        "sample", "--count", "5000", "--first", "17", "--preset", "digit", "--hard", "--left",
        "sampled-softmax",
      ]
    ),
    (3, ["sample", "--count", "100001", "--method", "alias", "--preset", "digit"]),
    (5, ["sample", "--count", "3", "--method", "inverse-cdf", "--probs", "0.3,0.7"]),
    (4, ["sweep", "--count", "2001", "--points", "3", "--preset", "digit", "--from", "1e-5"]),
    (2, ["sweep", "--count", "2001", "--points", "9", "--no-noise"]),
    (7, ["gradients", "--samples", "30001", "--objective", "trap", "--preset", "trap", "--tau", "0.5"]),
    (2, ["gradients", "--samples", "301", "--baseline", "-2", "--group", "3", "--estimators", "rloo,rebar"]),
    (3, ["train", "--runs", "4", "--steps", "30", "--estimators", "all", "--start", "1,-0.5,0"]),
    (2, ["train", "--task", "polynomial:1.5", "--runs", "1", "--steps", "5", "--rate", "0.1"]),
  ]

  @Test(arguments: works.indices)
  func `the shares together are the whole to the last byte`(number: Int) throws {
    let (shares, command) = Self.works[number]
    try withFolder { folder in
      let whole = try gumbel(command + ["--seed", "7"])
      #expect(whole.status == 0 && !whole.output.isEmpty)
      let files = try share(command, shares, in: folder)
      for form in ["json", "csv", "jsonl"] {
        let merged = try gumbel(["merge", "--format", form] + files.reversed())
        #expect(merged.output == (try gumbel(command + ["--seed", "7", "--format", form])).output)
        #expect(merged.error == "")
      }
    }
  }

  @Test func `a share of draws that are printed is their part`() throws {
    let command = ["sample", "--seed", "7", "--count", "10", "--emit", "weights"]
    let parts = try (1...3).map { try gumbel(command + ["--shard", "\($0)/3"]).output }
    #expect(try parts.joined() == gumbel(command).output)
  }

  @Test func `a share that is missing twice there or of other work is named`() throws {
    try withFolder { folder in
      let files = try share(["sample", "--count", "9"], 3, in: folder)
      let others = try share(["sample", "--count", "8"], 3, in: folder, name: "other")
      expectRefusal([files[0], files[2]], "share 2/3 is missing")
      expectRefusal([files[0], files[1]], "share 3/3 is missing")
      expectRefusal([files[0], files[1], files[1]], "share 2/3 is there twice")
      expectRefusal([files[0], others[1], files[2]], "other2.json: a share of other work")
    }
  }

  @Test(arguments: [1, 2]) func `a share of another version is named wherever it stands`(count: Int) throws {
    try withFolder { folder in
      let files = try share(["sample", "--count", "9"], count, in: folder)
      let content = try #require(fileContent(files[0]))
      try writeFile(files[0], content.replacing("\"version\":\"", with: "\"version\":\"1"))
      expectRefusal(files, "\(files[0]): made by version 1")
    }
  }

  @Test(arguments: [
    ("\"flips\":", "\"flops\":", "there is no 'flips'"),
    ("\"draws\":", "\"draws\":1", "not those of share 2/2"),
    ("\"picks\":[", "\"picks\":[1,", "not those of share 2/2"),
    ("{\"arguments\"", "{\"arguments", "not JSON"),
    ("\"version\":\"", "\"version\":\"1", "made by version 1"),
    ("\"2\\/2\"", "\"3\\/2\"", "there is no share '3/2'"),
    ("\"--method\"", "\"--methods\"", "other work"), ("\"entropySum\":\"", "\"entropySum\":\"x", "damaged"),
    ("\"entropySum\":\"", "\"entropySum\":\"9999999999999999", "not those of share 2/2"),
    ("\"lastPick\":", "\"lastPick\":9", "not those of share 2/2"),
    ("\"entropySum\":\"", "\"entropySum\":\"-", "not those of share 2/2"),
    ("\"maximumSum\":\"", "\"maximumSum\":\"-", "not those of share 2/2"),
    ("\"weightSums\":[\"", "\"weightSums\":[\"-", "not those of share 2/2"),
    ("\"squareSums\":[\"", "\"squareSums\":[\"-", "not those of share 2/2"),
    ("\"above90\":", "\"above90\":-1", "not those of share 2/2"),
  ])
  func `a damaged share is refused`(text: String, instead: String, problem: String) throws {
    try withFolder { folder in
      let files = try share(["sample", "--count", "9"], 2, in: folder)
      let content = try #require(fileContent(files[1]))
      let damaged = content.replacing(text, with: instead)
      #expect(damaged != content, "the damage is none")
      try writeFile(files[1], damaged)
      expectRefusal(files, problem)
    }
  }

  @Test(arguments: ["\"squares\":[", "\"groupVariances\":", "\"groupSquares\":"])
  func `sums of squares below zero are refused`(key: String) throws {
    try withFolder { folder in
      let files = try share(
        ["gradients", "--estimators", "gumbel-softmax", "--samples", "40000", "--logits", "1,0.5,0"], 2,
        in: folder)
      let content = try #require(fileContent(files[1]))
      let damaged = content.replacing(key, with: key + "-")
      #expect(damaged != content, "the damage is none")
      try writeFile(files[1], damaged)
      expectRefusal(files, "not those of share 2/2")
    }
  }

  @Test(arguments: [
    (["--shard", "4/3", "--seed", "1"], "such as 2/5"), (["--shard", "1/3"], "--seed"),
    (["--shard", "1/3", "--seed", "1", "--method", "multinomial"], "--shard"),
    (["--shard", "1/3", "--seed", "1", "--format", "csv"], "--format"),
  ])
  func `a share that cannot be is refused`(options: [String], problem: String) throws {
    let outcome = try gumbel(["sample"] + options)
    #expect(outcome.status == 64 && outcome.output == "")
    #expect(outcome.error.contains(problem))
  }

  private func share(
    _ command: [String], _ count: Int, in folder: String, name: String = "share"
  ) throws -> [String] {
    try (1...count).map { number in
      let file = folder + "/\(name)\(number).json"
      let outcome = try gumbel(
        command + [
          "--seed", "7", "--shard", "\(number)/\(count)", "--output", file, "--threads", "\(number)",
        ])
      #expect(outcome.status == 0, "\(outcome.error)")
      return file
    }
  }

  private func expectRefusal(_ files: [String], _ problem: String) {
    let outcome = try? gumbel(["merge"] + files)
    #expect(outcome?.status == 65 && outcome?.output == "")
    #expect(outcome?.error.contains(problem) == true, "\(outcome?.error ?? "")")
    #expect(outcome?.errorLines.count ?? 9 <= 3)
  }
}
