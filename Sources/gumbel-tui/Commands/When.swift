// The question of the program, as one table.

import ArgumentParser
import Experiment
import GumbelEngine
import Live
import Reports

/// `gumbel-tui when`
struct When: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "when",
    abstract: "Measure when noise pays: tasks trained in four ways and deployed in two.",
    discussion: """
      Every task is trained with a soft and a hard forward pass, without and with noise, from the same starts and with \
      the same data. Each row is one task, deployed as a pick or as the mixture softmax(θ/τ): losses on test data, \
      lower is better. Marked are the lowest mean and all that cannot be told from it by a paired t-test over the \
      runs at 5 %, which needs five runs. All tasks with five runs take about half a minute on two cores with AVX-512.

      \(WhenExperiment.all(at: 1).map(\.task.name).reduce(into: []) { if $0.last != $1 { $0.append($1) } }.joined(separator: ", "))
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Temperature of training; the trap is shown at 0.5, too.", valueName: "t"),
    transform: number(above: 0, example: "0.5"))
  var tau = 1.0

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Runs of each way.", valueName: "n"),
    transform: wholeNumber(1...1000, example: "5"))
  var runs = 5

  @Option(
    help: ArgumentHelp("Only these tasks, separated by commas.", valueName: "a,b,..."),
    completion: .list(TrainingTask.all.filter(\.isAskedWhen).map(\.name)))
  var only: String?

  @OptionGroup var seeds: SeedOptions
  @OptionGroup var threading: ThreadOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    guard tau.isFinite else { throw ValidationError("--tau: inf trains nothing; give a finite temperature") }
  }

  func run() throws {
    Interruption.listen()
    var table = WhenTable(try experiments(), seed: seeds.drawn())
    try measure(&table)
    try output.write(WhenReport(table: table, runs: runs, isInterrupted: Interruption.isAsked))
    if Interruption.isAsked { Interruption.end() }
  }

  private func experiments() throws(Failure) -> [WhenExperiment] {
    let all = WhenExperiment.all(at: tau)
    guard let only else { return all }
    let names = only.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmingSpaces)
    let known = TrainingTask.all.filter(\.isAskedWhen).map(\.name)
    for name in names where !known.contains(name) {
      throw .usage(
        "--only: there is no task '\(name)' in the table", cure: "Its tasks: \(known.joined(separator: ", "))"
      )
    }
    return all.filter { names.contains($0.task.name) }
  }

  /// Makes the runs, until all are made or somebody asks to stop.
  private func measure(_ table: inout WhenTable) throws {
    let jobs = try table.jobs(runs: runs).map { (job: $0, plan: try table.plan(of: $0)) }
    let progress = TrainingProgress(steps: jobs.reduce(0) { $0 + $1.plan.steps }, runs: jobs.count)
    defer { progress.end() }
    let outcomes = concurrentMap(jobs, threads: threading.count) {
      Self.finish($0.plan, run: $0.job.run, progress)
    }
    for (job, outcome) in zip(jobs, outcomes) where outcome.isFinished {
      table.receive(outcome.value, of: job.job)
    }
  }

  private static func finish(
    _ plan: TrainingPlan, run number: Int, _ progress: TrainingProgress
  ) -> (isFinished: Bool, value: WhenOutcome?) {
    guard !Interruption.isAsked else { return (false, nil) }
    var run = TrainingRun(plan, run: number, kernels: ProcessKernels.chosen)
    while !run.isDone {
      guard !Interruption.isAsked else { return (false, nil) }
      let before = run.step
      for _ in 0..<stepsAtOnce where !run.isDone { run.advance() }
      progress.add(steps: run.step - before)
    }
    progress.add(steps: 0, runs: 1)
    return (true, WhenOutcome(of: run))
  }

  /// Steps between two looks at what others want: a few milliseconds of the largest network.
  private static let stepsAtOnce = 16
}
