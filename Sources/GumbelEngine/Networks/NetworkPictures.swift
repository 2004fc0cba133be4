import KernelInterface

/// What a network makes of a few test items and of its codes, to be looked at. Values are those of the data, from 0 to 1
/// where the network keeps to its range.
public struct NetworkPictures: Sendable, Equatable {
  /// A test item and its reconstructions. Columns that are given, see `given`, are the item's own in all of them.
  public struct Example: Sendable, Equatable {
    /// The class; `nil` where it is not known.
    public let label: UInt8?
    /// The item.
    public let item: [Float]
    /// From the forward pass of training, with its noise.
    public let trained: [Float]
    /// From the likeliest choices.
    public let argmax: [Float]
    /// From choices drawn by softmax(θ), with the same noise.
    public let sampled: [Float]
    /// From the mixture softmax(θ/τ).
    public let mixture: [Float]
  }

  /// A code that is an item itself.
  public struct Code: Sendable, Equatable {
    /// Its values.
    public let values: [Float]
    /// The share of the test items of which it is the likeliest.
    public let usage: Double
  }

  /// What else there is to see of a model.
  public enum Detail: Sendable, Equatable {
    /// Nothing.
    case none
    /// What is decoded of random codes, each category equally likely.
    case generated([[Float]])
    /// The codes, in their order.
    case codes([Code])
    /// For each expert and class, the share of the test items of the class that go to it.
    case load([[Double]])
    /// How much each column weighs in the mixture, summed over the choices, and the likeliest column of each choice.
    case columns(weights: [Float], picks: [Int])
  }

  /// Columns of an item that is drawn as a picture; all of its values where it is none.
  public let columns: Int
  /// Rows of an item that is drawn as a picture; one where it is none.
  public let rows: Int
  /// The first values of an item that the network is given and does not reconstruct.
  public let given: Int
  /// The first test item of each class; the first ten where classes are not known.
  public let examples: [Example]
  /// What else there is to see.
  public let detail: Detail
}

/// What there is to look at of a model besides reconstructions.
enum PicturedDetail {
  case none, randomCodes, codes, load, columns
}

extension NetworkTrainer {
  /// Pictures at the present parameters and at τ. They take the memory of a batch, which every step fills anew.
  func pictures(at temperature: Double) -> NetworkPictures {
    let places = data.picturedItems.prefix(setting.batch)
    let examples = examples(Array(places), temperature)
    let side = data.pictureSide
    return NetworkPictures(
      columns: side ?? data.dimensions, rows: side ?? 1, given: network.given, examples: examples,
      detail: detail(at: temperature, count: places.count))
  }

  private func examples(_ places: [Int], _ temperature: Double) -> [NetworkPictures.Example] {
    let input = inputs.prefix(places.count)
    data.gather(places, to: input)
    let logits = encode(input)
    let (noise, choices) = (noise.prefix(logits.rows), layer.choices.prefix(logits.rows))
    randomness.fillPictures(noise.base, .reconstructions, draws: draws(places.count), width: drawWidth)
    let trained = outputs(layer.forward(logits, noise: noise, temperature: temperature), input)
    let sampled = outputs(layer.sampled(logits, noise: noise), input)
    layer.pick(logits, to: choices)
    let argmax = outputs(choices, input)
    layer.soften(logits, temperature, to: choices)
    let mixture = outputs(choices, input)
    return places.enumerated().map { row, place in
      NetworkPictures.Example(
        label: data.labels?[place], item: data.item(place), trained: trained[row], argmax: argmax[row],
        sampled: sampled[row], mixture: mixture[row])
    }
  }

  /// What comes out for `choices`, behind the columns of `input` that are given.
  private func outputs(_ choices: Matrix, _ input: Matrix) -> [[Float]] {
    network.decode(choices, input, scale: 0, losses: losses, slopes: nil, kernels)
    let outputs = network.outputs
    return (0..<input.rows).map { row in
      let values = (0..<outputs.columns).map { column in
        switch network.outputKind {
        case .squared: outputs[row, column]
        case .bernoulli: Float(1 / (1 + exponential(-Double(outputs[row, column]))))
        }
      }
      return (0..<network.given).map { input[row, $0] } + values
    }
  }

  private func detail(at temperature: Double, count: Int) -> NetworkPictures.Detail {
    switch network.pictured {
    case .none: return .none
    case .randomCodes:
      let rows = network.choiceRows(count)
      let (even, noise) = (probabilities.prefix(rows), noise.prefix(rows))
      even.clear()
      randomness.fillPictures(noise.base, .randomCodes, draws: draws(count), width: drawWidth)
      return .generated(outputs(layer.sampled(even, noise: noise), inputs.prefix(count)))
    case .codes:
      guard let codes = network.codes else { return .none }
      var counts = [Int](repeating: 0, count: codes.rows)
      for code in likeliestOfTest { counts[code] += 1 }
      return .codes(
        (0..<codes.rows).map { row in
          NetworkPictures.Code(
            values: (0..<codes.columns).map { codes[row, $0] },
            usage: Double(counts[row]) / Double(data.testCount))
        })
    case .load:
      guard let labels = data.labels?[data.trainingCount...] else { return .none }
      let classes = Int(labels.max() ?? 0) + 1
      var load = [[Double]](repeating: [Double](repeating: 0, count: classes), count: network.categories)
      let sizes = (0..<classes).map { label in labels.count { $0 == label } }
      for (expert, label) in zip(likeliestOfTest, labels) {
        load[expert][Int(label)] += 1 / Double(sizes[Int(label)])
      }
      return .load(load)
    case .columns:
      let logits = encode(inputs.prefix(1))
      let mixture = layer.choices.prefix(logits.rows)
      layer.soften(logits, temperature, to: mixture)
      let weights = (0..<network.categories).map { column in
        (0..<mixture.rows).reduce(Float(0)) { $0 + mixture[$1, column] }
      }
      return .columns(weights: weights, picks: (0..<logits.rows).map { layer.largest(logits.row($0)) })
    }
  }

  /// The likeliest category of every test item, of networks that choose once for each.
  private var likeliestOfTest: [Int] {
    stride(from: 0, to: data.testCount, by: setting.batch).flatMap { first in
      let items = first..<min(first + setting.batch, data.testCount)
      let input = inputs.prefix(items.count)
      data.gather(items.lazy.map { $0 + self.data.trainingCount }, to: input)
      let logits = encode(input)
      return (0..<logits.rows).map { layer.largest(logits.row($0)) }
    }
  }
}

extension DataSet {
  /// The items that pictures are of: places in the order of the split.
  var picturedItems: [Int] {
    let test = trainingCount..<count
    guard let labels else { return Array(test.prefix(10)) }
    let classes = Set(labels[trainingCount...]).sorted()
    return classes.compactMap { label in test.first { labels[$0] == label } }
  }

  /// The side of an item that is a square picture; `nil` where the number of columns is no square.
  var pictureSide: Int? { (1...dimensions).prefix { $0 * $0 <= dimensions }.last { $0 * $0 == dimensions } }
}
