import KernelInterface

extension Yardsticks {
  /// Squared error to the nearest code with commitment (VQ-VAE: van den Oord, Vinyals and Kavukcuoglu, 2017), the way to
  /// learn a codebook without logits. Its encoder is that of `codebook`, with as many outputs as columns: e. The output
  /// is the code c nearest to e. The gradient of the squared error passes straight through to e; the codes follow
  /// ‖sg(e) − c‖², and e is held to its code by ¼‖e − sg(c)‖². Batch 100, 3000 steps of Adam at 3·10⁻³, as `codebook`
  /// is trained; codes start at the training mean + U(±0.1). Takes half a second on one core for the digits.
  public func nearestCode(codes: Int, seed: UInt64, kernels: any KernelSet = widestKernels) -> Double {
    let network = NearestCode(data, codes: codes, batch: 100)
    var numbers = KeyedNumbers(seed: seed, .start, run: 0, kernels: kernels)
    network.start(&numbers)
    let random = KeyedRandomness(seed: seed, run: 0, items: 0..<data.trainingCount, kernels: kernels)
    for step in 0..<3000 { network.advance(random.items(step: step, batch: 100), rate: 3e-3, kernels) }
    return network.testLoss(kernels)
  }
}

/// An encoder into the space of the items, and codes there.
private final class NearestCode {
  /// The weight of ‖e − sg(c)‖².
  private static let commitment: Float = 0.25
  private static let hidden = 64

  private let data: DataSet
  private let parameters: NetworkParameters
  private let arena = MatrixArena()
  private let layers: (first: DenseLayer, second: DenseLayer)
  private let input: Matrix
  private let hidden: (values: Matrix, slopes: Matrix)
  private let points: (values: Matrix, slopes: Matrix)

  init(_ data: DataSet, codes: Int, batch: Int) {
    self.data = data
    let dimensions = data.dimensions
    parameters = NetworkParameters([
      (dimensions, Self.hidden, 1), (1, Self.hidden, 1), (Self.hidden, dimensions, 1), (1, dimensions, 1),
      (codes, dimensions, 1),
    ])
    let arrays = parameters.arrays
    layers = (DenseLayer(arrays[0], arrays[1], arena), DenseLayer(arrays[2], arrays[3], arena))
    input = arena.matrix(batch, dimensions)
    hidden = (arena.matrix(batch, Self.hidden), arena.matrix(batch, Self.hidden))
    points = (arena.matrix(batch, dimensions), arena.matrix(batch, dimensions))
  }

  private var codes: NetworkParameters.Array { parameters.arrays[4] }

  func start(_ numbers: inout KeyedNumbers) {
    parameters.arrays[0].drawHe(&numbers)
    parameters.arrays[2].drawGlorot(&numbers)
    codes.draw(uniform: 0.1, &numbers)
    let mean = data.trainingMean
    for row in 0..<codes.values.rows {
      for column in 0..<data.dimensions { codes.values[row, column] += mean[column] }
    }
  }

  func advance(_ items: [Int], rate: Double, _ kernels: any KernelSet) {
    data.gather(items, to: input)
    parameters.clearGradient()
    encode(input, kernels)
    let scale = 2 / Float(input.rows)
    for row in 0..<input.rows {
      let nearest = nearestCode(to: points.values.row(row))
      for column in 0..<data.dimensions {
        let (code, point) = (codes.values[nearest, column], points.values[row, column])
        points.slopes[row, column] =
          scale * (code - input[row, column] + Self.commitment * (point - code))
        codes.gradient[nearest, column] += scale * (code - point)
      }
    }
    layers.second.backward(hidden.values, slopes: points.slopes, inputSlopes: hidden.slopes, kernels)
    kernels.rectifyBackward(hidden.slopes.base, values: hidden.values.base, count: hidden.values.count)
    layers.first.backward(input, slopes: hidden.slopes, inputSlopes: nil, kernels)
    parameters.descend(.adam, rate: rate, kernels)
  }

  /// The mean over the test items of the squared error to the code that each gets.
  func testLoss(_ kernels: any KernelSet) -> Double {
    var sum = 0.0
    var first = data.trainingCount
    while first < data.count {
      let items = first..<min(first + input.rows, data.count)
      data.gather(items, to: input)
      encode(input.prefix(items.count), kernels)
      for row in 0..<items.count {
        sum += Double(distance(input.row(row), codes.values.row(nearestCode(to: points.values.row(row)))))
      }
      first = items.upperBound
    }
    return sum / Double(data.testCount)
  }

  private func encode(_ input: Matrix, _ kernels: any KernelSet) {
    let hidden = hidden.values.prefix(input.rows)
    layers.first.forward(input, to: hidden, kernels)
    kernels.rectify(hidden.base, count: hidden.count)
    layers.second.forward(hidden, to: points.values.prefix(input.rows), kernels)
  }

  private func nearestCode(to point: UnsafePointer<Float>) -> Int {
    var best = (code: 0, distance: Float.infinity)
    for code in 0..<codes.values.rows {
      let distance = distance(point, codes.values.row(code))
      if distance < best.distance { best = (code, distance) }
    }
    return best.code
  }

  private func distance(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>) -> Float {
    var sum: Float = 0
    for column in 0..<data.dimensions { sum += (a[column] - b[column]) * (a[column] - b[column]) }
    return sum
  }
}
