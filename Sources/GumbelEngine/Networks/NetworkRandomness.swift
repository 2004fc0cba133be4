import KernelInterface

/// What a network's training takes at random: the items of a batch, and the noise of its choices.
protocol NetworkRandomness {
  /// The items of the batch at `step`: places in the training data.
  func items(step: Int, batch: Int) -> [Int]

  /// Noise for `draws` rows of `width` numbers at `step`: one row an item, or one for the whole batch. `pick` tells
  /// apart the picks of rloo.
  func fill(_ noise: UnsafeMutablePointer<Float>, step: Int, draws: Int, width: Int, pick: Int)

  /// Noise for evaluation: row i of `draws` belongs to test item `first` + i, in repetition `repetition`.
  func fillEvaluation(
    _ noise: UnsafeMutablePointer<Float>, repetition: Int, first: Int, draws: Int, width: Int)

  /// Noise for pictures, the same at every step: one row an item, or one for all.
  func fillPictures(_ noise: UnsafeMutablePointer<Float>, _ part: PictureNoise, draws: Int, width: Int)
}

/// What the noise of pictures is for.
enum PictureNoise: UInt32 {
  case reconstructions, randomCodes
}

/// The keyed noise and batches of one run: the same batches and noise for every estimator.
struct KeyedRandomness: NetworkRandomness {
  private static let runShift = 40
  private static let repetitionShift = 24

  let seed: UInt64
  let run: Int
  /// The items to choose from.
  let items: Range<Int>
  let kernels: any KernelSet

  func items(step: Int, batch: Int) -> [Int] {
    var numbers = KeyedNumbers(seed: seed, .batch, run: run, step: step, kernels: kernels)
    return (0..<batch).map { _ in items.lowerBound + numbers.index(below: items.count) }
  }

  func fill(_ noise: UnsafeMutablePointer<Float>, step: Int, draws: Int, width: Int, pick: Int) {
    fill(noise, .training, subIndex: UInt32(pick), first: run << Self.runShift + step * draws, draws, width)
  }

  func fillEvaluation(
    _ noise: UnsafeMutablePointer<Float>, repetition: Int, first: Int, draws: Int, width: Int
  ) {
    let draw = run << Self.runShift + repetition << Self.repetitionShift + first
    fill(noise, .evaluation, subIndex: 0, first: draw, draws, width)
  }

  func fillPictures(_ noise: UnsafeMutablePointer<Float>, _ part: PictureNoise, draws: Int, width: Int) {
    fill(noise, .pictures, subIndex: part.rawValue, first: run << Self.runShift, draws, width)
  }

  private func fill(
    _ noise: UnsafeMutablePointer<Float>, _ purpose: NoisePurpose, subIndex: UInt32, first: Int, _ draws: Int,
    _ width: Int
  ) {
    var values = UnsafeMutableBufferPointer(start: noise, count: draws * width).mutableSpan
    GumbelNoise(seed: seed, purpose: purpose, subIndex: subIndex, kernels: kernels)
      .fill(&values, firstDraw: first, categories: width)
  }
}
