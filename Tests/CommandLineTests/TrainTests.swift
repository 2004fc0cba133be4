import Glibc
import TestSupport
import Testing

/// What `train` prints.
struct TrainDocument: Decodable, Equatable {
  struct Estimator: Decodable, Equatable {
    var name: String
    var solved, runs, finished: Int
    var relaxedLoss, deployedLoss: Double
    var flips, expectedLoss, lossSd, accuracy, recovered: Double?
  }
  struct Skipped: Decodable, Equatable {
    var name, reason: String
  }
  var task, schedule, optimizer: String
  var steps, batch: Int
  var rate: Double
  var seed: UInt64
  var start: [Double]?
  var interrupted: Bool
  var estimators: [Estimator]
  var skipped: [Skipped]
}

@Suite struct TrainTests {
  private func document(_ arguments: String...) throws -> TrainDocument {
    let outcome = try gumbel(["train", "--seed", "1"] + arguments)
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    return try decode(TrainDocument.self, outcome.output)
  }

  @Test func `the trap is solved with noise and not without`() throws {
    let document = try document("--estimators", "softmax,gumbel-softmax,exact", "--runs", "5")
    #expect(document.task == "trap" && document.schedule == "constant:0.5" && document.optimizer == "adam")
    #expect(document.steps == 2000 && document.batch == 16 && document.rate == 0.02)
    #expect(document.estimators.map(\.name) == ["softmax", "gumbel-softmax", "exact"])
    #expect(document.estimators.map(\.solved) == [0, 5, 5])
    #expect(document.estimators.allSatisfy { $0.runs == 5 && $0.finished == 5 && $0.expectedLoss != nil })
    #expect(document.estimators[0].deployedLoss == 1 && document.estimators[0].relaxedLoss < 0.01)
  }

  @Test func `any number of threads prints the same bytes`() throws {
    func output(_ threads: String) throws -> String {
      try gumbel(
        "train", "--seed", "7", "--steps", "200", "--runs", "9", "--threads", threads, "--format", "csv"
      ).output
    }
    let one = try output("1")
    #expect(try output("2") == one && output("5") == one)
    #expect(one.split(separator: "\n").count == 13, "reinmax is left out at a temperature of one half")
  }

  @Test func `what an estimator cannot do is left out or refused`() throws {
    let document = try document("--task", "filter-selection", "--steps", "2", "--runs", "1")
    #expect(document.estimators.count == 5 && document.skipped.count == 8)
    #expect(document.estimators.allSatisfy { $0.recovered != nil && $0.expectedLoss == nil })
    let refused = try gumbel("train", "--task", "filter-selection", "--estimators", "rloo")
    #expect(refused.status == 64 && refused.output.isEmpty && refused.errorLines.count <= 3)
    #expect(refused.error.contains("rloo cannot train filter-selection"))
  }

  @Test(arguments: [
    (["--task", "trip"], "there is no task 'trip'"), (["--schedule", "step:1"], "is no schedule"),
    (["--schedule", "linear:1:0"], "above 0"), (["--start", "1,2"], "takes 3 numbers"),
    (["--start", "1,x,2"], "--start"), (["--task", "pointer", "--start", "1,2"], "takes no start"),
    (["--estimators", "reinmax"], "needs a temperature of 1"), (["--estimators", "a"], "no estimator 'a'"),
    (["--anneal-fraction", "2"], "--anneal-fraction"), (["--rate", "-1"], "--rate"),
    (["--task", "trap:3"], "nothing may follow trap"), (["--group", "1000"], "--group"),
    (["--steps", "0"], "--steps"), (["--optimizer", "adagrad"], "--optimizer"),
  ])
  func `a wrong command line says what is wrong`(_ arguments: [String], _ problem: String) throws {
    let outcome = try gumbel(["train"] + arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.errorLines.count <= 3)
    #expect(outcome.error.contains(problem), "\(outcome.error)")
  }

  @Test(arguments: ["1", "4"]) func `a hopeless run names its last good step`(_ threads: String) throws {
    let outcome = try gumbel(
      "train", "--estimators", "softmax,gumbel-softmax", "--optimizer", "sgd", "--rate", "1e9", "--seed", "1",
      "--threads", threads)
    #expect(outcome.status == 65 && outcome.output.isEmpty)
    #expect(outcome.error.contains("softmax, run 0: a parameter went off to"))
    #expect(outcome.error.contains("at step 1; no step was good") && outcome.error.contains("--rate"))
  }

  @Test func `a loss beyond all numbers says so`() throws {
    let outcome = try gumbel("train", "--task", "linear:1e200,-1e200", "--estimators", "exact", "--seed", "1")
    #expect(outcome.status == 65 && outcome.output.isEmpty && outcome.errorLines.count <= 3)
    #expect(outcome.error.contains("exact, run 0: the gradient of the loss is beyond all numbers at step 1"))
  }

  @Test func `every step is traced in order`() throws {
    try withFolder { try checkTraces(in: $0 + "/trace.jsonl") }
  }

  private func checkTraces(in path: String) throws {
    func trace(_ threads: String) throws -> String? {
      let outcome = try gumbel(
        "train", "--estimators", "gumbel-softmax,exact", "--steps", "100", "--runs", "3", "--seed", "1",
        "--schedule", "linear:1:0.5", "--trace", path, "--threads", threads)
      #expect(outcome.status == 0)
      return fileContent(path)
    }
    let text = try #require(try trace("1"))
    #expect(try trace("3") == text)
    struct Line: Decodable {
      var step, run, flips: Int
      var tau, relaxedLoss, deployedLoss: Double
      var expectedLoss: Double?
      var logits: [Double]
      var estimator: String
    }
    let lines = try text.split(separator: "\n").map { try decode(Line.self, String($0)) }
    #expect(lines.count == 600)
    #expect(lines.map(\.step) == Array(repeating: Array(1...100), count: 6).flatMap(\.self))
    #expect(lines[0].tau == 1 && lines[99].tau == 0.5 && lines[99].logits.count == 3)
    #expect(lines[300].estimator == "exact" && lines[500].run == 2)
  }

  @Test func `an interrupted race prints what is done`() throws {
    let run = try TerminalRun(
      "train", "--task", "polynomial", "--estimators", "gumbel-softmax", "--steps", "1e6", "--runs", "2",
      "--seed", "1", "--format", "json")
    // The progress is told once steps are made.
    run.expect(" of 2 runs")
    run.send(SIGINT)
    #expect(run.end() == 128 + SIGINT)
    // The line of the progress is taken away before the result is printed.
    let printed = try #require(run.output.split(separator: "\u{1B}[K").last)
    let document = try decode(TrainDocument.self, String(printed))
    let row = try #require(document.estimators.first)
    #expect(document.interrupted && row.finished == 0 && row.runs >= 1)
  }
}
