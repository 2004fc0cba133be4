import GumbelEngine
import Testing

@Suite struct GradientTallyTests {
  private let run = EstimatorRun(
    StraightThroughGumbelSoftmax(), problem: Problems.known(temperature: 0.5), noise: .measuring(seed: 2))
  private let block = EstimateBlock(categories: 4)

  @Test func `any cut into parts gives the same bytes`() {
    let samples = 13 * 1024 + 17
    var whole = run
    whole.advance(to: samples, in: block)
    for cuts in [[1], [5, 6, 12], [4, 8], [3, 4, 5, 7, 9, 11], Array(1...13)] {
      let ends = cuts.map { $0 * 1024 } + [samples]
      var parts = run
      for (start, end) in zip([0] + ends.dropLast(), ends) {
        parts.append(run.tally(of: start..<end, in: block))
      }
      #expect(parts.moments == whole.moments)
      var steps = run
      for end in ends { steps.advance(to: end, in: block) }
      #expect(steps.moments == whole.moments)
    }
  }

  @Test func `moments are those of the samples`() {
    var whole = run
    whole.advance(to: 1500, in: block)
    var rows: [[Double]] = []
    for first in stride(from: 0, to: 1500, by: 250) {
      block.fill(
        StraightThroughGumbelSoftmax(), Problems.known(temperature: 0.5), samples: first..<first + 250,
        noise: .measuring(seed: 2))
      rows += (0..<250).map(block.estimate)
    }
    let mean = (0..<4).map { k in rows.reduce(0) { $0 + $1[k] } / 1500 }
    let variances: [Double] = (0..<4).map { k in
      let shifts: [Double] = rows.map { $0[k] - mean[k] }
      return shifts.reduce(0) { $0 + $1 * $1 } / 1499
    }
    let moments = whole.moments
    #expect(distance(moments.mean, mean) < 1e-14 && distance(moments.variances, variances) < 1e-12)
    #expect(moments.samples == 1500)
    #expect(abs(moments.standardError - (variances.reduce(0, +) / 1500).squareRoot()) < 1e-14)
  }

  @Test func `equal estimates have no variance, and zeros no direction`() throws {
    let problem = GradientProblem(
      logits: try Logits([2, 1.2, 0.6, -0.6]), temperature: try Temperature(0),
      objective: StandardObjective.trap)
    for temperature in [0, 1e-20, .infinity] {
      var problem = problem
      problem.cool(to: try Temperature(temperature))
      for kind in [EstimatorKind.gumbelSoftmax, .stGumbelSoftmax, .gumbelRao] {
        var run = EstimatorRun(
          EstimatorParameters().estimator(kind), problem: problem, noise: .measuring(seed: 1))
        run.advance(to: 20_000, in: block)
        let moments = run.moments
        #expect(moments.mean == [0, 0, 0, 0] && moments.standardError == 0, "\(kind) at \(temperature)")
        #expect(moments.errors(against: problem.exactGradient).cosine == nil)
      }
    }
  }

  /// The variances of 40 seeds are spread as wide as the error of each says: their deviation is known to 11 %, the mean
  /// of the errors to 4 %, so that a ratio beyond 1.5 is no chance.
  @Test func `the error of a variance is the spread of many of them`() throws {
    let moments = (0..<40).map { seed in
      var run = EstimatorRun(
        StraightThroughGumbelSoftmax(), problem: Problems.known(temperature: 0.5),
        noise: .measuring(seed: UInt64(seed)))
      run.advance(to: 8192, in: block)
      return run.moments
    }
    let mean = moments.reduce(0) { $0 + $1.variance } / 40
    let spread = (moments.reduce(0) { $0 + ($1.variance - mean) * ($1.variance - mean) } / 39).squareRoot()
    let error = try moments.reduce(0) { try $0 + #require($1.varianceError) } / 40
    #expect(error > spread / 1.5 && error < spread * 1.5)
  }

  @Test func `an error of the variance needs two groups`() {
    var few = run
    few.advance(to: 500, in: block)
    #expect(few.moments.varianceError == nil)
    let exact = EstimatorRun(
      StraightThrough(), problem: Problems.known(temperature: 0.5), noise: .measuring(seed: 2))
    #expect(exact.moments.varianceError == 0 && exact.isEnumerated)
  }

  @Test func `errors are what their names say`() {
    let moments = GradientMoments(mean: [3, 0], variances: [1, 2], samples: 4)
    let errors = moments.errors(against: [0, 4])
    #expect(errors.bias == 5 && errors.variance == 3 && errors.meanSquaredError == 28)
    #expect(errors.cosine == 0)
    #expect(moments.errors(against: [0, 0]).cosine == nil)
    #expect(run.moments.samples == 0 && run.moments.variance == 0)
  }
}
