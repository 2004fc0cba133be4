import GumbelEngine

/// The estimates of one job, made step by step: every estimator a few samples first, then the curve, then more of
/// both, up to the budget.
///
/// A value that knows no thread. Samples are numbered, so that however the steps are cut, the same job ends in the
/// same numbers.
public struct GradientMeasurement {
  /// The job.
  public private(set) var job: GradientJob
  private let block: EstimateBlock
  private let noise: EstimatorNoise
  private let problem: GradientProblem
  private let exact: [Double]
  private let resolution: Double
  private var rows: [EstimatorRun] = []
  private var curve: [EstimatorRun] = []
  private var target: Int

  /// Of the samples of a row, what a point of the curve gets: there are many points.
  private static let curveShare = 8

  /// No samples yet. `noise` must be that of the job's seed; it brings the kernels.
  public init(job: GradientJob, noise: EstimatorNoise) {
    self.job = job
    self.noise = noise
    block = EstimateBlock(categories: job.logits.count, kernels: noise.kernels)
    problem = GradientProblem(
      logits: job.logits, temperature: job.temperature, objective: job.objective)
    exact = problem.exactGradient
    resolution = Self.resolution(of: problem, exact: exact)
    target = 0
    target = min(leaf, job.budget)
  }

  /// Values of f are rounded to some 10⁻¹⁶ of the largest, and so is the gradient, whose own length counts where f is small
  /// at the picks that can happen.
  private static func resolution(of problem: GradientProblem, exact: [Double]) -> Double {
    let largest = zip(problem.vertexValues, problem.probabilities).reduce(0) {
      $1.1 > 0 ? max($0, abs($1.0)) : $0
    }
    let length = exact.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return max(1e-14 * largest, 1e-12 * length)
  }

  /// Goes over to another job and keeps what is still right.
  public mutating func change(to next: GradientJob, noise: EstimatorNoise) {
    var other = GradientMeasurement(job: next, noise: noise)
    if next.hasRows(of: job), other.canGoOn(rows, to: next.budget) { other.rows = rows }
    if next.hasCurve(of: job), other.canGoOn(curve, to: other.curveBudget) { other.curve = curve }
    self = other
  }

  /// Whether these have not too many samples, and none ended within a leaf, which cannot be gone on with.
  private func canGoOn(_ runs: [EstimatorRun], to budget: Int) -> Bool {
    runs.allSatisfy {
      $0.isEnumerated || $0.samples == budget || $0.samples < budget && $0.samples % leaf == 0
    }
  }

  private var leaf: Int { GradientTally.leafSamples(categories: job.logits.count) }

  private var kinds: [EstimatorKind] {
    job.kinds.filter { $0.isDefined(at: job.temperature) }
  }

  private var curveTemperatures: [Temperature] {
    GradientRows.temperatures.filter { job.followed.isDefined(at: $0) }
  }

  /// Whether the followed estimator is the same at every temperature, so that one run stands for all.
  private var isFlat: Bool { !GradientRows.parameters.estimator(job.followed).usesTemperature }

  private var curveCount: Int { isFlat ? 1 : curveTemperatures.count }

  private var curveBudget: Int { max(job.budget / Self.curveShare, min(leaf, job.budget)) }

  /// The least number of samples among the rows that are sampled.
  private var samples: Int { rows.filter { !$0.isEnumerated }.map(\.samples).min() ?? 0 }

  /// Whether all samples are made.
  public var isDone: Bool {
    rows.count == kinds.count && curve.count == curveCount && next(rows, job.budget) == nil
      && next(curve, curveBudget) == nil
  }

  /// Does a little more: of few categories less than a millisecond's work.
  public mutating func step() {
    if rows.count < kinds.count {
      rows.append(run(kinds[rows.count], problem))
    } else if let index = next(rows, target) {
      advance(&rows[index], to: target)
    } else if curve.count < curveCount {
      prepareCurvePoint()
    } else if let index = next(curve, min(target, curveBudget)) {
      advance(&curve[index], to: min(target, curveBudget))
    } else {
      target = min(target * 4, job.budget)
    }
  }

  /// Makes all samples.
  public mutating func complete() {
    while !isDone { step() }
  }

  private func next(_ runs: [EstimatorRun], _ target: Int) -> Int? {
    runs.firstIndex { !$0.isEnumerated && $0.samples < target }
  }

  private func run(_ kind: EstimatorKind, _ problem: GradientProblem) -> EstimatorRun {
    EstimatorRun(GradientRows.parameters.estimator(kind), problem: problem, noise: noise)
  }

  private func advance(_ run: inout EstimatorRun, to target: Int) {
    run.advance(to: min(run.samples + leaf, target), in: block)
  }

  private mutating func prepareCurvePoint() {
    var cooled = problem
    cooled.cool(to: curveTemperatures[curve.count])
    curve.append(run(job.followed, cooled))
  }

  /// What is known now.
  public var finding: GradientFinding {
    GradientFinding(
      job: job, exact: exact, resolution: resolution,
      rows: zip(kinds, rows).compactMap { kind, run in
        guard run.isEnumerated || run.samples > 1 else { return nil }
        let moments = run.moments
        let errors = moments.errors(against: exact)
        return EstimatorResult(
          kind: kind, moments: moments, errors: errors,
          cost: run.estimator.cost(categories: job.logits.count),
          hasBias: moments.shows(bias: errors.bias, resolution: resolution))
      },
      curve: curveTemperatures.indices.compactMap { place in
        guard let run = isFlat ? curve.first : curve.dropFirst(place).first,
          run.isEnumerated || run.samples > 1
        else { return nil }
        let moments = run.moments
        let errors = moments.errors(against: exact)
        return GradientCurvePoint(
          temperature: curveTemperatures[place].value, squaredBias: errors.bias * errors.bias,
          variance: errors.variance, hasBias: moments.shows(bias: errors.bias, resolution: resolution),
          biasError: moments.standardError, varianceError: moments.varianceError)
      },
      samples: samples, isComplete: isDone)
  }
}
