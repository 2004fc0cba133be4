import KernelInterface

/// What a simple method reaches.
public struct Yardstick: Sendable, Equatable {
  /// The method in a word or two: `k-means`.
  public let name: String
  /// Its loss on test data, the same as that of a network of the task.
  public let loss: Double

  /// A yardstick with the given parts.
  public init(name: String, loss: Double) {
    self.name = name
    self.loss = loss
  }
}

/// What simple methods reach on the test items of a data set: lines to hold the networks against. All are computed from
/// the data, in Double.
public struct Yardsticks {
  let data: DataSet
  private let mean: [Double]

  /// Those of `data`.
  public init(_ data: DataSet) {
    self.data = data
    mean = data.trainingMean.map { Double($0) }
  }

  /// Bernoulli cross-entropy, in nats, of independent columns with p = (Σx + ½)/(N + 1) over the training items.
  public var independentColumns: Double {
    let shares = (0..<data.dimensions).map { column in
      (training.reduce(0.5) { $0 + value($1, column) }) / Double(data.trainingCount + 1)
    }
    return testMean { item in
      shares.indices.reduce(0.0) { sum, column in
        let target = value(item, column)
        return sum - target * naturalLogarithm(shares[column])
          - (1 - target) * naturalLogarithm(1 - shares[column])
      }
    }
  }

  /// Squared error of the training mean in the columns from `first` on.
  public func meanItem(from first: Int = 0) -> Double {
    testMean { item in
      (first..<data.dimensions).reduce(0.0) { $0 + square(value(item, $1) - mean[$1]) }
    }
  }

  /// Squared error to the nearest of `codes` means: Lloyd's algorithm from one start of k-means++ (Arthur and
  /// Vassilvitskii, 2007). Costs items × codes × columns a pass.
  public func kMeans(codes: Int, seed: UInt64) -> Double {
    let centres = KMeans(data, codes: codes, seed: seed).centres
    return testMean { item in centres.reduce(.infinity) { min($0, distance(item, $1)) } }
  }

  /// Squared error of the best affine map through `components` numbers: principal components of the training items.
  public func principalComponents(_ components: Int) -> Double {
    let axes = symmetricEigenvectors(covariance).prefix(components)
    return testMean { item in
      let centred = (0..<data.dimensions).map { value(item, $0) - mean[$0] }
      let kept = axes.reduce(0.0) { $0 + square(dot($1, centred)) }
      return dot(centred, centred) - kept
    }
  }

  /// Squared error of the columns from D/2 on, by ridge regression with intercept on those before.
  public func ridge(penalty: Double = 0.1) -> Double {
    let half = data.dimensions / 2
    var normal = [[Double]](repeating: [Double](repeating: 0, count: half), count: half)
    var right = [[Double]](
      repeating: [Double](repeating: 0, count: half), count: data.dimensions - half)
    for item in training {
      let given = (0..<half).map { value(item, $0) - mean[$0] }
      for i in 0..<half where given[i] != 0 {
        for j in 0..<half { normal[i][j] += given[i] * given[j] }
        for column in half..<data.dimensions {
          right[column - half][i] += given[i] * (value(item, column) - mean[column])
        }
      }
    }
    for i in 0..<half { normal[i][i] += penalty }
    let factor = choleskyFactor(normal)
    let weights = right.map { choleskySolution(factor, $0) }
    return testMean { item in
      let given = (0..<half).map { value(item, $0) - mean[$0] }
      return weights.indices.reduce(0.0) { sum, column in
        sum + square(value(item, half + column) - mean[half + column] - dot(weights[column], given))
      }
    }
  }

  /// The `count` columns from which least squares reconstructs the training items best, chosen one by one.
  public func greedyColumns(_ count: Int) -> [Int] {
    // What is left of the covariance once the chosen columns are known; choosing one removes its part (a step of
    // Cholesky's factorisation with the best pivot).
    var rest = covariance
    var chosen: [Int] = []
    for _ in 0..<min(count, data.dimensions) {
      let gains = rest.indices.map { column in
        rest[column][column] > 1e-9 ? dot(rest[column], rest[column]) / rest[column][column] : 0
      }
      guard let best = gains.indices.filter({ !chosen.contains($0) }).max(by: { gains[$0] < gains[$1] })
      else { break }
      chosen.append(best)
      let pivot = rest[best]
      guard pivot[best] > 1e-9 else { continue }
      for i in rest.indices {
        let factor = pivot[i] / pivot[best]
        for j in rest.indices { rest[i][j] -= factor * pivot[j] }
      }
    }
    return chosen
  }

  /// Bernoulli cross-entropy, in nats, of a decoder that learns to reconstruct an item from `columns` of it, as that of
  /// `FeatureSelection` does. Costs a run of training.
  func decoder(of columns: [Int]) -> Double {
    let usual = FeaturesTask.usual
    let kernels = widestKernels
    let network = FeatureSelection(dimensions: data.dimensions, batch: usual.batch, columns: columns)
    var numbers = KeyedNumbers(seed: 0, .start, run: 0, kernels: kernels)
    network.start(&numbers)
    // Picks of columns that are fixed have neither noise nor a gradient.
    let trainer = NetworkTrainer(
      network, data: data,
      setting: NetworkSetting(
        rule: ChoiceRule(estimator: .straightThroughArgmax), batch: usual.batch, rate: usual.rate),
      randomness: KeyedRandomness(seed: 0, run: 0, items: 0..<data.trainingCount, kernels: kernels),
      kernels: kernels)
    for step in 0..<usual.steps { trainer.advance(step: step, temperature: 1) }
    return trainer.evaluate(at: 1, repetitions: 1).argmax
  }

  // MARK: - Parts

  private var training: Range<Int> { 0..<data.trainingCount }

  private func value(_ item: Int, _ column: Int) -> Double {
    Double(data.values[item * data.dimensions + column])
  }

  private var covariance: [[Double]] {
    var sums = [[Double]](repeating: [Double](repeating: 0, count: mean.count), count: mean.count)
    for item in training {
      let centred = mean.indices.map { value(item, $0) - mean[$0] }
      for i in mean.indices where centred[i] != 0 {
        for j in mean.indices { sums[i][j] += centred[i] * centred[j] }
      }
    }
    return sums.map { $0.map { $0 / Double(data.trainingCount) } }
  }

  private func distance(_ item: Int, _ centre: [Double]) -> Double {
    centre.indices.reduce(0.0) { $0 + square(value(item, $1) - centre[$1]) }
  }

  private func testMean(_ loss: (Int) -> Double) -> Double {
    let items = data.trainingCount..<data.count
    return items.reduce(0.0) { $0 + loss($1) } / Double(items.count)
  }
}

/// Means of clusters.
private struct KMeans {
  private(set) var centres: [[Double]] = []

  init(_ data: DataSet, codes: Int, seed: UInt64) {
    let items = (0..<data.trainingCount).map { data.item($0).map { Double($0) } }
    var numbers = KeyedNumbers(seed: seed, .planted, run: 0, kernels: baselineKernels)
    centres = [items[numbers.index(below: items.count)]]
    var distances = items.map { squaredDistance($0, centres[0]) }
    while centres.count < codes {
      var left = numbers.unit() * distances.reduce(0, +)
      let next = distances.firstIndex { distance in
        left -= distance
        return left < 0
      }
      centres.append(items[next ?? items.count - 1])
      for (place, item) in items.enumerated() {
        distances[place] = min(distances[place], squaredDistance(item, centres[centres.count - 1]))
      }
    }
    improve(items)
  }

  private mutating func improve(_ items: [[Double]]) {
    var nearest: [Int] = []
    for _ in 0..<300 {
      let now = items.map { item in
        var best = (place: 0, distance: Double.infinity)
        for (place, centre) in centres.enumerated() {
          let distance = squaredDistance(item, centre)
          if distance < best.distance { best = (place, distance) }
        }
        return best.place
      }
      if now == nearest { return }
      nearest = now
      for place in centres.indices {
        let members = items.indices.filter { nearest[$0] == place }
        // An empty cluster keeps its centre.
        if members.isEmpty { continue }
        centres[place] = centres[place].indices.map { column in
          members.reduce(0.0) { $0 + items[$1][column] } / Double(members.count)
        }
      }
    }
  }
}

private func square(_ x: Double) -> Double { x * x }

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in a.indices { sum += a[i] * b[i] }
  return sum
}

private func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in a.indices { sum += square(a[i] - b[i]) }
  return sum
}

/// The lower triangle L of a positive definite matrix LLᵀ.
private func choleskyFactor(_ matrix: [[Double]]) -> [[Double]] {
  var factor = matrix
  for i in matrix.indices {
    for j in 0...i {
      var sum = matrix[i][j]
      for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
      factor[i][j] = i == j ? sum.squareRoot() : sum / factor[j][j]
    }
  }
  return factor
}

/// x with LLᵀx = `right`.
private func choleskySolution(_ factor: [[Double]], _ right: [Double]) -> [Double] {
  var x = right
  for i in x.indices {
    for k in 0..<i { x[i] -= factor[i][k] * x[k] }
    x[i] /= factor[i][i]
  }
  for i in x.indices.reversed() {
    for k in i + 1..<x.count { x[i] -= factor[k][i] * x[k] }
    x[i] /= factor[i][i]
  }
  return x
}

/// The eigenvectors of a symmetric matrix by falling eigenvalue, by cyclic rotations of Jacobi. Costs some ten sweeps of
/// n³ operations.
private func symmetricEigenvectors(_ matrix: [[Double]]) -> [[Double]] {
  var a = matrix
  let n = a.count
  var vectors = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0.0 } }
  for _ in 0..<50 {
    var rest = 0.0
    for i in 0..<n { for j in 0..<i { rest += square(a[i][j]) } }
    if rest < 1e-20 { break }
    for p in 0..<n {
      for q in p + 1..<n where abs(a[p][q]) > 1e-300 {
        let slope = (a[q][q] - a[p][p]) / (2 * a[p][q])
        let tangent = (slope < 0 ? -1 : 1) / (abs(slope) + (slope * slope + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        for k in 0..<n {
          (a[k][p], a[k][q]) = (cosine * a[k][p] - sine * a[k][q], sine * a[k][p] + cosine * a[k][q])
        }
        for k in 0..<n {
          (a[p][k], a[q][k]) = (cosine * a[p][k] - sine * a[q][k], sine * a[p][k] + cosine * a[q][k])
          (vectors[p][k], vectors[q][k]) = (
            cosine * vectors[p][k] - sine * vectors[q][k], sine * vectors[p][k] + cosine * vectors[q][k]
          )
        }
      }
    }
  }
  return (0..<n).sorted { a[$0][$0] > a[$1][$1] }.map { vectors[$0] }
}
