import Glibc
import TestSupport
import Testing

/// What `when` prints.
private struct WhenDocument: Decodable, Equatable {
  struct Cell: Decodable, Equatable {
    var mean, sd: Double?
    var runs: Int
  }
  struct Conditions: Decodable, Equatable {
    var deployedAsPick, choicesAdapt: Bool
    var mixtureLoss, pickLoss, softmaxMeanMax: Double?
  }
  struct Row: Decodable, Equatable {
    var task, deployed, metric, paid: String
    var temperature: Double
    var cells: [String: Cell]
    var best, undecided: [String]
    var conditions: Conditions
  }
  var seed: UInt64
  var runs: Int
  var rows: [Row]
  var answer: [String]
}

@Suite struct `The command when` {
  private func output(_ arguments: String...) throws -> String {
    let outcome = try gumbel(["when", "--seed", "1"] + arguments)
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    return outcome.output
  }

  @Test func `finds that noise saves the trap, and what the answer says is in the cells`() throws {
    let document = try decode(WhenDocument.self, try output("--only", "trap"))
    #expect(document.seed == 1 && document.runs == 5 && document.rows.count == 4)
    let row = document.rows[0]
    #expect(
      row.task == "trap" && row.temperature == 0.5 && row.deployed == "pick" && row.metric == "deployedLoss")
    #expect(row.cells["softmax"] == .init(mean: 1, sd: 0, runs: 5))
    #expect(
      row.best == ["gumbel-softmax", "st-gumbel-softmax"] && row.undecided.isEmpty && row.paid == "noise")
    #expect(row.conditions.deployedAsPick && !row.conditions.choicesAdapt && row.conditions.pickLoss == 1)
    #expect(
      document.answer.contains {
        $0 == "Noise pays in trap at τ 0.5 argmax (softmax 1.00, Gumbel-Softmax 0.500)."
      })
    #expect(
      document.answer.contains {
        $0.hasPrefix("Softmax is among the best and noise is worse in trap mixture")
      })
  }

  @Test func `prints the same at any number of threads, in every format`() throws {
    let arguments = ["--only", "linear,trap", "--runs", "2", "--format"]
    for format in ["json", "csv", "table", "jsonl"] {
      let one = try gumbel(["when", "--seed", "3"] + arguments + [format, "--threads", "1"]).output
      let two = try gumbel(["when", "--seed", "3"] + arguments + [format, "--threads", "2"]).output
      #expect(one == two && !one.isEmpty)
    }
    let csv = try output("--only", "linear", "--runs", "1", "--format", "csv").split(separator: "\n")
    #expect(csv.count == 1 + 2 * 4)
    #expect(csv[0] == "task,temperature,deployed,metric,estimator,mean,sd,runs,best,undecided")
  }

  @Test func `trains networks as train does`() throws {
    let document = try decode(WhenDocument.self, try output("--only", "attention", "--runs", "1"))
    #expect(document.rows.map(\.metric) == ["argmaxLoss", "mixtureLoss"])
    let trained = try gumbel(
      "train", "--task", "attention", "--schedule", "constant:1", "--estimators", "softmax", "--runs", "1",
      "--seed", "1", "--format", "json"
    ).output
    let mean = try #require(document.rows[1].cells["softmax"]?.mean)
    #expect(trained.contains("\"mixtureLoss\": \(mean)"))
    #expect(document.rows.allSatisfy { $0.paid == "undecided" && $0.best.count == 1 })
    #expect(
      document.answer.last?.hasPrefix("Undecided with these runs: attention argmax, attention mixture")
        == true)
  }

  @Test(arguments: [
    (["--only", "trap,nothing"], "there is no task 'nothing'"), (["--only", "polynomial"], "'polynomial'"),
    (["--tau", "0"], "--tau"), (["--tau", "inf"], "--tau"), (["--runs", "0"], "--runs"),
  ]) func `refuses what it cannot measure`(arguments: [String], problem: String) throws {
    let outcome = try gumbel(["when"] + arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.errorLines.count <= 3)
    #expect(outcome.error.contains(problem))
  }
}
