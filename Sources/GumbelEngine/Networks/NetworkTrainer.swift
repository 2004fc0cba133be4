import KernelInterface

/// What decides how a network is trained, besides the network and its data.
struct NetworkSetting: Sendable, Equatable {
  var rule: ChoiceRule
  var batch = 100
  var rate: Double
  var optimizer = Optimizer.adam
  /// The weight of the mean entropy of softmax θ in the loss: the alternative to noise.
  var entropy = 0.0
  /// The weight of Σ p̄ ln(p̄ + 1e-9), p̄ the batch mean of softmax θ: diversity of codes, balance of experts.
  var diversity = 0.0
}

/// Trains a network step by step. A step takes, in this order: τ, the batch, logits, choices, loss, gradient, Adam. It
/// serves one thread; the same network, data, setting and randomness give the same bytes with all kernels.
final class NetworkTrainer {
  let network: any ChoiceNetwork
  let data: DataSet
  let setting: NetworkSetting

  let randomness: any NetworkRandomness
  let kernels: any KernelSet
  let layer: ChoiceLayer
  /// The inputs of a batch.
  let inputs: Matrix
  /// One loss an item.
  let losses: UnsafeMutablePointer<Float>
  let noise: Matrix
  let probabilities: Matrix
  private let logarithms: Matrix
  private let slopes: Matrix
  private let groupLosses: UnsafeMutablePointer<Float>
  private let advantages: UnsafeMutablePointer<Float>
  private let arena = MatrixArena()

  init(
    _ network: any ChoiceNetwork, data: DataSet, setting: NetworkSetting, randomness: any NetworkRandomness,
    kernels: any KernelSet
  ) {
    self.network = network
    self.data = data
    self.setting = setting
    self.randomness = randomness
    self.kernels = kernels
    let arena = arena
    let like = network.logits
    func matrix() -> Matrix {
      Matrix(
        rows: like.rows, columns: like.columns, stride: like.stride,
        base: arena.floats(like.rows * like.stride))
    }
    (noise, probabilities, logarithms, slopes) = (matrix(), matrix(), matrix(), matrix())
    layer = ChoiceLayer(setting.rule, categories: network.categories, like: like, arena, kernels)
    inputs = arena.matrix(setting.batch, data.dimensions)
    losses = arena.floats(setting.batch)
    groupLosses = arena.floats(setting.batch * max(setting.rule.group, 1))
    advantages = arena.floats(setting.batch)
  }

  /// Makes one step; returns the loss of its batch before it, regularisers included.
  @discardableResult
  func advance(step: Int, temperature: Double) -> Double {
    let batch = setting.batch
    data.gather(randomness.items(step: step, batch: batch), to: inputs)
    network.parameters.clearGradient()
    let logits = encode(inputs)
    network.logitSlopes.clear()
    var loss =
      setting.rule.estimator == .rloo
      ? descendScore(logits, step: step) : descendValue(logits, step: step, temperature: temperature)
    loss += addRegularisers(logits, items: batch)
    network.backward(inputs, kernels)
    network.parameters.descend(setting.optimizer, rate: setting.rate, kernels)
    return loss
  }

  /// The logits of `input`, with −∞ in the padding, which so has no probability.
  func encode(_ input: Matrix) -> Matrix {
    network.encode(input, kernels)
    let logits = network.logits.prefix(network.choiceRows(input.rows))
    if logits.stride > network.categories {
      for row in 0..<logits.rows {
        for column in network.categories..<logits.stride { logits[row, column] = -.infinity }
      }
    }
    return logits
  }

  /// How many draws of noise a batch of `items` takes.
  func draws(_ items: Int) -> Int { network.sharesChoices ? 1 : items }

  /// The numbers of one draw.
  var drawWidth: Int { network.choicesPerItem * network.logits.stride }

  // MARK: - Gradients

  private func descendValue(_ logits: Matrix, step: Int, temperature: Double) -> Double {
    let batch = setting.batch
    if setting.rule.isNoisy {
      randomness.fill(noise.base, step: step, draws: draws(batch), width: drawWidth, pick: 0)
    }
    let choices = layer.forward(logits, noise: noise.prefix(logits.rows), temperature: temperature)
    let slopes = slopes.prefix(logits.rows)
    network.decode(choices, inputs, scale: 1 / Float(batch), losses: losses, slopes: slopes, kernels)
    layer.backward(
      logits, slopes: slopes, temperature: temperature, to: network.logitSlopes.prefix(logits.rows))
    return mean(losses, batch)
  }

  /// The score-function gradient with the mean of the other picks of the same item as baseline.
  private func descendScore(_ logits: Matrix, step: Int) -> Double {
    let batch = setting.batch
    let group = setting.rule.group
    let items = draws(batch)
    var total = 0.0
    for pick in 0..<group {
      let choices = pickChoices(logits, step: step, pick)
      let losses = groupLosses + pick * batch
      network.decode(
        choices, inputs, scale: 1 / Float(batch * group), losses: losses,
        slopes: slopes.prefix(logits.rows), kernels)
      let mean = mean(losses, batch)
      total += mean / Double(group)
      if network.sharesChoices { losses[0] = Float(mean) }
    }
    for pick in 0..<group {
      for item in 0..<items {
        var others: Float = 0
        for other in 0..<group where other != pick { others += groupLosses[other * batch + item] }
        let advantage = groupLosses[pick * batch + item] - others / Float(group - 1)
        advantages[item] = advantage / Float(group * items)
      }
      _ = pickChoices(logits, step: step, pick)
      layer.addScore(
        logits, advantages: advantages, perItem: network.choicesPerItem,
        to: network.logitSlopes.prefix(logits.rows))
    }
    return total
  }

  private func pickChoices(_ logits: Matrix, step: Int, _ pick: Int) -> Matrix {
    randomness.fill(noise.base, step: step, draws: draws(setting.batch), width: drawWidth, pick: pick)
    return layer.forward(logits, noise: noise.prefix(logits.rows), temperature: 1)
  }

  /// Adds the gradients of KL divergence, entropy and diversity; returns their loss.
  private func addRegularisers(_ logits: Matrix, items: Int) -> Double {
    let information = network.divergenceWeight - setting.entropy
    guard information != 0 || setting.diversity != 0 else { return 0 }
    let probabilities = probabilities.prefix(logits.rows)
    let logarithms = logarithms.prefix(logits.rows)
    let gradient = network.logitSlopes.prefix(logits.rows)
    layer.soften(logits, 1, to: probabilities)
    let perItem = 1 / Float(draws(items))
    var loss = 0.0
    if information != 0 {
      // The derivative of Σ p ln p is J ln p.
      kernels.logarithms(probabilities.base, count: probabilities.count, to: logarithms.base)
      kernels.softmaxBackward(
        weights: probabilities.base, slopes: logarithms.base, rows: logits.rows, stride: logits.stride,
        scale: Float(information) * perItem, to: gradient.base)
      let rows = Double(network.choicesPerItem) * naturalLogarithm(Double(network.categories))
      loss +=
        information * negativeEntropy(probabilities, logarithms) / Double(draws(items))
        + network.divergenceWeight * rows
    }
    if setting.diversity != 0 {
      let means = categoryMeans(probabilities)
      for (category, mean) in means.enumerated() {
        let logarithm = naturalLogarithm(mean + 1e-9)
        loss += setting.diversity * mean * logarithm
        let slope = Float(setting.diversity * (logarithm + mean / (mean + 1e-9)))
        for row in 0..<logits.rows { logarithms[row, category] = slope }
      }
      kernels.softmaxBackward(
        weights: probabilities.base, slopes: logarithms.base, rows: logits.rows, stride: logits.stride,
        scale: 1 / Float(logits.rows), to: gradient.base)
    }
    return loss
  }

  /// Σ p ln p over all rows.
  func negativeEntropy(_ probabilities: Matrix, _ logarithms: Matrix) -> Double {
    var sum = 0.0
    for row in 0..<probabilities.rows {
      for column in 0..<network.categories {
        sum += Double(probabilities[row, column] * logarithms[row, column])
      }
    }
    return sum
  }

  /// The mean of every category over the rows.
  private func categoryMeans(_ weights: Matrix) -> [Double] {
    var sums = [Double](repeating: 0, count: network.categories)
    for row in 0..<weights.rows {
      for category in sums.indices { sums[category] += Double(weights[row, category]) }
    }
    return sums.map { $0 / Double(weights.rows) }
  }

  func mean(_ losses: UnsafePointer<Float>, _ count: Int) -> Double {
    var sum = 0.0
    for item in 0..<count { sum += Double(losses[item]) }
    return sum / Double(count)
  }
}
