import Testing

@testable import GumbelEngine

private let experiment = WhenExperiment(task: TrainingTask.all[0], temperature: 1)

/// A row whose cells have these losses, in the order of the ways.
private func row(_ losses: [[Double]]) -> WhenRow {
  WhenRow(
    experiment: experiment, deployment: .pick,
    cells: zip(WhenExperiment.ways, losses).map { WhenCell(way: $0, losses: $1) })
}

@Suite struct `A row of the table that says when noise pays` {
  @Test func `has the quantiles of Student's t`() {
    // From tables of the distribution.
    for (freedom, quantile) in [(1, 12.7062), (4, 2.77645), (30, 2.04227), (40, 2.02108), (120, 1.97993)] {
      #expect((studentQuantile(degreesOfFreedom: freedom) - quantile).magnitude < 2e-5)
    }
  }

  @Test func `separates paired losses by their differences`() {
    let base = [10.0, 20, 30, 40, 50]
    #expect(isSeparated(base.map { $0 + 1 }, from: base))
    #expect(!isSeparated([11, 19, 31, 39, 51], from: base))
    #expect(!isSeparated(base, from: base))
    #expect(!isSeparated([1], from: [2]))
  }

  @Test func `marks the lowest and its equals after five runs`() {
    let low = [1.0, 1.1, 0.9, 1, 1.05]
    let equal = [1.05, 1.05, 0.95, 0.95, 1.04]
    let five = row([low.map { $0 + 5 }, low, equal, low.map { $0 + 3 }])
    #expect(five.best == [.gumbelSoftmax, .straightThroughArgmax])
    #expect(five.undecided.isEmpty)
    let four = row([low.map { $0 + 5 }, low, equal, low].map { Array($0.prefix(4)) })
    #expect(four.best == [.gumbelSoftmax])
    #expect(four.whatPaid == .undecided)
  }

  @Test func `calls nothing equal without a doubt where means differ by a tenth`() {
    let low = [1.0, 1, 1, 1, 1]
    let wide = [0.5, 2.5, 0.5, 2, 0.9]
    let some = row([low, wide, low.map { $0 + 1 }, low.map { $0 + 1 }])
    #expect(some.best == [.softmax, .gumbelSoftmax] && some.undecided == [.gumbelSoftmax])
    #expect(some.whatPaid == .undecided)
  }

  @Test(arguments: [
    ([100.0, 5, 90, 6], WhatPaid.noise), ([100, 90, 5, 6], .hardness), ([100, 5, 6, 5.5], .noiseOrHardness),
    ([100, 90, 80, 5], .both), ([1, 2, 3, 4], .nothing(noiseHurts: true)),
    ([100, 9.5, 30, 5], .noise), ([100, 10, 30, 5], .both),
  ])
  func `says which way repairs what softmax loses`(means: [Double], paid: WhatPaid) {
    // Runs of one way differ by the same as those of another: every difference is certain.
    let found = row(means.map { mean in [-0.2, -0.1, 0, 0.1, 0.2].map { mean + $0 } })
    #expect(found.whatPaid == paid)
  }

  @Test func `that says nothing pays has softmax among its best`() {
    let low = [1.0, 1.1, 0.9, 1, 1.05]
    let found = row([low, [1.05, 1.05, 0.95, 0.95, 1.04], low, low])
    #expect(found.whatPaid == .nothing(noiseHurts: false))
  }
}

@Suite struct `The table that says when noise pays` {
  @Test func `takes outcomes in any order, and pairs them by run`() throws {
    let experiments = WhenExperiment.all(at: 1)
    var table = WhenTable(experiments, seed: 1)
    let jobs = table.jobs(runs: 2)
    #expect(jobs.count == 2 * 4 * experiments.count && Set(jobs.prefix(jobs.count / 2).map(\.run)) == [0])
    for job in jobs.reversed() where job.experiment == 0 && (job.way, job.run) != (3, 0) {
      table.receive(WhenOutcome(pick: Double(job.run), mixture: Double(job.way), meanMax: nil), of: job)
    }
    table.receive(nil, of: jobs.first { $0.experiment == 0 && $0.way == 3 && $0.run == 0 }!)
    #expect(table.runsDone == 7 && table.failures.count == 1)
    #expect(table.row(0, .pick).cells.map(\.losses) == Array(repeating: [1], count: 4))
    #expect(table.row(0, .mixture).cells.map(\.mean) == [0, 1, 2, 3])
    #expect(table.row(1, .pick).best.isEmpty)
  }

  @Test func `has the trap on both sides of the temperature at which noise stops to save it`() {
    func traps(_ temperature: Double) -> [Double] {
      WhenExperiment.all(at: temperature).filter { $0.task.name == "trap" }.map(\.temperature)
    }
    #expect(traps(1) == [0.5, 1] && traps(0.5) == [0.5])
    #expect(
      WhenExperiment.all(at: 0.5).map(\.task.name) == [
        "trap", "linear", "pointer", "filter-selection", "digits-vae", "codebook", "router", "attention",
      ])
  }

  /// Softmax is deterministic here, and the trap is decided in every run (`TrapTests`): no false alarm.
  @Test func `finds that noise saves the trap at ½ and not at 1, and that the mixture needs none`() throws {
    var table = WhenTable(WhenExperiment.all(at: 1).filter { $0.task.name == "trap" }, seed: 1)
    for job in table.jobs(runs: 5) {
      var run = TrainingRun(try table.plan(of: job), run: job.run)
      while !run.isDone { run.advance() }
      table.receive(WhenOutcome(of: run), of: job)
    }
    #expect(table.row(0, .pick).whatPaid == .noise)
    #expect(table.row(1, .pick).best == [.stGumbelSoftmax])
    #expect(table.row(1, .mixture).whatPaid == .nothing(noiseHurts: true))
    let conditions = table.conditions(0)
    #expect(conditions.mixtureLoss! < 0.01 && conditions.pickLoss == 1 && !conditions.choicesAdapt)
    #expect((conditions.meanMax! - 0.5).magnitude < 0.01)
  }
}
