import KernelInterface

/// A net with weights of ±1: see `BinaryNet`.
struct BinaryWeightsTask: TaskDefinition {
  static let name = "binary-weights"
  static let sentence =
    "A network whose weights may be −1 or 1 only, trained through real shadows; softmax rounds at the end."
  static let usual = UsualTraining(steps: 3000, batch: 128, rate: 0.001)

  func refusal(of estimator: EstimatorKind) -> String? {
    BinaryNet.Binarisation(estimator) == nil ? Self.needsRelaxation : nil
  }

  func learner(_ plan: TrainingPlan, run: Int, kernels: any KernelSet) -> any Learner {
    Descent(BinaryNet(plan: plan, run: run, kernels: kernels), plan)
  }
}

extension TrainingTask {
  /// A net with weights of ±1.
  public static let binaryWeights = TrainingTask(BinaryWeightsTask())
}

/// A net of 20 inputs, 32 tanh units and one output, whose weights are ±1 (sums are divided by the root of their
/// length). Training moves real-valued shadows in [−1, 1], and its gradient is that of the binary weights. The
/// target is a planted net of the same shape. After Courbariaux, Bengio and David, "BinaryConnect: training deep
/// neural networks with binary weights during propagations" (NIPS 2015).
struct BinaryNet: GradientLearner {
  static let inputs = 20
  static let units = 32
  private static let weightCount = (inputs + 1) * units
  private static let heldOutCount = 2000
  private static let startRange = 0.1
  /// The deployed squared error, as a share of the target's variance, from which on the task counts as solved.
  private static let solvedShare = 0.5

  /// How the weights are made from their shadows.
  enum Binarisation {
    /// The shadows themselves, which nothing bounds: training in reals, and rounding when it is done.
    case none
    /// By the sign.
    case deterministic
    /// 1 with probability (w + 1)/2.
    case stochastic

    /// What the estimator means here; `nil` where it means nothing.
    init?(_ kind: EstimatorKind) {
      switch kind {
      case .softmax: self = .none
      case .straightThroughArgmax: self = .deterministic
      case .straightThrough: self = .stochastic
      default: return nil
      }
    }
  }

  /// The shadows: inputs by units, then the weights of the output.
  var parameters: [Double]
  private let plan: TrainingPlan
  private let run: Int
  private let kernels: any KernelSet
  private let binarisation: Binarisation
  private let planted: [Double]
  private let heldOut: [(input: [Double], target: Double)]
  private let targetVariance: Double
  private var signs: [Double] = []

  init(plan: TrainingPlan, run: Int, kernels: any KernelSet) {
    self.plan = plan
    self.run = run
    self.kernels = kernels
    // The plan was checked.
    binarisation = Binarisation(plan.estimator) ?? .none
    var numbers = KeyedNumbers(seed: plan.seed, .planted, run: run, kernels: kernels)
    let planted = (0..<Self.weightCount).map { _ in numbers.symmetric() < 0 ? -1.0 : 1 }
    self.planted = planted
    numbers = KeyedNumbers(seed: plan.seed, .start, run: run, kernels: kernels)
    parameters = (0..<Self.weightCount).map { _ in Self.startRange * numbers.symmetric() }
    numbers = KeyedNumbers(seed: plan.seed, .heldOut, run: run, kernels: kernels)
    heldOut = (0..<Self.heldOutCount).map { _ in
      let input = numbers.normals(Self.inputs)
      return (input, Activity(input, planted).output)
    }
    targetVariance = heldOut.reduce(0) { $0 + $1.target * $1.target } / Double(Self.heldOutCount)
    _ = adopt()
  }

  mutating func fillGradient(_ gradient: inout [Double], step: Int, temperature: Temperature) {
    var numbers = KeyedNumbers(seed: plan.seed, .batch, run: run, step: step, kernels: kernels)
    let weights = weights(&numbers)
    for i in gradient.indices { gradient[i] = 0 }
    for _ in 0..<plan.batch {
      let input = numbers.normals(Self.inputs)
      let activity = Activity(input, weights)
      let slope = 2 * (activity.output - Activity(input, planted).output) / Double(plan.batch)
      activity.addGradient(slope, input, weights, to: &gradient)
    }
  }

  private func weights(_ numbers: inout KeyedNumbers) -> [Double] {
    switch binarisation {
    case .none: parameters
    case .deterministic: signs
    case .stochastic: parameters.map { numbers.symmetric() < $0 ? 1 : -1 }
    }
  }

  /// Clips the shadows, as beyond ±1 they would change nothing but the time to come back.
  mutating func adopt() -> Int {
    if binarisation != .none {
      for i in parameters.indices { parameters[i] = min(max(parameters[i], -1), 1) }
    }
    let next = parameters.map { $0 < 0 ? -1.0 : 1 }
    defer { signs = next }
    return zip(signs, next).count { $0 != $1 }
  }

  func losses(at temperature: Temperature) -> TrainingLosses {
    TrainingLosses(relaxed: squaredError(parameters), expected: nil, deployed: squaredError(signs))
  }

  private func squaredError(_ weights: [Double]) -> Double {
    heldOut.reduce(0) { sum, item in
      let error = Activity(item.input, weights).output - item.target
      return sum + error * error
    } / Double(heldOut.count)
  }

  var isSolved: Bool { squaredError(signs) <= Self.solvedShare * targetVariance }
  var score: Double? { nil }
  var logits: [Double] { [] }
}

/// What the units of the net give on one input.
private struct Activity {
  private let hidden: [Double]
  let output: Double

  private static let inputScale = 1 / Double(BinaryNet.inputs).squareRoot()
  private static let outputScale = 1 / Double(BinaryNet.units).squareRoot()

  init(_ input: [Double], _ weights: [Double]) {
    let units = BinaryNet.units
    var hidden = [Double](repeating: 0, count: units)
    var output = 0.0
    weights.withUnsafeBufferPointer { weights in
      hidden.withUnsafeMutableBufferPointer { hidden in
        for i in 0..<BinaryNet.inputs {
          for unit in 0..<units { hidden[unit] += input[i] * weights[i &* units &+ unit] }
        }
        for unit in 0..<units {
          hidden[unit] = hyperbolicTangent(hidden[unit] * Self.inputScale)
          output += hidden[unit] * weights[BinaryNet.inputs &* units &+ unit]
        }
      }
    }
    self.hidden = hidden
    self.output = output * Self.outputScale
  }

  /// Adds the gradient of the output times `slope`.
  func addGradient(_ slope: Double, _ input: [Double], _ weights: [Double], to gradient: inout [Double]) {
    let units = BinaryNet.units
    var back = [Double](repeating: 0, count: units)
    for unit in 0..<units {
      let place = BinaryNet.inputs * units + unit
      gradient[place] += slope * Self.outputScale * hidden[unit]
      back[unit] =
        slope * Self.outputScale * weights[place] * (1 - hidden[unit] * hidden[unit]) * Self.inputScale
    }
    gradient.withUnsafeMutableBufferPointer { gradient in
      for i in 0..<BinaryNet.inputs {
        for unit in 0..<units { gradient[i &* units &+ unit] += input[i] * back[unit] }
      }
    }
  }
}

/// tanh x, within a few units in the last place of 1.
private func hyperbolicTangent(_ x: Double) -> Double { 1 - 2 / (exponential(2 * x) + 1) }
