import KernelInterface

/// Picks one item of an input of eight: see `Pointer`.
struct PointerTask: TaskDefinition {
  static let isAskedWhen = true
  static let name = "pointer"
  static let sentence =
    "Attention that must pick one item of its input: what Gumbel-Softmax is mostly used for."
  static let usual = UsualTraining(steps: 2000, batch: 64, rate: 0.01)
  static let scoreName: String? = "accuracy"
  // Every input has a choice of its own.
  static let countsFlips = false

  func learner(_ plan: TrainingPlan, run: Int, kernels: any KernelSet) -> any Learner {
    Descent(Pointer(plan: plan, run: run, kernels: kernels), plan)
  }
}

extension TrainingTask {
  /// Picks one item of an input of eight.
  public static let pointer = TrainingTask(PointerTask())
}

/// Picks one of eight items. An item is 16 standard normal numbers, and so is the query q; the score of item x is
/// qᵀWx with W to be learnt. The value of an item is its readout r·x, and the value of the pick is to be that of
/// the item which a planted W chooses. The loss is the squared error; every step has fresh inputs.
struct Pointer: GradientLearner {
  static let items = 8
  static let size = 16
  private static let heldOutCount = 2000
  private static let startDeviation = 0.01
  /// The share of held-out choices from which on the task counts as solved.
  private static let solvedAccuracy = 0.9

  var parameters: [Double]
  private let plan: TrainingPlan
  private let run: Int
  private let kernels: any KernelSet
  private let planted: [Double]
  private let readout: [Double]
  private let heldOut: [Example]
  private let samples: TrainingSamples
  private let mean: BatchMean

  /// One query and its items.
  private struct Example {
    let query: [Double]
    let items: [Double]
    let values: [Double]
    /// The item that the planted matrix chooses.
    let target: Int

    init(_ numbers: inout KeyedNumbers, planted: [Double], readout: [Double]) {
      query = numbers.normals(size)
      items = numbers.normals(Pointer.items * size)
      values = products(of: items, with: readout)
      let scores = products(of: items, with: projection(of: query, by: planted))
      target = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    }
  }

  init(plan: TrainingPlan, run: Int, kernels: any KernelSet) {
    self.plan = plan
    self.run = run
    self.kernels = kernels
    var numbers = KeyedNumbers(seed: plan.seed, .start, run: run, kernels: kernels)
    parameters = numbers.normals(Self.size * Self.size, deviation: Self.startDeviation)
    numbers = KeyedNumbers(seed: plan.seed, .planted, run: run, kernels: kernels)
    let planted = numbers.normals(Self.size * Self.size)
    // Values of variance 1.
    let readout = numbers.normals(Self.size, deviation: 0.25)
    numbers = KeyedNumbers(seed: plan.seed, .heldOut, run: run, kernels: kernels)
    heldOut = (0..<Self.heldOutCount).map { _ in Example(&numbers, planted: planted, readout: readout) }
    self.planted = planted
    self.readout = readout
    samples = TrainingSamples(run: run, choices: 1, batch: plan.batch)
    mean = BatchMean(
      plan.settings.estimator(plan.estimator), categories: Self.items,
      noise: .training(seed: plan.seed, kernels: kernels))
  }

  mutating func fillGradient(_ gradient: inout [Double], step: Int, temperature: Temperature) {
    var numbers = KeyedNumbers(seed: plan.seed, .batch, run: run, step: step, kernels: kernels)
    for i in gradient.indices { gradient[i] = 0 }
    var slopes = [Double](repeating: 0, count: Self.items)
    for sample in samples.samples(step: step) {
      let input = Example(&numbers, planted: planted, readout: readout)
      let problem = problem(input, temperature)
      slopes.withUnsafeMutableBufferPointer {
        mean.fill(problem, samples: sample..<sample + 1, into: $0.baseAddress!)
      }
      add(slopes, input, to: &gradient)
    }
  }

  private func problem(_ input: Example, _ temperature: Temperature) -> GradientProblem {
    let scores = products(of: input.items, with: projection(of: input.query, by: parameters))
    // Parameters are bounded, so that scores are finite.
    return GradientProblem(
      logits: try! Logits(scores), temperature: temperature,
      objective: PickedValue(values: input.values, target: input.values[input.target]))
  }

  /// The mean over the batch of q (Σ θ'ₖ xₖ)ᵀ.
  private func add(_ slopes: [Double], _ input: Example, to gradient: inout [Double]) {
    var sum = [Double](repeating: 0, count: Self.size)
    for item in 0..<Self.items {
      let slope = slopes[item] / Double(plan.batch)
      for j in 0..<Self.size { sum[j] += slope * input.items[item * Self.size + j] }
    }
    for i in 0..<Self.size {
      for j in 0..<Self.size { gradient[i * Self.size + j] += input.query[i] * sum[j] }
    }
  }

  /// The parameters are no choices: every input has one of its own.
  mutating func adopt() -> Int { 0 }

  func losses(at temperature: Temperature) -> TrainingLosses {
    var (relaxed, expected, deployed) = (0.0, 0.0, 0.0)
    for input in heldOut {
      let problem = problem(input, temperature)
      relaxed += problem.objective.value(at: problem.relaxed.span)
      for k in 0..<Self.items { expected += problem.probabilities[k] * problem.vertexValues[k] }
      deployed += problem.vertexValues[problem.argmax]
    }
    let count = Double(heldOut.count)
    return TrainingLosses(relaxed: relaxed / count, expected: expected / count, deployed: deployed / count)
  }

  var isSolved: Bool { accuracy >= Self.solvedAccuracy }

  var score: Double? { accuracy }

  private var accuracy: Double {
    let hits = heldOut.count { input in
      let scores = products(of: input.items, with: projection(of: input.query, by: parameters))
      return scores.indices.allSatisfy { scores[$0] <= scores[input.target] }
    }
    return Double(hits) / Double(heldOut.count)
  }

  var logits: [Double] {
    products(of: heldOut[0].items, with: projection(of: heldOut[0].query, by: parameters))
  }
}

/// f(y) = (Σ yₖvₖ − v)²: the value of the pick is to be v.
struct PickedValue: Objective {
  let values: [Double]
  let target: Double

  func value(at weights: Span<Double>) -> Double {
    let error = error(at: weights)
    return error * error
  }

  func gradient(at weights: Span<Double>, into gradient: inout MutableSpan<Double>) {
    let error = error(at: weights)
    for k in values.indices { gradient[k] = 2 * error * values[k] }
  }

  private func error(at weights: Span<Double>) -> Double {
    var sum = -target
    for k in values.indices { sum += weights[k] * values[k] }
    return sum
  }
}

/// qᵀW.
private func projection(of query: [Double], by matrix: [Double]) -> [Double] {
  var result = [Double](repeating: 0, count: Pointer.size)
  for i in 0..<Pointer.size {
    for j in 0..<Pointer.size { result[j] += query[i] * matrix[i * Pointer.size + j] }
  }
  return result
}

/// The product of every item with a vector.
private func products(of items: [Double], with vector: [Double]) -> [Double] {
  (0..<Pointer.items).map { item in
    var sum = 0.0
    for j in 0..<Pointer.size { sum += items[item * Pointer.size + j] * vector[j] }
    return sum
  }
}
