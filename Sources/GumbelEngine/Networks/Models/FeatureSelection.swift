import KernelInterface

/// Selection of inputs: 8 choices of a column of the item, the same for all items, and a decoder
/// 8–64(rectified)–D that reconstructs the item from them; trained on the Bernoulli cross-entropy.
final class FeatureSelection: ChoiceNetwork {
  static let chosen = 8
  static let hidden = 64
  /// The logits learn faster than the decoder by this factor.
  static let logitRate = 10.0

  let parameters: NetworkParameters
  let categories: Int
  let choicesPerItem = chosen
  let sharesChoices = true
  let pictured = PicturedDetail.columns
  let logitSlopes: Matrix

  private let arena = MatrixArena()
  private let fixed: [Int]?
  private let decoder: (first: DenseLayer, second: DenseLayer)
  private let choicesTransposed: Matrix
  private let selected: Matrix
  private let selectedSlopes: Matrix
  private let hidden: (values: Matrix, slopes: Matrix)
  let outputs: Matrix
  private let head: LossHead
  var outputKind: LossHead.Kind { head.kind }

  /// Where `columns` are given, they are chosen once and for all, and only the decoder learns.
  init(dimensions: Int, batch: Int, columns: [Int]? = nil) {
    categories = dimensions
    fixed = columns
    parameters = NetworkParameters([
      (Self.chosen, dimensions, columns == nil ? Self.logitRate : 0), (Self.chosen, Self.hidden, 1),
      (1, Self.hidden, 1),
      (Self.hidden, dimensions, 1), (1, dimensions, 1),
    ])
    let arrays = parameters.arrays
    decoder = (DenseLayer(arrays[1], arrays[2], arena), DenseLayer(arrays[3], arrays[4], arena))
    logitSlopes = arena.matrix(Self.chosen, dimensions)
    choicesTransposed = arena.matrix(dimensions, Self.chosen)
    selected = arena.matrix(batch, Self.chosen)
    selectedSlopes = arena.matrix(batch, Self.chosen)
    hidden = (arena.matrix(batch, Self.hidden), arena.matrix(batch, Self.hidden))
    outputs = arena.matrix(batch, dimensions)
    head = LossHead(.bernoulli, like: outputs, arena)
  }

  /// A copy of the logits, so that the padding can be masked.
  private(set) lazy var logits: Matrix = arena.matrix(Self.chosen, categories)

  func start(_ numbers: inout KeyedNumbers) {
    let arrays = parameters.arrays
    arrays[0].draw(uniform: 0.05, &numbers)
    // So far above the others that their weight underflows to exactly 0.
    for (choice, column) in (fixed ?? []).enumerated() { arrays[0].values[choice, column] = 1e4 }
    arrays[1].drawHe(&numbers)
    arrays[3].drawGlorot(&numbers)
  }

  func encode(_ input: Matrix, _ kernels: any KernelSet) { logits.copy(parameters.arrays[0].values) }

  func decode(
    _ choices: Matrix, _ input: Matrix, scale: Float, losses: UnsafeMutablePointer<Float>, slopes: Matrix?,
    _ kernels: any KernelSet
  ) {
    let rows = input.rows
    let (selected, hidden, outputs) = (
      selected.prefix(rows), hidden.values.prefix(rows), outputs.prefix(rows)
    )
    choicesTransposed.setTransposed(choices)
    selected.clear()
    selected.add(input, times: choicesTransposed, kernels)
    decoder.first.forward(selected, to: hidden, kernels)
    kernels.rectify(hidden.base, count: hidden.count)
    decoder.second.forward(hidden, to: outputs, kernels)
    head.compare(outputs, with: input, scale: scale, losses: losses, kernels)
    guard let slopes else { return }
    let hiddenSlopes = self.hidden.slopes.prefix(rows)
    let selectedSlopes = selectedSlopes.prefix(rows)
    decoder.second.backward(hidden, slopes: head.slopes.prefix(rows), inputSlopes: hiddenSlopes, kernels)
    kernels.rectifyBackward(hiddenSlopes.base, values: hidden.base, count: hidden.count)
    decoder.first.backward(selected, slopes: hiddenSlopes, inputSlopes: selectedSlopes, kernels)
    slopes.clear()
    slopes.add(transposed: selectedSlopes, times: input, kernels)
  }

  func backward(_ input: Matrix, _ kernels: any KernelSet) {
    let gradient = parameters.arrays[0].gradient
    kernels.addScaled(logitSlopes.base, scale: 1, count: gradient.count, to: gradient.base)
  }
}
