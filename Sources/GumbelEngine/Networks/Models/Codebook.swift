import KernelInterface

/// Vector quantisation: D–64(rectified)–K logits; the output is the chosen row of a learnt codebook, trained on the
/// squared error of the input.
final class Codebook: ChoiceNetwork {
  static let hidden = 64

  let parameters: NetworkParameters
  let categories: Int
  let choicesPerItem = 1
  let logits: Matrix
  let logitSlopes: Matrix

  private let arena = MatrixArena()
  private let encoder: (first: DenseLayer, second: DenseLayer)
  private let hidden: (values: Matrix, slopes: Matrix)
  private let codesTransposed: Matrix
  let outputs: Matrix
  private let head: LossHead
  var outputKind: LossHead.Kind { head.kind }
  private let mean: [Float]

  /// `mean` is the mean of the training items.
  init(dimensions: Int, codes: Int, batch: Int, mean: [Float]) {
    categories = codes
    self.mean = mean
    parameters = NetworkParameters([
      (dimensions, Self.hidden, 1), (1, Self.hidden, 1), (Self.hidden, codes, 1), (1, codes, 1),
      (codes, dimensions, 1),
    ])
    let arrays = parameters.arrays
    encoder = (DenseLayer(arrays[0], arrays[1], arena), DenseLayer(arrays[2], arrays[3], arena))
    logits = arena.matrix(batch, codes)
    logitSlopes = arena.matrix(batch, codes)
    hidden = (arena.matrix(batch, Self.hidden), arena.matrix(batch, Self.hidden))
    codesTransposed = arena.matrix(dimensions, codes)
    outputs = arena.matrix(batch, dimensions)
    head = LossHead(.squared, like: outputs, arena)
  }

  var codes: Matrix? { parameters.arrays[4].values }
  var pictured: PicturedDetail { .codes }

  func start(_ numbers: inout KeyedNumbers) {
    let arrays = parameters.arrays
    arrays[0].drawHe(&numbers)
    arrays[2].drawGlorot(&numbers)
    arrays[4].draw(uniform: 0.1, &numbers)
    let codes = arrays[4].values
    for row in 0..<codes.rows {
      for column in 0..<codes.columns { codes[row, column] += mean[column] }
    }
  }

  func encode(_ input: Matrix, _ kernels: any KernelSet) {
    let hidden = hidden.values.prefix(input.rows)
    encoder.first.forward(input, to: hidden, kernels)
    kernels.rectify(hidden.base, count: hidden.count)
    encoder.second.forward(hidden, to: logits.prefix(input.rows), kernels)
  }

  func decode(
    _ choices: Matrix, _ input: Matrix, scale: Float, losses: UnsafeMutablePointer<Float>, slopes: Matrix?,
    _ kernels: any KernelSet
  ) {
    let codes = parameters.arrays[4]
    let outputs = outputs.prefix(input.rows)
    outputs.clear()
    outputs.add(choices, times: codes.values, kernels)
    head.compare(outputs, with: input, scale: scale, losses: losses, kernels)
    guard let slopes else { return }
    let outputSlopes = head.slopes.prefix(input.rows)
    codes.gradient.add(transposed: choices, times: outputSlopes, kernels)
    codesTransposed.setTransposed(codes.values)
    slopes.clear()
    slopes.add(outputSlopes, times: codesTransposed, kernels)
  }

  func backward(_ input: Matrix, _ kernels: any KernelSet) {
    let hidden = hidden.values.prefix(input.rows)
    let hiddenSlopes = self.hidden.slopes.prefix(input.rows)
    encoder.second.backward(
      hidden, slopes: logitSlopes.prefix(input.rows), inputSlopes: hiddenSlopes, kernels)
    kernels.rectifyBackward(hiddenSlopes.base, values: hidden.base, count: hidden.count)
    encoder.first.backward(input, slopes: hiddenSlopes, inputSlopes: nil, kernels)
  }
}
