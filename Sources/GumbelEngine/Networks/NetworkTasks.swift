import KernelInterface

/// A task that trains a network with one layer of choices on data.
protocol NetworkTask: TaskDefinition {
  /// What can be set.
  var options: NetworkOptions { get set }

  /// The usual number of categories where it can be chosen, and what they are called; `nil` where it cannot.
  static var categories: (usual: Int, name: String)? { get }

  /// What `options.diversity` is called; `nil` where it cannot be set.
  static var diversityName: String? { get }

  /// Whether the network is deployed by sampling its choices rather than by their argmax.
  static var isSampled: Bool { get }

  /// The network for batches of this size, before its start is drawn.
  func network(batch: Int) -> any ChoiceNetwork

  /// The items that are batched, of those that train.
  var batchItems: Range<Int> { get }
}

extension NetworkTask {
  static var categories: (usual: Int, name: String)? { nil }
  static var diversityName: String? { nil }
  static var isSampled: Bool { false }
  static var countsFlips: Bool { false }
  static var canBeSolved: Bool { false }
  // At the end a network is evaluated as a whole.
  var averagedSteps: Int { 0 }

  var batchItems: Range<Int> { 0..<options.data.trainingCount }

  func refusal(of estimator: EstimatorKind) -> String? {
    guard ChoiceRule.estimators.contains(estimator) else { return "is not among those that train networks" }
    switch estimator {
    case .straightThrough, .reinmax, .rloo:
      return options.noiseScale == 0 ? "needs a random pick, and the noise scale is 0" : nil
    default: return nil
    }
  }

  func learner(_ plan: TrainingPlan, run: Int, kernels: any KernelSet) -> any Learner {
    NetworkLearner(self, plan, run: run, kernels: kernels)
  }
}

/// A network under way. It has the reference semantics of its memory: a copy is the same learner.
struct NetworkLearner: Learner {
  private let trainer: NetworkTrainer
  private let isSampled: Bool

  init(_ task: some NetworkTask, _ plan: TrainingPlan, run: Int, kernels: any KernelSet) {
    let network = task.network(batch: plan.batch)
    var numbers = KeyedNumbers(seed: plan.seed, .start, run: run, kernels: kernels)
    network.start(&numbers)
    let options = task.options
    let setting = NetworkSetting(
      rule: ChoiceRule(
        estimator: plan.estimator, noiseScale: options.noiseScale, group: plan.settings.group),
      batch: plan.batch, rate: plan.rate, optimizer: plan.optimizer, entropy: options.entropy,
      diversity: options.diversity)
    trainer = NetworkTrainer(
      network, data: options.data, setting: setting,
      randomness: KeyedRandomness(seed: plan.seed, run: run, items: task.batchItems, kernels: kernels),
      kernels: kernels)
    isSampled = type(of: task).isSampled
  }

  mutating func advance(step: Int, temperature: Temperature) throws(TrainingFailure.Reason) -> Int {
    let parameters = trainer.network.parameters
    trainer.advance(step: step, temperature: temperature.value)
    if let reason = parameters.problem(limit: Float(TrainingPlan.largestParameter)) {
      parameters.restore()
      throw reason
    }
    return 0
  }

  /// With one repetition of what is random, to be quick: curves have many points.
  func losses(at temperature: Temperature) -> TrainingLosses {
    trainer.evaluate(at: temperature.value, repetitions: 1).losses(isSampled: isSampled)
  }

  func networkLosses(at temperature: Temperature, repetitions: Int) -> NetworkLosses? {
    trainer.evaluate(at: temperature.value, repetitions: repetitions)
  }

  func pictures(at temperature: Temperature) -> NetworkPictures? {
    trainer.pictures(at: temperature.value)
  }

  var isSolved: Bool { false }
  var score: Double? { nil }
  var logits: [Double] { trainer.firstLogits }
}

extension NetworkLosses {
  /// The same as losses that every task has.
  func losses(isSampled: Bool) -> TrainingLosses {
    TrainingLosses(relaxed: mixture, expected: sampled, deployed: isSampled ? sampled : argmax)
  }
}

extension NetworkTrainer {
  /// The logits of the first choice of the first test item.
  var firstLogits: [Double] {
    let input = inputs.prefix(1)
    data.gather([data.trainingCount], to: input)
    let logits = encode(input)
    return (0..<network.categories).map { Double(logits[0, $0]) }
  }
}

// MARK: - The tasks

/// See `DigitsVAE`.
struct DigitsVAETask: NetworkTask {
  static let isAskedWhen = true
  static let choicesAdapt = true
  static let name = "digits-vae"
  static let sentence =
    "An autoencoder whose code is eight choices of eight: what training sees of a mixture, sampled codes never give."
  static let usual = UsualTraining(steps: 3000, batch: 100, rate: 3e-3)
  static let isSampled = true

  var options = NetworkOptions()

  var yardsticks: [Yardstick] {
    [Yardstick(name: "no code", loss: Yardsticks(options.data).independentColumns)]
  }

  func network(batch: Int) -> any ChoiceNetwork {
    DigitsVAE(dimensions: options.data.dimensions, batch: batch)
  }
}

/// See `Codebook`.
struct CodebookTask: NetworkTask {
  static let isAskedWhen = true
  static let choicesAdapt = true
  static let name = "codebook"
  static let sentence = "Every item is replaced by one of a few learnt codes, as in vector quantisation."
  static let usual = UsualTraining(steps: 3000, batch: 100, rate: 3e-3)
  static let categories: (usual: Int, name: String)? = (32, "codes")
  static let diversityName: String? = "diversity"

  var options = NetworkOptions()

  /// The mean of a few starts of k-means, which differ, and one start of nearest codes.
  var yardsticks: [Yardstick] {
    let starts: ClosedRange<UInt64> = 1...5
    let losses = starts.map { Yardsticks(options.data).kMeans(codes: options.categories ?? 32, seed: $0) }
    return [
      Yardstick(name: "k-means", loss: losses.reduce(0, +) / Double(losses.count)),
      Yardstick(
        name: "nearest code",
        loss: Yardsticks(options.data).nearestCode(codes: options.categories ?? 32, seed: 1)),
    ]
  }

  func network(batch: Int) -> any ChoiceNetwork {
    Codebook(
      dimensions: options.data.dimensions, codes: options.categories ?? 32, batch: batch,
      mean: options.data.trainingMean)
  }
}

/// See `ExpertRouter`.
struct RouterTask: NetworkTask {
  static let isAskedWhen = true
  static let choicesAdapt = true
  static let name = "router"
  static let sentence = "A gate sends every item to one of a few small experts: a mixture of experts."
  static let usual = UsualTraining(steps: 2000, batch: 100, rate: 3e-3)
  static let categories: (usual: Int, name: String)? = (4, "experts")
  static let diversityName: String? = "balance"

  var options = NetworkOptions()

  var yardsticks: [Yardstick] {
    [Yardstick(name: "one expert", loss: Yardsticks(options.data).principalComponents(ExpertRouter.rank))]
  }

  func network(batch: Int) -> any ChoiceNetwork {
    ExpertRouter(dimensions: options.data.dimensions, experts: options.categories ?? 4, batch: batch)
  }
}

/// See `AttentionMemory`.
struct AttentionTask: NetworkTask {
  static let isAskedWhen = true
  static let name = "attention"
  static let sentence =
    "Recall by attention over a memory that does not learn: a mixture may be deployed, and noise only hurts it."
  static let usual = UsualTraining(steps: 1500, batch: 100, rate: 1e-2)

  var options = NetworkOptions()

  var yardsticks: [Yardstick] {
    [Yardstick(name: "ridge", loss: Yardsticks(options.data).ridge())]
  }

  var batchItems: Range<Int> { options.data.memoryCount..<options.data.trainingCount }

  func network(batch: Int) -> any ChoiceNetwork {
    let data = options.data
    return AttentionMemory(
      items: (0..<data.memoryCount).map(data.item), mean: data.trainingMean, batch: batch)
  }
}

/// See `FeatureSelection`.
struct FeaturesTask: NetworkTask {
  static let name = "features"
  static let sentence = "Eight columns are chosen from which a decoder is to reconstruct all of an item."
  static let usual = UsualTraining(steps: 3000, batch: 100, rate: 3e-3)

  var options = NetworkOptions()

  var yardsticks: [Yardstick] {
    let simple = Yardsticks(options.data)
    let columns = simple.greedyColumns(FeatureSelection.chosen)
    return [Yardstick(name: "greedy", loss: simple.decoder(of: columns))]
  }

  func network(batch: Int) -> any ChoiceNetwork {
    FeatureSelection(dimensions: options.data.dimensions, batch: batch)
  }
}

extension TrainingTask {
  /// What can be set of a task that trains a network; `nil` for other tasks.
  public var networkOptions: NetworkOptions? { (definition as? any NetworkTask)?.options }

  /// What the number of categories is called where it can be chosen, and the usual number.
  public var categoriesOption: (usual: Int, name: String)? {
    (definition as? any NetworkTask).flatMap { type(of: $0).categories }
  }

  /// What the weight of diversity is called; `nil` where there is none.
  public var diversityOption: String? {
    (definition as? any NetworkTask).flatMap { type(of: $0).diversityName }
  }

  /// Whether what is deployed of a network are sampled choices, not the likeliest.
  public var isDeployedSampled: Bool {
    (definition as? any NetworkTask).map { type(of: $0).isSampled } ?? false
  }

  /// The same task with other options; itself if it trains no network.
  public func with(_ options: NetworkOptions) -> TrainingTask {
    guard var definition = definition as? any NetworkTask else { return self }
    definition.options = options
    return TrainingTask(definition)
  }
}
