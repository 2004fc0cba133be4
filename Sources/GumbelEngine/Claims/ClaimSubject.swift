import KernelInterface

/// How draws, gradients and training runs are made: what claims are measured on. `EngineSubject` is the engine; a
/// sampler of one's own shows by the claims that fail what is wrong with it.
public protocol ClaimSubject: Sendable {
  /// The picks of the given draws, one category index a draw.
  func picks(_ construction: Construction, _ setting: Setting, draws: Range<Int>) -> [Int32]

  /// The vectors y of the given draws, K values a draw, draw by draw.
  func weights(_ construction: Construction, _ setting: Setting, draws: Range<Int>) -> [Float]

  /// softmax(z/τ).
  func softmax(_ logits: Logits, temperature: Temperature) -> [Double]

  /// The forward value of one draw with this noise: y, or with `hard` its one-hot vector.
  func forward(_ logits: Logits, noise: [Double], temperature: Temperature, hard: Bool) -> [Double]

  /// The gradient of `slopes`·y with respect to the logits that is handed back, the same with `hard`.
  func backward(_ logits: Logits, noise: [Double], temperature: Temperature, slopes: [Double]) -> [Double]

  /// Mean and variance of an estimator: exact where its samples can be gone through, else of `samples` of them.
  func moments(
    _ estimator: EstimatorKind, _ problem: GradientProblem, samples: Int, seed: UInt64
  ) -> GradientMoments

  /// Whether the run with that number ends at a solution.
  func solves(_ plan: TrainingPlan, run: Int) -> Bool
}

/// The engine as the subject of claims.
public struct EngineSubject: ClaimSubject {
  private let kernels: any KernelSet

  /// The engine with the given kernels, which change the speed and nothing else.
  public init(kernels: any KernelSet = widestKernels) { self.kernels = kernels }

  /// The picks of `Sampler`.
  public func picks(_ construction: Construction, _ setting: Setting, draws: Range<Int>) -> [Int32] {
    sampler(construction, setting).picks(draws: draws, side: 0)
  }

  /// The vectors of `Sampler`.
  public func weights(_ construction: Construction, _ setting: Setting, draws: Range<Int>) -> [Float] {
    sampler(construction, setting).weights(draws: draws, side: 0)
  }

  private func sampler(_ construction: Construction, _ setting: Setting) -> Sampler {
    Sampler(setting: setting, constructions: [construction], spreadCategories: [], kernels: kernels)
  }

  /// The engine's softmax.
  public func softmax(_ logits: Logits, temperature: Temperature) -> [Double] {
    GumbelEngine.softmax(logits, temperature: temperature)
  }

  /// The values of `Relaxation`.
  public func forward(
    _ logits: Logits, noise: [Double], temperature: Temperature, hard: Bool
  ) -> [Double] {
    let relaxation = Relaxation(logits, noise: noise, temperature: temperature)
    return hard ? relaxation.hard : relaxation.soft
  }

  /// The gradient of `Relaxation`.
  public func backward(
    _ logits: Logits, noise: [Double], temperature: Temperature, slopes: [Double]
  ) -> [Double] {
    Relaxation(logits, noise: noise, temperature: temperature).gradient(of: slopes)
  }

  /// The moments that `EstimatorRun` finds, with the usual parameters of the estimator.
  public func moments(
    _ estimator: EstimatorKind, _ problem: GradientProblem, samples: Int, seed: UInt64
  ) -> GradientMoments {
    var run = EstimatorRun(
      EstimatorParameters().estimator(estimator), problem: problem,
      noise: .measuring(seed: seed, kernels: kernels))
    run.advance(to: samples, in: EstimateBlock(categories: problem.count, kernels: kernels))
    return run.moments
  }

  /// What `TrainingRun` ends with.
  public func solves(_ plan: TrainingPlan, run number: Int) -> Bool {
    var run = TrainingRun(plan, run: number, kernels: kernels)
    while !run.isDone { run.advance() }
    return run.failure == nil && run.result.isSolved
  }
}
