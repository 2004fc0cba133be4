import GumbelEngine
import KernelInterface

/// The sweep of one job, made step by step: the present temperature first, then the laws, then a few draws everywhere,
/// then more of them and of the gradient's samples, up to the budget.
///
/// A value that knows no thread. Draws are numbered, so that however the steps are cut, the same job ends in the same
/// numbers.
public struct SweepMeasurement {
  /// The job.
  public private(set) var job: SweepJob
  private let kernels: any KernelSet
  private let probabilities: [Double]
  private var present: Sample
  private var presentLaw: [WeightFigures]?
  private var curve: [SweepRecord] = []
  private var samples: [Sample]
  private var gradients: GradientMeasurement
  private var target: Int
  private var isGradientsTurn = false

  /// The draws at one temperature; of a large vocabulary only the figures are kept once they are made.
  private enum Sample {
    case drawing(SweepPoint)
    case drawn(SweepRecord, draws: Int)

    var draws: Int {
      switch self {
      case .drawing(let point): point.isRandom ? point.draws : .max
      case .drawn(_, let draws): draws
      }
    }
  }

  private static let firstTarget = 1024

  /// Nothing known yet.
  public init(job: SweepJob, kernels: any KernelSet) {
    self.job = job
    self.kernels = kernels
    probabilities = job.setting.logits.probabilities
    present = Self.sample(job, at: job.setting.temperature)
    samples = SweepTemperatures.sampled.map { Self.sample(job, at: $0) }
    gradients = GradientMeasurement(
      job: job.gradient, noise: .measuring(seed: job.setting.seed, kernels: kernels))
    target = min(Self.firstTarget, job.drawsEach)
  }

  private static func sample(_ job: SweepJob, at temperature: Temperature) -> Sample {
    .drawing(SweepPoint(job.setting, at: temperature, constructions: job.constructions))
  }

  /// Goes over to another job and keeps what is still right.
  public mutating func change(to next: SweepJob) {
    var other = SweepMeasurement(job: next, kernels: kernels)
    if next.hasCurves(of: job) {
      other.curve = curve
      let isHere = next.setting.temperature == job.setting.temperature
      if isHere { other.presentLaw = presentLaw }
      if other.canGoOn(samples) {
        other.samples = samples
        if isHere { other.present = present }
      }
    }
    other.gradients = gradients
    other.gradients.change(
      to: next.gradient, noise: .measuring(seed: next.setting.seed, kernels: kernels))
    self = other
  }

  /// Whether none of these has too many draws, or is closed with too few.
  private func canGoOn(_ samples: [Sample]) -> Bool {
    samples.allSatisfy {
      switch $0 {
      case .drawing(let point): point.draws <= job.drawsEach
      case .drawn(_, let draws): draws == job.drawsEach
      }
    }
  }

  /// Whether everything is known.
  public var isDone: Bool {
    presentLaw != nil && curve.count == SweepTemperatures.exact.count && gradients.isDone
      && fewestDraws >= job.drawsEach && present.draws >= job.drawsEach
  }

  private var fewestDraws: Int { samples.reduce(.max) { min($0, $1.draws) } }

  private var averageDraws: Int {
    samples.reduce(0) { $0 + min($1.draws, job.drawsEach) } / samples.count
  }

  /// Does a little more: about a millisecond's work.
  public mutating func step() {
    if presentLaw == nil {
      presentLaw = law(at: job.setting.temperature)
    } else if present.draws < min(Self.firstTarget, job.drawsEach) {
      advance(&present)
    } else if curve.count < SweepTemperatures.exact.count {
      let temperature = SweepTemperatures.exact[curve.count]
      curve.append(
        SweepRecord(temperature: temperature.value, exact: law(at: temperature), sampled: nil))
    } else if !gradients.isDone, isGradientsTurn || areDrawsMade {
      gradients.step()
      isGradientsTurn = false
    } else {
      stepDraws()
      isGradientsTurn = true
    }
  }

  /// Finds out everything.
  public mutating func complete() {
    while !isDone { step() }
  }

  private var areDrawsMade: Bool { min(fewestDraws, present.draws) >= job.drawsEach }

  private mutating func stepDraws() {
    if present.draws < target {
      advance(&present)
    } else if let index = samples.firstIndex(where: { $0.draws < target }) {
      advance(&samples[index])
    } else {
      target = min(target * 4, job.drawsEach)
    }
  }

  private func law(at temperature: Temperature) -> [WeightFigures] {
    SweepPoint(job.setting, at: temperature, constructions: job.constructions)
      .exactFigures(probabilities: probabilities, categories: job.categories)
  }

  private func advance(_ sample: inout Sample) {
    guard case .drawing(var point) = sample else { return }
    // One reference only, so that the tallies are changed in place.
    sample = .drawn(SweepRecord(temperature: 0, exact: nil, sampled: nil), draws: 0)
    let some = max(65_536 / job.setting.logits.count, 1)
    point.advance(to: min(point.draws + some, target, job.drawsEach), kernels: kernels)
    let isLarge = job.setting.logits.count > State.allSpreadsLimit
    sample =
      isLarge && point.draws == job.drawsEach
      ? .drawn(record(point), draws: point.draws) : .drawing(point)
  }

  private func record(_ point: SweepPoint) -> SweepRecord {
    SweepRecord(
      temperature: point.setting.temperature.value, exact: nil,
      sampled: point.figures(probabilities: probabilities, categories: job.categories))
  }

  private func record(_ sample: Sample) -> SweepRecord? {
    switch sample {
    case .drawing(let point): point.draws > 0 ? record(point) : nil
    case .drawn(let record, _): record
    }
  }

  /// What is known now.
  public var finding: SweepFinding {
    let sampled = record(present)?.sampled
    let gradients = gradients.finding
    return SweepFinding(
      job: job,
      present: presentLaw.map {
        SweepRecord(temperature: job.setting.temperature.value, exact: $0, sampled: sampled)
      },
      curve: curve, points: samples.compactMap(record), gradient: gradients.rows.first,
      gradientCurve: gradients.curve, squaredGradient: gradients.exact.reduce(0) { $0 + $1 * $1 },
      draws: averageDraws, drawsInAll: job.drawsEach, isComplete: isDone)
  }
}
