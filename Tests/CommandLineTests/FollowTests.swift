import Glibc
import Testing

@testable import gumbel_tui

/// The explorer beside a program that writes as a training run does.
@Suite struct FollowTests {
  private static let hasPython = system("command -v python3 >/dev/null") == 0

  /// What a person adds to a training script, with a line that is flushed in two halves.
  private static let writer = """
    import json, sys, time
    for step in range(int(sys.argv[2])):
        logits = [0.1 * step, 0.0, -1.0]
        with open(sys.argv[1], "a") as f:
            line = json.dumps({"step": step, "tau": 1.0 - 0.01 * step, "logits": logits})
            f.write(line[:9]); f.flush(); time.sleep(0.005)
            f.write(line[9:] + "\\n")
        time.sleep(0.02)
    """

  @Test(.enabled(if: hasPython)) func aPythonWriterIsFollowed() throws {
    try withFolder { folder in
      let log = folder + "/run.jsonl"
      try writeFile(folder + "/writer.py", Self.writer)
      let pipe = try #require(popen("python3 '\(folder)/writer.py' '\(log)' 40", "r"))
      let run = try TerminalRun("--open", log, "--follow", "--seed", "1", "--view", "one-draw")
      run.expect("entropy")
      #expect(pclose(pipe) == 0)
      run.expectWhole("step 39, 40 of 40 (following)")
      run.type("{{")
      run.expectWhole("step 37, 38 of 40 (End follows)")
      // Another run takes the place of the file.
      #expect(rename(log, folder + "/old.jsonl") == 0)
      try writeFile(log, "{\"step\": 7, \"logits\": [1, 2, 3]}\n")
      run.expect("began anew")
      run.expectWhole("step 7, 1 of 1 (following)")
      run.type("yq")
      #expect(run.end() == 0)
      #expect(run.output.contains("--open \(log)@0"))
    }
  }

  @Test func aTraceOfTrainingIsFollowedAndGoneThrough() throws {
    try withFolder { folder in
      let trace = folder + "/trace.jsonl"
      let training = try gumbel(
        "train", "--estimators", "gumbel-softmax", "--schedule", "exponential:1:0.25", "--steps", "50",
        "--runs", "1", "--seed", "1", "--trace", trace)
      #expect(training.status == 0)
      let run = try TerminalRun("--open", trace, "--follow", "--seed", "1", "--view", "one-draw")
      run.expectWhole("step 50, 50 of 50 (following)")
      run.expectWhole("0.250")
      run.type("{{")
      run.expectWhole("step 48, 48 of 50 (End follows)")
      run.type("}")
      run.expectWhole("step 49, 49 of 50 (End follows)")
      run.type("yq")
      #expect(run.end() == 0)
      #expect(run.output.contains("--open \(trace)@48"))
    }
  }

  @Test func aFollowedFileNeedsATerminal() throws {
    let outcome = try gumbel("--open", "x.jsonl", "--follow")
    #expect(outcome.status == 64 && outcome.error.contains("--follow needs --open and a terminal"))
  }
}
