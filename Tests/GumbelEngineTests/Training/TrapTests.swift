import GumbelEngine
import Testing

/// The trap, 20 runs a row. Every row has also been run 1 000 times elsewhere, and came out as 0 or 1 000, so that with
/// a probability of at least 99.9 % of a single run a false alarm of all rows together is below 0.3; with fixed
/// seeds there is none.
@Suite struct TrapTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var estimator: EstimatorKind
    var schedule: TemperatureSchedule
    var isSolved: Bool

    var testDescription: String { "\(estimator.rawValue) \(schedule.start) to \(schedule.end)" }
  }

  static let rows: [Row] =
    [.exact, .rloo, .reinmax].map { Row(estimator: $0, schedule: at(1), isSolved: true) }
    + [at(1), at(0.1), annealed(1, 0.1), annealed(1, 0.01)].map {
      Row(estimator: .softmax, schedule: $0, isSolved: false)
    }
    + [.straightThrough, .straightThroughArgmax].map {
      Row(estimator: $0, schedule: at(1), isSolved: false)
    }
    + [at(0.5), at(0.1), annealed(1, 0.1)].map {
      Row(estimator: .gumbelSoftmax, schedule: $0, isSolved: true)
    }
    + [at(1), annealed(5, 0.1)].map { Row(estimator: .gumbelSoftmax, schedule: $0, isSolved: false) }
    + [at(1), at(0.5), at(0.1)].map { Row(estimator: .stGumbelSoftmax, schedule: $0, isSolved: true) }

  @Test(arguments: rows) func `who solves the trap solves it always`(_ row: Row) throws {
    let summary = try train(.trap, row.estimator, row.schedule)
    #expect(summary.results.count == 20 && summary.failure == nil)
    #expect(summary.solved == (row.isSolved ? 20 : 0))
    // Deployed are the third category at ½, or one of the others at 1.
    #expect(row.isSolved == (summary.deployedLoss < 0.75))
  }

  @Test func `the table has seventeen rows`() { #expect(Self.rows.count == 17) }

  /// Means over 20 runs: the standard error of the first is near 30, of the second below 1.
  @Test func `noise free training flips its argmax again and again`() throws {
    let argmax = try train(.trap, .straightThroughArgmax)
    #expect(argmax.results.allSatisfy { (750 - 4 * 120...750 + 4 * 120).contains($0.flips) })
    #expect(abs(argmax.flips - 750) < 120)
    #expect(abs(try train(.trap, .softmax, annealed(1, 0.1)).flips - 965) < 100)
    #expect(try train(.trap, .gumbelSoftmax, at(0.5)).flips < 4)
  }

  @Test func `from a confident wrong start only the relaxed softmax stays there`() throws {
    func race(_ estimator: EstimatorKind, _ temperature: Double) throws -> TrainingSummary {
      try train(.trap, estimator, at(temperature), runs: 200, start: [6, 0, 0])
    }
    let softmax = try race(.softmax, 0.1)
    #expect(softmax.solved == 0 && softmax.flips == 0)
    #expect(try race(.gumbelSoftmax, 0.1).solved == 200)
    #expect(try race(.gumbelSoftmax, 0.5).solved == 200)
    #expect(try race(.straightThrough, 1).solved == 0)
    #expect(try race(.exact, 1).solved == 200)
    #expect(try race(.rloo, 1).solved == 200)
  }

  /// The relaxed loss goes to 0 while what is deployed costs 1: the relaxation gap.
  @Test func `softmax optimises what is not deployed`() throws {
    let summary = try train(.trap, .softmax, at(1))
    #expect(summary.relaxedLoss < 0.01 && summary.deployedLoss == 1)
  }
}
