import KernelInterface

/// Outputs that choose among shared filters: see `FilterSelection`.
struct FilterSelectionTask: TaskDefinition {
  static let name = "filter-selection"
  static let sentence = "A layer whose outputs share a few learnt filters and choose among them."
  static let usual = UsualTraining(steps: 2000, batch: 64, rate: 0.02)
  static let scoreName: String? = "recovered"

  func refusal(of estimator: EstimatorKind) -> String? {
    RelaxedChoice(estimator) == nil ? Self.needsRelaxation : nil
  }

  func learner(_ plan: TrainingPlan, run: Int, kernels: any KernelSet) -> any Learner {
    Descent(FilterSelection(plan: plan, run: run, kernels: kernels), plan)
  }

  var choicesPerStep: Int { FilterSelection.choices }
}

extension TrainingTask {
  /// Outputs that choose among shared filters.
  public static let filterSelection = TrainingTask(FilterSelectionTask())
}

/// A layer of 16 outputs: for each of two fragments of the input, eight numbers each, an output chooses one of four
/// shared filters through a one-hot mask, and adds up what they give. Filters and masks are learnt; those of the
/// target are planted. After Yang and others, "LegoNet: efficient convolutional neural networks with Lego
/// filters" (ICML 2019).
struct FilterSelection: GradientLearner {
  static let outputs = 16
  static let fragments = 2
  static let filters = 4
  static let taps = 8
  static let choices = outputs * fragments
  private static let filterDeviation = 0.5
  private static let maskDeviation = 0.01

  /// The filters, then the logits of the masks.
  var parameters: [Double]
  private let plan: TrainingPlan
  private let run: Int
  private let kernels: any KernelSet
  private let choice: RelaxedChoice
  private let samples: TrainingSamples
  private let plantedFilters: [Double]
  private let plantedChoices: [Int]
  private var picks: [Int] = []

  init(plan: TrainingPlan, run: Int, kernels: any KernelSet) {
    self.plan = plan
    self.run = run
    self.kernels = kernels
    // The plan was checked.
    choice = RelaxedChoice(plan.estimator) ?? .softmax
    samples = TrainingSamples(run: run, choices: Self.choices, batch: plan.batch)
    var numbers = KeyedNumbers(seed: plan.seed, .planted, run: run, kernels: kernels)
    plantedFilters = numbers.normals(Self.filters * Self.taps)
    plantedChoices = (0..<Self.choices).map { _ in numbers.index(below: Self.filters) }
    numbers = KeyedNumbers(seed: plan.seed, .start, run: run, kernels: kernels)
    parameters = numbers.normals(Self.filters * Self.taps, deviation: Self.filterDeviation)
    parameters += numbers.normals(Self.choices * Self.filters, deviation: Self.maskDeviation)
    _ = adopt()
  }

  private static let firstLogit = filters * taps

  mutating func fillGradient(_ gradient: inout [Double], step: Int, temperature: Temperature) {
    let passes = passes(step: step, temperature: temperature)
    let masks = passes.flatMap(\.forward)
    var slopes = [Double](repeating: 0, count: masks.count)
    for i in gradient.indices { gradient[i] = 0 }
    var numbers = KeyedNumbers(seed: plan.seed, .batch, run: run, step: step, kernels: kernels)
    for _ in 0..<plan.batch {
      addItem(numbers.normals(Self.fragments * Self.taps), masks, &gradient, &slopes)
    }
    var row = [Double](repeating: 0, count: Self.filters)
    for (choice, pass) in passes.enumerated() {
      let place = choice * Self.filters
      applyJacobian(
        of: pass.backward, to: Array(slopes[place..<place + Self.filters]), divisor: pass.divisor, into: &row)
      for k in 0..<Self.filters { gradient[Self.firstLogit + place + k] = row[k] }
    }
  }

  /// All choices with the noise of `step`.
  private func passes(step: Int, temperature: Temperature) -> [RelaxedChoice.Pass] {
    let gumbel = GumbelNoise(seed: plan.seed, purpose: .training, kernels: kernels)
    let silence = [Float](repeating: 0, count: Self.filters)
    return (0..<Self.choices).map { place in
      let draw = samples.samples(step: step, choice: place).lowerBound
      let noise = choice.usesNoise ? gumbel.values(draw: draw, categories: Self.filters) : silence
      return choice.pass(logits(of: place), noise: noise, temperature: temperature)
    }
  }

  private func logits(of choice: Int) -> [Double] {
    let place = Self.firstLogit + choice * Self.filters
    return Array(parameters[place..<place + Self.filters])
  }

  /// Adds what one input gives: to the slopes of the masks, and to the gradient of the filters.
  private func addItem(
    _ input: [Double], _ masks: [Double], _ gradient: inout [Double], _ slopes: inout [Double]
  ) {
    let responses = Self.responses(input, parameters)
    let wanted = Self.responses(input, plantedFilters)
    var shares = [Double](repeating: 0, count: Self.fragments * Self.filters)
    for output in 0..<Self.outputs {
      var error = 0.0
      for fragment in 0..<Self.fragments {
        let choice = output * Self.fragments + fragment
        for k in 0..<Self.filters {
          error += masks[choice * Self.filters + k] * responses[fragment * Self.filters + k]
        }
        error -= wanted[fragment * Self.filters + plantedChoices[choice]]
      }
      let slope = 2 * error / Double(plan.batch * Self.outputs)
      for place in 0..<Self.fragments * Self.filters {
        let mask = output * Self.fragments * Self.filters + place
        slopes[mask] += slope * responses[place]
        shares[place] += slope * masks[mask]
      }
    }
    for fragment in 0..<Self.fragments {
      for k in 0..<Self.filters {
        let share = shares[fragment * Self.filters + k]
        for tap in 0..<Self.taps {
          gradient[k * Self.taps + tap] += share * input[fragment * Self.taps + tap]
        }
      }
    }
  }

  /// What every filter gives on every fragment.
  private static func responses(_ input: [Double], _ filters: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: fragments * Self.filters)
    for fragment in 0..<fragments {
      for k in 0..<Self.filters {
        for tap in 0..<taps {
          result[fragment * Self.filters + k] += input[fragment * taps + tap] * filters[k * taps + tap]
        }
      }
    }
    return result
  }

  mutating func adopt() -> Int {
    let next = (0..<Self.choices).map { choice in
      let place = Self.firstLogit + choice * Self.filters
      return (1..<Self.filters).reduce(0) {
        parameters[place + $1] > parameters[place + $0] ? $1 : $0
      }
    }
    defer { picks = next }
    return zip(picks, next).count { $0 != $1 }
  }

  /// Inputs are standard normal, so that the squared error to be expected is that of the filters.
  func losses(at temperature: Temperature) -> TrainingLosses {
    let masks = mixtures(temperature)
    var (relaxed, deployed) = (0.0, 0.0)
    for choice in 0..<Self.choices {
      for tap in 0..<Self.taps {
        let wanted = plantedFilters[plantedChoices[choice] * Self.taps + tap]
        var mixture = -wanted
        for k in 0..<Self.filters {
          mixture += masks[choice * Self.filters + k] * parameters[k * Self.taps + tap]
        }
        let error = parameters[picks[choice] * Self.taps + tap] - wanted
        relaxed += mixture * mixture
        deployed += error * error
      }
    }
    let count = Double(Self.outputs)
    return TrainingLosses(relaxed: relaxed / count, expected: nil, deployed: deployed / count)
  }

  /// softmax(θ/τ) of every mask.
  private func mixtures(_ temperature: Temperature) -> [Double] {
    // Parameters are finite.
    (0..<Self.choices).flatMap { softmax(try! Logits(logits(of: $0)), temperature: temperature) }
  }

  var isSolved: Bool { recovered == 1 }

  var score: Double? { recovered }

  /// The share of choices that are the planted ones, under the renaming of the filters that suits best.
  private var recovered: Double {
    var counts = [[Int]](
      repeating: Array(repeating: 0, count: Self.filters), count: Self.filters)
    for choice in 0..<Self.choices { counts[picks[choice]][plantedChoices[choice]] += 1 }
    return Double(bestMatching(counts, from: 0, free: Array(0..<Self.filters))) / Double(Self.choices)
  }

  /// The largest sum of one count of each row from `row` on, from different columns.
  private func bestMatching(_ counts: [[Int]], from row: Int, free: [Int]) -> Int {
    free.map { column in
      counts[row][column] + bestMatching(counts, from: row + 1, free: free.filter { $0 != column })
    }.max() ?? 0
  }

  var logits: [Double] { logits(of: 0) }
}
