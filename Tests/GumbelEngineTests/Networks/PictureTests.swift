import KernelInterface
import Testing

@testable import GumbelEngine

private let networks: [any NetworkTask] = [
  DigitsVAETask(), CodebookTask(), RouterTask(), AttentionTask(), FeaturesTask(),
]

private func begun(
  _ task: any NetworkTask, _ estimator: EstimatorKind, steps: Int = 40, kernels: any KernelSet = widestKernels
) throws -> TrainingRun {
  let plan = try TrainingPlan(
    TrainingTask(task), estimator, schedule: try .constant(1), steps: steps, seed: 3)
  return TrainingRun(plan, run: 1, kernels: kernels)
}

private func finished(
  _ task: any NetworkTask, _ estimator: EstimatorKind, steps: Int = 40, kernels: any KernelSet = widestKernels
) throws -> TrainingRun {
  var run = try begun(task, estimator, steps: steps, kernels: kernels)
  while !run.isDone { run.advance() }
  return run
}

@Suite struct `Pictures of a network` {
  @Test(arguments: networks.indices, [EstimatorKind.softmax, .gumbelSoftmax, .rloo])
  func `leave its training as it is`(index: Int, estimator: EstimatorKind) throws {
    let unseen = try finished(networks[index], estimator)
    var seen = try begun(networks[index], estimator)
    while !seen.isDone {
      _ = seen.pictures
      seen.advance()
    }
    #expect(seen.record == unseen.record)
    #expect(seen.result == unseen.result)
    #expect(seen.pictures == unseen.pictures)
  }

  @Test(arguments: networks.indices) func `are the same with all kernels`(index: Int) throws {
    let one = try finished(networks[index], .gumbelSoftmax, steps: 5, kernels: baselineKernels).pictures
    #expect(try finished(networks[index], .gumbelSoftmax, steps: 5).pictures == one)
  }

  @Test func `show one digit of each class`() throws {
    let pictures = try #require(finished(DigitsVAETask(), .softmax, steps: 1).pictures)
    #expect(pictures.columns == 8 && pictures.rows == 8 && pictures.given == 0)
    #expect(pictures.examples.map(\.label) == Array(0...9))
    let data = DataSet.digits
    for example in pictures.examples {
      let place = try #require((data.trainingCount..<data.count).first { data.item($0) == example.item })
      #expect(data.labels?[place] == example.label)
    }
    #expect(try finished(DigitsVAETask(), .softmax, steps: 1).plan.task.isNetwork)
    #expect(
      try TrainingRun(TrainingPlan(.trap, .softmax, schedule: .constant(1), seed: 1), run: 0).pictures == nil)
  }

  @Test func `show what the forward passes give`() throws {
    let softmax = try #require(finished(CodebookTask(), .softmax).pictures)
    let noisy = try #require(finished(CodebookTask(), .gumbelSoftmax).pictures)
    let hard = try #require(finished(CodebookTask(), .stGumbelSoftmax).pictures)
    let argmax = try #require(finished(CodebookTask(), .straightThroughArgmax).pictures)
    guard case .codes(let codes) = hard.detail, case .codes(let others) = argmax.detail else {
      Issue.record("a codebook has codes")
      return
    }
    for example in softmax.examples { #expect(example.trained == example.mixture) }
    for example in noisy.examples { #expect(example.trained != example.mixture) }
    for example in hard.examples {
      #expect(example.trained == example.sampled)
      #expect(
        codes.contains { $0.values == example.argmax } && codes.contains { $0.values == example.sampled })
    }
    for example in argmax.examples { #expect(example.trained == example.argmax) }
    #expect(codes.count == 32 && abs(others.reduce(0) { $0 + $1.usage } - 1) < 1e-9)
  }

  @Test func `show digits of random codes, which are no mixtures`() throws {
    let pictures = try #require(finished(DigitsVAETask(), .gumbelSoftmax, steps: 200).pictures)
    guard case .generated(let digits) = pictures.detail else {
      Issue.record("an autoencoder has random codes")
      return
    }
    #expect(digits.count == 10 && Set(digits).count == 10)
    #expect((digits + pictures.examples.map(\.trained)).joined().allSatisfy { 0...1 ~= $0 })
  }

  @Test func `show which expert gets the digits of a class`() throws {
    guard case .load(let load) = try finished(RouterTask(), .stGumbelSoftmax).pictures?.detail else {
      Issue.record("a router has a load")
      return
    }
    #expect(load.count == 4 && load.allSatisfy { $0.count == 10 })
    for label in 0..<10 { #expect(abs(load.reduce(0) { $0 + $1[label] } - 1) < 1e-9) }
  }

  @Test func `show the given half as it is`() throws {
    let pictures = try #require(finished(AttentionTask(), .softmax, steps: 5).pictures)
    #expect(pictures.given == 32 && pictures.detail == .none)
    for example in pictures.examples {
      for picture in [example.trained, example.argmax, example.sampled, example.mixture] {
        #expect(picture.count == 64 && picture[..<32] == example.item[..<32])
      }
      // What is picked is an item of the memory, of zeros and ones.
      #expect(example.argmax.allSatisfy { $0 == 0 || $0 == 1 })
    }
  }

  @Test func `show the columns that are chosen`() throws {
    guard
      case .columns(let weights, let picks) = try finished(FeaturesTask(), .gumbelSoftmax).pictures?.detail
    else {
      Issue.record("a selection has columns")
      return
    }
    #expect(weights.count == 64 && abs(weights.reduce(0, +) - 8) < 1e-4)
    #expect(picks.count == 8 && picks.allSatisfy { 0..<64 ~= $0 })
  }

  @Test func `are strips where an item is no square, of the first ten items without classes`() throws {
    var task = DigitsVAETask()
    let values = (0..<60 * 10).map { Double($0 * 7 % 11) / 10 }
    task.options.data = try DataSet(name: "strips", values: values, dimensions: 10)
    let pictures = try #require(finished(task, .softmax, steps: 2).pictures)
    #expect(pictures.columns == 10 && pictures.rows == 1 && pictures.examples.count == 10)
    #expect(pictures.examples.allSatisfy { $0.label == nil && $0.argmax.count == 10 })
  }
}

@Suite struct `Yardsticks of a task` {
  /// As measured with scikit-learn and PyTorch; the decoder of greedy columns has another start here: within 5 %.
  @Test(
    arguments: [
      ("digits-vae", "no code", 25.14, 0.01), ("codebook", "k-means", 4.60, 0.1),
      ("codebook", "nearest code", 6.34, 0.8),
      ("router", "one expert", 6.55, 0.01),
      ("attention", "ridge", 3.52, 0.01), ("features", "greedy", 14.49, 0.72),
    ] as [(String, String, Double, Double)])
  func `are those of its data`(name: String, method: String, loss: Double, tolerance: Double) throws {
    let task = try #require(TrainingTask.all.first { $0.name == name })
    let yardstick = try #require(task.yardsticks.first { $0.name == method })
    #expect(abs(yardstick.loss - loss) < tolerance, "\(yardstick)")
  }

  @Test func `are none where there is no data`() { #expect(TrainingTask.trap.yardsticks.isEmpty) }
}

@Suite struct `Steps at which a curve is drawn` {
  @Test func `are about as far from each other on a log scale, from the first to the last`() {
    let steps = TrainingPlan.logSpacedSteps(46, to: 3000)
    #expect(steps.prefix(8) == [1, 2, 3, 4, 5, 6, 7, 8] && steps.last == 3000)
    #expect((37...43).contains(steps.count))
    for (one, next) in zip(steps, steps.dropFirst()) where one >= 20 {
      #expect((1.1...1.3).contains(Double(next) / Double(one)))
    }
    #expect(TrainingPlan.logSpacedSteps(40, to: 1) == [1] && TrainingPlan.logSpacedSteps(40, to: 0).isEmpty)
    #expect(TrainingPlan.logSpacedSteps(40, to: 7) == Array(1...7))
  }
}
