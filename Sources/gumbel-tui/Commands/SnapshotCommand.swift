import ArgumentParser
import Console
import Explorer
import GumbelEngine
import Live
import Screen

/// `gumbel-tui snapshot`
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Draw a view of the explorer as text or as a picture, without a terminal.")

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Columns and rows.", valueName: "120x36"),
    transform: PictureSize.read)
  var size = PictureSize(GridSize(columns: 120, rows: 36))

  @Option(help: ArgumentHelp("Form of the picture, or csv or json for its numbers.", valueName: "form"))
  var format = ViewFormat.text

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Draws to make first.", valueName: "n"),
    transform: wholeNumber(0...Int.max, example: "1000 or 1e6"))
  var count = 1_000_000

  @Option(
    help: ArgumentHelp("File to write instead of standard output.", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let opened = common.opened(try common.notedExperiment())
    let visible = visibleCategories(opened, size: size.grid)
    let state = opened.measured(
      draws: count, spreadCategories: visible, threads: common.screen.threadCount
    ).estimated(samples: count).swept(draws: count).trained(steps: count)
      .asked(draws: count, threads: common.screen.threadCount)
      .examined(threads: common.screen.threadCount)
    let look = common.screen.appearance.look(colors: format == .text ? .mono : .indexed256, isUTF8: true)
    try withOutput(output) {
      try format.write(state, size: size.grid, look: look, isLight: common.screen.theme == .light, to: $0)
    }
  }
}

/// A size as it is written on the command line: `120x36`.
struct PictureSize: CustomStringConvertible {
  let grid: GridSize

  init(_ grid: GridSize) { self.grid = grid }

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1] else { return nil }
    guard (1...1000).contains(columns), (1...1000).contains(rows) else { return nil }
    grid = GridSize(columns: columns, rows: rows)
  }

  /// Reads the size for an option.
  @Sendable static func read(_ text: String) throws -> PictureSize {
    if let size = PictureSize(argument: text) { return size }
    throw ValidationError("give columns and rows, each from 1 to 1000, such as 120x36")
  }

  var description: String { "\(grid.columns)x\(grid.rows)" }
}

extension State {
  /// The state with its estimates made, where it shows them.
  func estimated(samples: Int) -> State {
    var state = self
    state.sampleBudget = max(samples, 2)
    guard let job = state.gradientJob else { return self }
    var run = GradientMeasurement(job: job, noise: .measuring(job))
    run.complete()
    state.gradients = run.finding
    return state
  }

  /// The state with everything known over the temperatures, where it shows that.
  func swept(draws: Int) -> State {
    var state = self
    state.sampleBudget = max(draws, 2)
    guard let job = state.sweepJob else { return self }
    var run = SweepMeasurement(job: job, kernels: ProcessKernels.chosen)
    run.complete()
    state.sweep = run.finding
    return state
  }

  /// The state with its race run up to `steps`, where it shows one.
  func trained(steps: Int) -> State {
    var state = self
    guard let job = trainingJob else { return self }
    var race = TrainingMeasurement(job)
    race.measureYardsticks()
    while race.step < steps, !race.isDone { race.advance() }
    state.race = race.finding(followed: job.followed, run: job.run)
    state.training.heldAt = race.step
    return state
  }

  /// The state with the table of experiments, where it shows that: a run for every 200,000 of `draws`, at most as many as
  /// the explorer makes.
  func asked(draws: Int, threads: Int) -> State {
    guard var job = whenJob else { return self }
    job.runs = min(draws / 200_000, WhenJob.usualRuns)
    var state = self
    var measurement = WhenMeasurement(job: job)
    while !measurement.isDone { measurement.step(threads: threads) }
    state.whenFinding = measurement.finding
    return state
  }

  /// The state with all claims measured, where it shows them.
  func examined(threads: Int) -> State {
    guard let job = claimsJob else { return self }
    var state = self
    let findings = concurrentMap(Claim.all, threads: threads) {
      $0.check(EngineSubject(kernels: ProcessKernels.chosen), seed: job.seed)
    }
    state.claimsFinding = ClaimsFinding(job: job, findings: findings)
    return state
  }

  /// The state after `draws` draws, standing still. Where there are very many categories, only the spreads of
  /// `spreadCategories` are counted.
  func measured(draws: Int, spreadCategories: [Int] = [], threads: Int) -> State {
    var state = self
    state.heldAt = draws
    let job = state.samplingJob(visibleCategories: spreadCategories)
    var run = SamplingRun(job: job)
    run.complete(to: draws, threads: threads)
    state.sampling = run.finding(revision: state.revision, drawsPerSecond: 0)
    var points = SimplexMeasurement(job: job)
    points?.advance(to: draws)
    state.sampling?.simplex = points?.finding
    return state
  }
}
