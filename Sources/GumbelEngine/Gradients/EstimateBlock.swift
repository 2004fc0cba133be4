import KernelInterface

/// A block of estimates and the scratch memory behind them, so that no sample allocates anything. One block
/// serves one thread, and all estimators in turn.
///
/// Everything lies in planes: category k of sample i at `k·count + i`, where `count` is the number of samples
/// in the block just now.
public final class EstimateBlock {
  /// The categories.
  public let categories: Int
  /// The most samples in a block: a power of two that depends on the number of categories and nothing else.
  public let capacity: Int
  /// The samples in the block just now.
  public private(set) var count = 0
  /// The kernels that fill the planes.
  let kernels: any KernelSet

  /// The estimates.
  let rows: UnsafeMutablePointer<Double>
  /// Points at which f is evaluated, and ∇f there.
  let weights: UnsafeMutablePointer<Double>
  let slopes: UnsafeMutablePointer<Double>
  /// ∂z̃/∂ln π of conditional noise.
  let rates: UnsafeMutablePointer<Double>
  /// One number a sample.
  let totals: UnsafeMutablePointer<Double>
  let products: UnsafeMutablePointer<Double>
  /// One number a category.
  let vector: UnsafeMutablePointer<Double>
  let vector2: UnsafeMutablePointer<Double>
  let row: UnsafeMutablePointer<Double>

  let noise: UnsafeMutablePointer<Float>
  let scores: UnsafeMutablePointer<Float>
  let maxima: UnsafeMutablePointer<Float>
  let minima: UnsafeMutablePointer<Float>
  let sums: UnsafeMutablePointer<Float>
  let moments: UnsafeMutablePointer<Float>
  let picks: UnsafeMutablePointer<Int32>
  let words: UnsafeMutablePointer<UInt32>
  let thresholds: UnsafeMutablePointer<UInt64>
  let uniforms: UnsafeMutablePointer<UInt64>
  let reached: UnsafeMutablePointer<Int64>

  /// Room for the estimates of `categories` categories. Memory: about 50 bytes a category and sample.
  public init(categories: Int, kernels: any KernelSet = widestKernels) {
    self.categories = categories
    self.kernels = kernels
    capacity = Self.capacity(categories: categories)
    let padded = (categories + 3) & ~3
    let cells = padded * capacity
    rows = .allocate(capacity: cells)
    weights = .allocate(capacity: cells)
    slopes = .allocate(capacity: cells)
    rates = .allocate(capacity: cells)
    totals = .allocate(capacity: capacity)
    products = .allocate(capacity: capacity)
    vector = .allocate(capacity: padded)
    vector2 = .allocate(capacity: padded)
    row = .allocate(capacity: padded)
    noise = .allocate(capacity: cells)
    scores = .allocate(capacity: cells)
    maxima = .allocate(capacity: capacity)
    minima = .allocate(capacity: capacity)
    sums = .allocate(capacity: capacity)
    moments = .allocate(capacity: capacity)
    picks = .allocate(capacity: Self.picksAtOnce)
    words = .allocate(capacity: 4 * capacity)
    thresholds = .allocate(capacity: padded)
    uniforms = .allocate(capacity: Self.picksAtOnce + 2)
    reached = .allocate(capacity: Self.picksAtOnce)
  }

  /// Categorical picks that are made together.
  static let picksAtOnce = 1024

  static func capacity(categories: Int) -> Int {
    let fitting = min(max((1 << 16) / categories, 4), 256)
    return 1 << (Int.bitWidth - 1 - fitting.leadingZeroBitCount)
  }

  deinit {
    for plane in [rows, weights, slopes, rates, totals, products, vector, vector2, row] { plane.deallocate() }
    for plane in [noise, scores, maxima, minima, sums, moments] { plane.deallocate() }
    picks.deallocate()
    words.deallocate()
    thresholds.deallocate()
    uniforms.deallocate()
    reached.deallocate()
  }

  /// Makes the estimates of `samples`, at most `capacity` of them, with `estimator`.
  public func fill(
    _ estimator: some GradientEstimator, _ problem: GradientProblem, samples: Range<Int>,
    noise: EstimatorNoise
  ) {
    precondition(samples.count <= capacity && problem.count == categories, "a block that fits")
    count = samples.count
    estimator.estimate(problem, samples: samples, noise: noise, in: self)
  }

  /// The estimate of one sample in the block: K numbers that sum to 0.
  public func estimate(_ sample: Int) -> [Double] {
    (0..<categories).map { rows[$0 * count + sample] }
  }

  /// Writes the estimate of one sample, K numbers: how an estimator of one's own answers.
  public func write(_ gradient: [Double], sample: Int) {
    precondition(gradient.count == categories && sample < count, "a sample of the block, and K numbers")
    for k in 0..<categories { rows[k * count + sample] = gradient[k] }
  }

  /// The mean of the estimates in the block, to K elements of `gradient`: what a training step descends.
  public func mean(into gradient: inout MutableSpan<Double>) {
    precondition(gradient.count == categories && count > 0, "a sample, and room for one number a category")
    for k in 0..<categories {
      var sum = 0.0
      for i in 0..<count { sum += rows[k &* count &+ i] }
      gradient[k] = sum / Double(count)
    }
  }
}
