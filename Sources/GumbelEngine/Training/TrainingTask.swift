import KernelInterface

/// What is learnt. Each task models a use of discrete choices; which gradient estimator solves it differs.
public enum TrainingTask: Sendable, Hashable {
  /// One choice of three with f = (y₁ − y₂)² + ½y₃.
  case trap
  /// One choice with f = Σ wₖyₖ.
  case linear(weights: [Double])
  /// One binary choice b with f = (b − t)².
  case rebar(target: Double)
  /// 128 binary choices b with the mean of |b − .45|ᵖ.
  case polynomial(exponent: Double)
  /// Picks one item of an input of eight.
  case pointer
  /// A net with weights of ±1.
  case binaryWeights
  /// Outputs that choose among shared filters.
  case filterSelection

  /// All, with their usual parameters.
  public static let all: [TrainingTask] = [
    .trap, .linear(weights: [0, 0.02, 1]), .rebar(target: 0.45), .polynomial(exponent: 2), .pointer,
    .binaryWeights, .filterSelection,
  ]

  /// The name in reports and on the command line.
  public var name: String {
    switch self {
    case .trap: "trap"
    case .linear: "linear"
    case .rebar: "rebar"
    case .polynomial: "polynomial"
    case .pointer: "pointer"
    case .binaryWeights: "binary-weights"
    case .filterSelection: "filter-selection"
    }
  }

  /// What it models.
  public var sentence: String {
    switch self {
    case .trap:
      "A mixture of the two worst choices looks best: whoever optimises the mixture deploys the wrong one."
    case .linear: "A mixture costs what its parts cost on average: noise has nothing to repair."
    case .rebar: "One switch whose two settings cost almost the same, while a half-way setting costs nothing."
    case .polynomial: "128 switches, each to be near .45 and allowed to be 0 or 1 only."
    case .pointer: "Attention that must pick one item of its input: what Gumbel-Softmax is mostly used for."
    case .binaryWeights:
      "A network whose weights may be −1 or 1 only, trained through real shadows; softmax rounds at the end."
    case .filterSelection: "A layer whose outputs share a few learnt filters and choose among them."
    }
  }

  /// The choices whose argmax is followed, each with its categories, where they are parameters themselves.
  var latents: (count: Int, categories: Int)? {
    switch self {
    case .trap: (1, 3)
    case .linear(let weights): (1, weights.count)
    case .rebar: (1, 2)
    case .polynomial: (128, 2)
    case .pointer, .binaryWeights, .filterSelection: nil
    }
  }

  /// Categories of a run's `start`; `nil` where a start cannot be given.
  public var startCount: Int? { latents.flatMap { $0.count == 1 ? $0.categories : nil } }

  /// The samples of a step for each item of the batch.
  var choicesPerStep: Int {
    switch self {
    case .filterSelection: FilterSelection.choices
    case .binaryWeights: 1
    default: latents?.count ?? 1
    }
  }

  /// Whether `estimator` can train it: layers whose choices act together need one that goes through the
  /// relaxation.
  public func takes(_ estimator: EstimatorKind) -> Bool {
    switch self {
    case .trap, .linear, .rebar, .polynomial, .pointer: true
    case .binaryWeights: BinaryNet.Binarisation(estimator) != nil
    case .filterSelection: RelaxedChoice(estimator) != nil
    }
  }

  /// What `score` is the share of; `nil` where there is none.
  public var scoreName: String? {
    switch self {
    case .pointer: "accuracy"
    case .filterSelection: "recovered"
    default: nil
    }
  }

  /// Steps, batch and rate with which it is usually trained.
  public var usual: (steps: Int, batch: Int, rate: Double) {
    switch self {
    case .trap, .rebar: (2000, 16, 0.02)
    // Few and noisy steps: given enough of them everybody solves it.
    case .linear: (100, 1, 0.02)
    case .polynomial: (8000, 64, 0.001)
    case .pointer: (2000, 64, 0.01)
    case .binaryWeights: (3000, 128, 0.001)
    case .filterSelection: (2000, 64, 0.02)
    }
  }

  /// How many of the last steps a run's losses are averaged over, where a look is cheap.
  var averagedSteps: Int { latents == nil ? 1 : min(200, usual.steps / 10) }

  /// The learner of a run.
  func learner(_ plan: TrainingPlan, run: Int, kernels: any KernelSet) -> any Learner {
    func latent(_ objective: some Objective, _ start: [Double]) -> any Learner {
      LatentLearner(
        objective: objective, start: start, count: latents?.count ?? 1, plan: plan, run: run, kernels: kernels
      )
    }
    var numbers = KeyedNumbers(seed: plan.seed, .start, run: run, kernels: kernels)
    func start() -> [Double] { plan.start ?? numbers.normals(startCount ?? 0, deviation: 0.1) }
    switch self {
    case .trap: return latent(StandardObjective.trap, start())
    case .linear(let weights): return latent(StandardObjective.linear(weights: weights), start())
    case .rebar(let target): return latent(BinaryPower(target: target), start())
    case .polynomial(let exponent):
      let logits = (0..<256).map { _ in 0.01 * numbers.symmetric() }
      return latent(BinaryPower(target: 0.45, exponent: exponent), logits)
    case .pointer: return Pointer(plan: plan, run: run, kernels: kernels)
    case .binaryWeights: return BinaryNet(plan: plan, run: run, kernels: kernels)
    case .filterSelection: return FilterSelection(plan: plan, run: run, kernels: kernels)
    }
  }
}
