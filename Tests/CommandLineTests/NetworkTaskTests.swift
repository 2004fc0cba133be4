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
}
