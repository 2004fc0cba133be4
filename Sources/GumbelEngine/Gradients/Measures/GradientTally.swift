/// Sums of estimates, kept so that any way of cutting the samples into parts gives the same bytes.
///
/// Sums of so many consecutive samples are leaves; two that make up an aligned pair are added to one, as in a
/// binary counter, and so on upwards. Which numbers are added to which depends on the numbers of the samples
/// alone, and errors of rounding grow with the logarithm of their count. What is summed are the deviations from
/// the exact gradient, so that a small bias keeps its digits.
public struct GradientTally: Sendable, Equatable, Codable {
  /// Samples in a leaf; fewer where there are many categories. A part must begin at a multiple of it.
  public static func leafSamples(categories: Int) -> Int {
    4 * EstimateBlock.capacity(categories: categories)
  }

  private struct Node: Sendable, Equatable, Codable {
    /// Leaf number of the first leaf; how many times leaves were paired.
    var start: Int
    var level: Int
    var samples: Int
    var deviations: [Double]
    var squares: [Double]
    /// The full blocks of samples; the sum of their variances, and of the squares of these.
    var groups = 0
    var groupVariances = 0.0
    var groupSquares = 0.0

    mutating func add(_ other: Node) {
      samples += other.samples
      groups += other.groups
      groupVariances += other.groupVariances
      groupSquares += other.groupSquares
      for k in deviations.indices {
        deviations[k] += other.deviations[k]
        squares[k] += other.squares[k]
      }
    }

    mutating func addGroup(variance: Double) {
      groups += 1
      groupVariances += variance
      groupSquares += variance * variance
    }

    /// The standard error of the mean of the variances.
    var varianceError: Double? {
      guard groups > 1 else { return nil }
      let count = Double(groups)
      let sum = groupSquares - groupVariances * groupVariances / count
      return sum.isFinite ? (max(sum, 0) / (count - 1) / count).squareRoot() : nil
    }
  }

  /// The gradient that deviations are from.
  public let exact: [Double]
  private var nodes: [Node] = []

  /// No samples yet.
  public init(exact: [Double]) { self.exact = exact }

  /// The samples summed.
  public var samples: Int { nodes.reduce(0) { $0 + $1.samples } }

  /// Whether this can be the sums of `samples`, which begin at a multiple of `leafSamples`, around `exact`. Sums
  /// that were read from a file need not.
  public func isSound(samples: Range<Int>, exact: [Double]) -> Bool {
    let leafSamples = Self.leafSamples(categories: exact.count)
    guard self.exact == exact else { return false }
    if samples.isEmpty { return nodes.isEmpty }
    guard samples.lowerBound % leafSamples == 0 else { return false }
    var next = samples.lowerBound
    for node in nodes {
      guard 0..<48 ~= node.level, node.deviations.count == exact.count, node.squares.count == exact.count,
        0...node.samples ~= node.groups, node.start == next / leafSamples, next % leafSamples == 0,
        node.squares.allSatisfy({ $0 >= 0 }), node.groupVariances >= 0, node.groupSquares >= 0,
        node.samples > 0, node.samples <= min(leafSamples << node.level, samples.upperBound - next)
      else { return false }
      next += node.samples
    }
    return next == samples.upperBound
  }

  /// Sums one leaf, or the beginning of one, which then ends the samples.
  mutating func addLeaf(
    _ estimator: some GradientEstimator, _ problem: GradientProblem, samples: Range<Int>,
    noise: EstimatorNoise, in block: EstimateBlock
  ) {
    let leafSamples = Self.leafSamples(categories: exact.count)
    precondition(samples.lowerBound % leafSamples == 0 && samples.count <= leafSamples, "a leaf")
    let zeros = [Double](repeating: 0, count: exact.count)
    var leaf = Node(
      start: samples.lowerBound / leafSamples, level: 0, samples: samples.count, deviations: zeros,
      squares: zeros)
    for first in stride(from: samples.lowerBound, to: samples.upperBound, by: block.capacity) {
      let part = first..<min(first + block.capacity, samples.upperBound)
      block.fill(estimator, problem, samples: part, noise: noise)
      var scatter = 0.0
      for k in exact.indices {
        let (deviation, square) = deviations(block.rows + k * part.count, part.count, from: exact[k])
        leaf.deviations[k] += deviation
        leaf.squares[k] += square
        scatter += max(square - deviation * deviation / Double(part.count), 0)
      }
      if part.count == block.capacity { leaf.addGroup(variance: scatter / Double(part.count - 1)) }
    }
    push(leaf)
  }

  /// Adds the sums of the samples that directly follow these.
  public mutating func append(_ next: GradientTally) {
    for node in next.nodes { push(node) }
  }

  private mutating func push(_ node: Node) {
    var node = node
    while let last = nodes.last, last.level == node.level, last.start % (2 << last.level) == 0,
      last.start + 1 << last.level == node.start,
      node.samples == last.samples
    {
      nodes.removeLast()
      var pair = last
      pair.add(node)
      pair.level += 1
      node = pair
    }
    nodes.append(node)
  }

  /// Sums of equal terms differ from as many times the term by rounding, of which a leaf of some thousand terms has up to
  /// 10⁻¹³ of the sum.
  private static let rounding = 0x1p-40

  /// What was summed; zeros before the first sample. A variance, or a mean of equal estimates, that is less than 10⁻¹² of
  /// what was summed is 0: it would be the rounding of the sums.
  public var moments: GradientMoments {
    guard var total = nodes.first else {
      let zeros = [Double](repeating: 0, count: exact.count)
      return GradientMoments(mean: exact, variances: zeros, samples: 0)
    }
    for node in nodes.dropFirst() { total.add(node) }
    let count = Double(total.samples)
    let shifts = total.deviations.map { $0 / count }
    // Divided by one less than the samples: unbiased.
    let variances = zip(total.squares, shifts).map { square, shift -> Double in
      let sum = square - count * shift * shift
      guard sum.isFinite else { return .infinity }
      return total.samples < 2 || sum <= square * Self.rounding ? 0 : sum / (count - 1)
    }
    let mean = exact.indices.map { k -> Double in
      let value = exact[k] + shifts[k]
      return variances[k] == 0 && abs(value) <= abs(exact[k]) * Self.rounding ? 0 : value
    }
    return GradientMoments(
      mean: mean, variances: variances, samples: total.samples,
      varianceError: total.varianceError)
  }
}

/// Σ (x − centre) and Σ (x − centre)², in four sums that take turns.
@inline(never)
private func deviations(
  _ plane: UnsafePointer<Double>, _ count: Int, from centre: Double
) -> (Double, Double) {
  var sums = (0.0, 0.0, 0.0, 0.0)
  var squares = (0.0, 0.0, 0.0, 0.0)
  var i = 0
  while i &+ 4 <= count {
    let deviation = (
      plane[i] - centre, plane[i &+ 1] - centre, plane[i &+ 2] - centre, plane[i &+ 3] - centre
    )
    sums.0 += deviation.0
    sums.1 += deviation.1
    sums.2 += deviation.2
    sums.3 += deviation.3
    squares.0 += deviation.0 * deviation.0
    squares.1 += deviation.1 * deviation.1
    squares.2 += deviation.2 * deviation.2
    squares.3 += deviation.3 * deviation.3
    i &+= 4
  }
  while i < count {
    sums.0 += plane[i] - centre
    squares.0 += (plane[i] - centre) * (plane[i] - centre)
    i &+= 1
  }
  return ((sums.0 + sums.1) + (sums.2 + sums.3), (squares.0 + squares.1) + (squares.2 + squares.3))
}
