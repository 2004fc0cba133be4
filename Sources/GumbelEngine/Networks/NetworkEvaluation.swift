import KernelInterface

/// What a network is worth on test data, seen in four ways. Losses are means over the items.
public struct NetworkLosses: Sendable, Equatable, Codable {
  /// The loss of the forward pass of training, with its noise; with the KL divergence where training has it.
  public var trained: Double
  /// The loss of the likeliest choices, without the KL divergence.
  public var argmax: Double
  /// The loss of random picks by softmax(θ), with the KL divergence.
  public var sampled: Double
  /// The loss of the mixture softmax(θ/τ), with the KL divergence.
  public var mixture: Double
  /// The KL divergence of softmax(θ) from uniform, in nats an item; 0 where it is no part of the loss.
  public var divergence: Double
  /// The categories that are the likeliest of some item, the mean over the choices of an item.
  public var used: Double
  /// exp of the entropy of how often each category is the likeliest, the mean over the choices of an item; where items
  /// are recalled from a memory, the mean over items of exp of the entropy of softmax(θ/τ).
  public var perplexity: Double
  /// The mean of max softmax(θ/τ).
  public var meanMax: Double
  /// The mean of max softmax(θ).
  public var meanMaxAtOne: Double
  /// The share of code values outside [−.05, 1.05]; `nil` where codes are not pictures.
  public var outside: Double?
}

extension NetworkTrainer {
  /// The repetitions of what is random.
  static var repetitions: Int { 20 }

  /// The losses on all test items at the present parameters and at τ; what is random is repeated.
  func evaluate(at temperature: Double, repetitions: Int = NetworkTrainer.repetitions) -> NetworkLosses {
    var sums = EvaluationSums(choices: network.choicesPerItem, categories: network.categories)
    for first in stride(from: 0, to: data.testCount, by: setting.batch) {
      add(first..<min(first + setting.batch, data.testCount), temperature, repetitions, to: &sums)
    }
    return sums.losses(of: network, items: data.testCount, repetitions: repetitions)
  }

  private func add(
    _ items: Range<Int>, _ temperature: Double, _ repetitions: Int, to sums: inout EvaluationSums
  ) {
    let input = inputs.prefix(items.count)
    data.gather(items.lazy.map { $0 + self.data.trainingCount }, to: input)
    let logits = encode(input)
    let rows = logits.rows
    let (probabilities, choices) = (probabilities.prefix(rows), layer.choices.prefix(rows))
    layer.soften(logits, 1, to: probabilities)
    let weight = network.sharesChoices && items.lowerBound > 0 ? 0.0 : 1.0
    sums.add(atOne: probabilities, weight: weight)
    if network.divergenceWeight != 0 { sums.addDivergence(of: probabilities) }
    layer.soften(logits, temperature, to: choices)
    sums.add(weights: choices, weight: weight)
    sums.mixture += decode(choices, input)
    layer.pick(logits, to: choices)
    sums.add(picks: choices, weight: weight)
    sums.argmax += decode(choices, input)
    // Every draw of noise serves the sampled picks and the forward pass of training.
    let trainedDraws = setting.rule.isNoisy ? repetitions : 1
    for repetition in 0..<repetitions {
      let noise = noise.prefix(rows)
      randomness.fillEvaluation(
        noise.base, repetition: repetition, first: items.lowerBound, draws: draws(items.count),
        width: drawWidth)
      sums.sampled += decode(layer.sampled(logits, noise: noise), input)
      guard repetition < trainedDraws else { continue }
      sums.trained +=
        decode(layer.forward(logits, noise: noise, temperature: temperature), input)
        * Double(repetitions / trainedDraws)
    }
  }

  /// The sum of the losses of all items.
  private func decode(_ choices: Matrix, _ input: Matrix) -> Double {
    network.decode(choices, input, scale: 0, losses: losses, slopes: nil, kernels)
    return mean(losses, input.rows) * Double(input.rows)
  }
}

/// Sums over test items.
private struct EvaluationSums {
  let choices: Int
  let categories: Int
  var (trained, argmax, sampled, mixture, divergence) = (0.0, 0.0, 0.0, 0.0, 0.0)
  private var (largest, largestAtOne, perplexity, rows) = (0.0, 0.0, 0.0, 0.0)
  private var counts: [Double]

  init(choices: Int, categories: Int) {
    self.choices = choices
    self.categories = categories
    counts = Array(repeating: 0, count: choices * categories)
  }

  mutating func add(atOne probabilities: Matrix, weight: Double) {
    for row in 0..<probabilities.rows {
      var largest: Float = 0
      for column in 0..<categories { largest = max(largest, probabilities[row, column]) }
      largestAtOne += weight * Double(largest)
    }
  }

  mutating func add(weights: Matrix, weight: Double) {
    for row in 0..<weights.rows {
      var largest: Float = 0
      var entropy = 0.0
      for column in 0..<categories {
        let value = weights[row, column]
        largest = max(largest, value)
        if value > 0 { entropy -= Double(value) * naturalLogarithm(Double(value)) }
      }
      self.largest += weight * Double(largest)
      perplexity += weight * exponential(entropy)
    }
    rows += weight * Double(weights.rows)
  }

  mutating func add(picks: Matrix, weight: Double) {
    for row in 0..<picks.rows {
      for column in 0..<categories where picks[row, column] == 1 {
        counts[row % choices * categories + column] += weight
      }
    }
  }

  mutating func addDivergence(of probabilities: Matrix) {
    let uniform = naturalLogarithm(Double(categories))
    for row in 0..<probabilities.rows {
      for column in 0..<categories {
        let value = Double(probabilities[row, column])
        if value > 0 { divergence += value * (naturalLogarithm(value) + uniform) }
      }
    }
  }

  func losses(of network: any ChoiceNetwork, items: Int, repetitions: Int) -> NetworkLosses {
    let count = Double(items)
    let divergence = network.divergenceWeight * divergence / count
    var (used, usage) = (0.0, 0.0)
    for choice in 0..<choices {
      let counts = counts[choice * categories..<(choice + 1) * categories]
      let total = counts.reduce(0, +)
      used += Double(counts.count { $0 > 0 })
      usage += exponential(
        counts.reduce(0) { $1 > 0 ? $0 - $1 / total * naturalLogarithm($1 / total) : $0 })
    }
    return NetworkLosses(
      trained: trained / count / Double(repetitions) + divergence, argmax: argmax / count,
      sampled: sampled / count / Double(repetitions) + divergence, mixture: mixture / count + divergence,
      divergence: divergence, used: used / Double(choices),
      perplexity: network.perplexityIsOfItems ? perplexity / rows : usage / Double(choices),
      meanMax: largest / rows, meanMaxAtOne: largestAtOne / rows,
      outside: network.codes.map(Self.outside))
  }

  private static func outside(_ codes: Matrix) -> Double {
    let values = codes.elements
    return Double(values.count { $0 < -0.05 || $0 > 1.05 }) / Double(values.count)
  }
}
