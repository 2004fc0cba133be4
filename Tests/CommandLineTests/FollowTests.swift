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

  @Test(.enabled(if: hasPython)) func `a Python writer is followed`() throws {
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

  @Test func `a trace of training can be followed and scrubbed`() throws {
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

  @Test func `a followed file needs a terminal`() throws {
    let outcome = try gumbel("--open", "x.jsonl", "--follow")
    #expect(outcome.status == 64 && outcome.error.contains("--follow needs --open and a terminal"))
  }

  @Test func `lines without logits are waited over, and the terminal says so`() throws {
    try withFolder { folder in
      let log = folder + "/run.jsonl"
      try writeFile(log, "{\"event\": \"start\", \"files\": [\"a\"]}\n")
      let run = try TerminalRun("--open", log, "--follow", "--seed", "1", "--view", "one-draw")
      run.expect("Waiting for the first line with logits")
      #expect(run.output.contains("run.jsonl, line 1, column 1: "))
      try append("{\"event\": \"epoch\"}\n{\"step\": 3, \"logits\": [1, 2]}\n", to: log)
      run.expectWhole("step 3, 1 of 1 (following)")
      try append("{\"event\": \"epoch\"}\n{\"step\": 4, \"logits\": [1, 3]}\n", to: log)
      run.expectWhole("step 4, 2 of 2 (following)")
      run.type("{")
      run.expectWhole("step 3, 1 of 2 (End follows)")
      run.type("yq")
      #expect(run.end() == 0)
      #expect(run.output.contains("--open \(log)@2"))
    }
  }

  @Test func `a file that is rewritten at once begins anew`() throws {
    try withFolder { folder in
      let log = folder + "/run.jsonl"
      try writeFile(log, "{\"step\": 1, \"logits\": [1, 2]}\n")
      let run = try TerminalRun("--open", log, "--follow", "--seed", "1", "--view", "one-draw")
      run.expectWhole("step 1, 1 of 1 (following)")
      try writeFile(log, "{\"step\": 7, \"logits\": [3, 2]}\n{\"step\": 8, \"logits\": [3, 2]}\n")
      run.expect("began anew")
      run.expectWhole("step 8, 2 of 2 (following)")
      run.type("q")
      #expect(run.end() == 0)
    }
  }

  @Test func `a FIFO is waited for, from writer to writer`() throws {
    try withFolder { folder in
      let fifo = folder + "/fifo"
      try #require(mkfifo(fifo, 0o600) == 0)
      let run = try TerminalRun("--open", fifo, "--follow", "--seed", "1", "--view", "one-draw")
      run.expect("Waiting for the first line of \(fifo)")
      try append("{\"step\": 1, \"logits\": [1, 2]}\n", to: fifo)
      run.expectWhole("step 1, 1 of 1 (following)")
      for step in 2...3 {
        try append("{\"step\": \(step), \"logits\": [1, \(step)]}\n", to: fifo)
        run.expectWhole("step \(step), \(step) of \(step) (following)")
      }
      run.type("{")
      run.expectWhole("step 2, 2 of 3 (End follows)")
      run.type("q")
      #expect(run.end() == 0)
    }
  }

  @Test func `a FIFO without a writer holds neither the end by a signal nor the keys`() throws {
    try withFolder { folder in
      let fifo = folder + "/fifo"
      try #require(mkfifo(fifo, 0o600) == 0)
      let waiting = try TerminalRun("--open", fifo, "--follow")
      waiting.expect("Waiting for the first line")
      waiting.send(SIGINT)
      #expect(waiting.end() == 128 + SIGINT)
    }
  }

  @Test func `the output of a command is followed to its end`() throws {
    let lines =
      "printf '%s\\n' '{\"step\": 1, \"logits\": [1, 2]}'; sleep 0.3; printf '[3,'; sleep 0.2; printf '4]'"
    let shell = ["bash", "-c", "exec \"$0\" --open <(\(lines)) \"$@\""]
    let run = try TerminalRun(["--follow", "--seed", "1", "--view", "one-draw"], by: shell)
    run.expectWhole("2 of 2 (the last)")
    run.type("{")
    run.expectWhole("step 1, 1 of 2 (End follows)")
    run.type("q")
    #expect(run.end() == 0)
  }

  @Test func `a command that ends without logits is refused with what it held`() throws {
    let events = "printf 'data: {\"choices\": []}\\n\\ndata: [DONE]\\n\\n'"
    let run = try TerminalRun(["--follow"], by: ["bash", "-c", "exec \"$0\" --open <(\(events)) \"$@\""])
    #expect(run.end() == 65)
    #expect(run.output.contains("no chunk holds log-probabilities"))
    #expect(run.output.contains("\"top_logprobs\": 20"))
    let other = try TerminalRun(["--follow"], by: ["bash", "-c", "exec \"$0\" --open <(true) \"$@\""])
    #expect(other.end() == 65)
    #expect(other.output.contains("ended without a line of logits"))
  }

  @Test func `the tokens of a stream of events are steps`() throws {
    try withFolder { folder in
      let log = folder + "/stream.sse"
      func event(_ token: String, _ logprob: Double) -> String {
        "data: {\"choices\":[{\"logprobs\":{\"content\":[{\"token\":\"\(token)\",\"logprob\":\(logprob)}]}}]}\n\n"
      }
      try writeFile(log, ": ping\n\ndata: {\"choices\":[{\"delta\":{},\"logprobs\":null}]}\n\n")
      let run = try TerminalRun("--open", log, "--follow", "--seed", "1", "--view", "one-draw")
      run.expect("Waiting for the first line with logits")
      #expect(run.output.contains("the answer holds no log-probabilities"))
      try append(event("first", -0.5) + event("second", -0.25), to: log)
      run.expectWhole("2 of 2 (following)")
      run.expectWhole("second")
      try append("data: {\"choices\":[]}\n\ndata: [DONE]\n\n", to: log)
      run.type("{")
      run.expectWhole("1 of 2 (End follows)")
      run.type("yq")
      #expect(run.end() == 0)
      #expect(run.output.contains("--open \(log)@0"))
      #expect(!run.output.contains("Passed over"))
    }
  }

  /// Writes at the end of a file, or into a pipe that has a reader.
  private func append(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_NONBLOCK)
    try #require(descriptor >= 0)
    #expect(write(descriptor, text, text.utf8.count) == text.utf8.count)
    close(descriptor)
  }
}
