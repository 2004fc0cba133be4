import KernelInterface

/// A variational autoencoder with categorical codes: D–64(rectified)–(8 × 8 logits)–64(rectified)–D, trained on the
/// Bernoulli cross-entropy of the input plus Σ KL(softmax θ ‖ uniform) over the codes.
final class DigitsVAE: ChoiceNetwork {
  static let latents = 8
  static let hidden = 64

  let parameters: NetworkParameters
  let categories = 8
  let choicesPerItem = latents
  let divergenceWeight = 1.0
  let pictured = PicturedDetail.randomCodes
  let logits: Matrix
  let logitSlopes: Matrix

  private let arena = MatrixArena()
  private let encoder: (first: DenseLayer, second: DenseLayer)
  private let decoder: (first: DenseLayer, second: DenseLayer)
  private let itemLogits: Matrix
  private let itemLogitSlopes: Matrix
  private let hidden: (encoder: Matrix, decoder: Matrix, slopes: Matrix)
  let outputs: Matrix
  private let head: LossHead
  var outputKind: LossHead.Kind { head.kind }

  init(dimensions: Int, batch: Int) {
    let codes = Self.latents * categories
    parameters = NetworkParameters([
      (dimensions, Self.hidden, 1), (1, Self.hidden, 1), (Self.hidden, codes, 1), (1, codes, 1),
      (codes, Self.hidden, 1), (1, Self.hidden, 1), (Self.hidden, dimensions, 1), (1, dimensions, 1),
    ])
    let arrays = parameters.arrays
    encoder = (DenseLayer(arrays[0], arrays[1], arena), DenseLayer(arrays[2], arrays[3], arena))
    decoder = (DenseLayer(arrays[4], arrays[5], arena), DenseLayer(arrays[6], arrays[7], arena))
    itemLogits = arena.matrix(batch, codes)
    itemLogitSlopes = arena.matrix(batch, codes)
    logits = itemLogits.reshaped(columns: categories)
    logitSlopes = itemLogitSlopes.reshaped(columns: categories)
    hidden = (
      arena.matrix(batch, Self.hidden), arena.matrix(batch, Self.hidden), arena.matrix(batch, Self.hidden)
    )
    outputs = arena.matrix(batch, dimensions)
    head = LossHead(.bernoulli, like: outputs, arena)
  }

  func start(_ numbers: inout KeyedNumbers) {
    let arrays = parameters.arrays
    arrays[0].drawHe(&numbers)
    arrays[2].drawGlorot(&numbers)
    arrays[4].drawHe(&numbers)
    arrays[6].drawGlorot(&numbers)
  }

  func encode(_ input: Matrix, _ kernels: any KernelSet) {
    let hidden = hidden.encoder.prefix(input.rows)
    encoder.first.forward(input, to: hidden, kernels)
    kernels.rectify(hidden.base, count: hidden.count)
    encoder.second.forward(hidden, to: itemLogits.prefix(input.rows), kernels)
  }

  func decode(
    _ choices: Matrix, _ input: Matrix, scale: Float, losses: UnsafeMutablePointer<Float>, slopes: Matrix?,
    _ kernels: any KernelSet
  ) {
    let codes = choices.reshaped(columns: Self.latents * categories)
    let hidden = hidden.decoder.prefix(input.rows)
    let outputs = outputs.prefix(input.rows)
    decoder.first.forward(codes, to: hidden, kernels)
    kernels.rectify(hidden.base, count: hidden.count)
    decoder.second.forward(hidden, to: outputs, kernels)
    head.compare(outputs, with: input, scale: scale, losses: losses, kernels)
    guard let slopes else { return }
    let hiddenSlopes = self.hidden.slopes.prefix(input.rows)
    decoder.second.backward(
      hidden, slopes: head.slopes.prefix(input.rows), inputSlopes: hiddenSlopes, kernels)
    kernels.rectifyBackward(hiddenSlopes.base, values: hidden.base, count: hidden.count)
    decoder.first.backward(
      codes, slopes: hiddenSlopes, inputSlopes: slopes.reshaped(columns: codes.columns), kernels)
  }

  func backward(_ input: Matrix, _ kernels: any KernelSet) {
    let hidden = hidden.encoder.prefix(input.rows)
    let hiddenSlopes = self.hidden.slopes.prefix(input.rows)
    encoder.second.backward(
      hidden, slopes: itemLogitSlopes.prefix(input.rows), inputSlopes: hiddenSlopes, kernels)
    kernels.rectifyBackward(hiddenSlopes.base, values: hidden.base, count: hidden.count)
    encoder.first.backward(input, slopes: hiddenSlopes, inputSlopes: nil, kernels)
  }
}
