import KernelInterface

/// A task whose parameters are the logits of independent choices with the same loss: an objective is all that it needs.
protocol LatentTask: TaskDefinition {
  /// The number of choices, and of categories that each has.
  var latents: (count: Int, categories: Int) { get }

  /// The loss of a choice. A run's loss is the mean over the choices.
  var objective: any Objective { get }

  /// The logits that a run starts from, choice after choice, unless its plan gives them.
  func start(_ numbers: inout KeyedNumbers) -> [Double]
}

extension LatentTask {
  func start(_ numbers: inout KeyedNumbers) -> [Double] {
    numbers.normals(latents.count * latents.categories, deviation: 0.1)
  }

  func learner(_ plan: TrainingPlan, run: Int, kernels: any KernelSet) -> any Learner {
    var numbers = KeyedNumbers(seed: plan.seed, .start, run: run, kernels: kernels)
    let learner = LatentLearner(
      objective: objective, start: plan.start ?? start(&numbers), count: latents.count, plan: plan, run: run,
      kernels: kernels)
    return Descent(learner, plan)
  }

  var choicesPerStep: Int { latents.count }
  var startCount: Int? { latents.count == 1 ? latents.categories : nil }
  var averagedSteps: Int { min(200, Self.usual.steps / 10) }
}

/// One choice of three with f = (y₁ − y₂)² + ½y₃.
struct TrapTask: LatentTask {
  static let name = "trap"
  static let sentence =
    "A mixture of the two worst choices looks best: whoever optimises the mixture deploys the wrong one."
  static let usual = UsualTraining(steps: 2000, batch: 16, rate: 0.02)

  var latents: (count: Int, categories: Int) { (1, 3) }
  var objective: any Objective { StandardObjective.trap }
}

/// One choice with f = Σ wₖyₖ.
struct LinearTask: LatentTask {
  static let name = "linear"
  static let sentence = "A mixture costs what its parts cost on average: noise has nothing to repair."
  // Few and noisy steps: given enough of them everybody solves it.
  static let usual = UsualTraining(steps: 100, batch: 1, rate: 0.02)
  static let argument: TaskArgument? = .list("w", requirement: "two weights or more, all finite")

  var weights = [0, 0.02, 1]

  var latents: (count: Int, categories: Int) { (1, weights.count) }
  var objective: any Objective { StandardObjective.linear(weights: weights) }
}

extension LinearTask {
  init?(numbers: [Double]) {
    guard numbers.count >= 2, numbers.allSatisfy(\.isFinite) else { return nil }
    weights = numbers
  }

  var numbers: [Double] { weights }
}

/// One binary choice b with f = (b − t)².
struct RebarTask: LatentTask {
  static let name = "rebar"
  static let sentence =
    "One switch whose two settings cost almost the same, while a half-way setting costs nothing."
  static let usual = UsualTraining(steps: 2000, batch: 16, rate: 0.02)
  static let argument: TaskArgument? = .number("t")

  var target = 0.45

  var latents: (count: Int, categories: Int) { (1, 2) }
  var objective: any Objective { BinaryPower(target: target) }
}

extension RebarTask {
  init?(numbers: [Double]) {
    guard numbers.count == 1, numbers[0].isFinite else { return nil }
    target = numbers[0]
  }

  var numbers: [Double] { [target] }
}

/// 128 binary choices b with the mean of |b − .45|ᵖ.
struct PolynomialTask: LatentTask {
  static let name = "polynomial"
  static let sentence = "128 switches, each to be near .45 and allowed to be 0 or 1 only."
  static let usual = UsualTraining(steps: 8000, batch: 64, rate: 0.001)
  static let argument: TaskArgument? = .number("p")

  var exponent = 2.0

  var latents: (count: Int, categories: Int) { (128, 2) }
  var objective: any Objective { BinaryPower(target: 0.45, exponent: exponent) }

  func start(_ numbers: inout KeyedNumbers) -> [Double] {
    (0..<latents.count * latents.categories).map { _ in 0.01 * numbers.symmetric() }
  }
}

extension PolynomialTask {
  init?(numbers: [Double]) {
    guard numbers.count == 1, numbers[0] >= 1, numbers[0].isFinite else { return nil }
    exponent = numbers[0]
  }

  var numbers: [Double] { [exponent] }
}

extension TrainingTask {
  /// One choice of three with f = (y₁ − y₂)² + ½y₃.
  public static let trap = TrainingTask(TrapTask())

  /// One choice with f = Σ wₖyₖ.
  public static func linear(weights: [Double]) -> TrainingTask { TrainingTask(LinearTask(weights: weights)) }

  /// One binary choice b with f = (b − t)².
  public static func rebar(target: Double) -> TrainingTask { TrainingTask(RebarTask(target: target)) }

  /// 128 binary choices b with the mean of |b − .45|ᵖ.
  public static func polynomial(exponent: Double) -> TrainingTask {
    TrainingTask(PolynomialTask(exponent: exponent))
  }
}
