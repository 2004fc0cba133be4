import KernelInterface

/// A mixture of experts: a linear gate D→E chooses among experts, each of which reconstructs the input through two
/// numbers, x·U_e·V_e + c_e; trained on the squared error of the input.
final class ExpertRouter: ChoiceNetwork {
  static let rank = 2

  let parameters: NetworkParameters
  let categories: Int
  let choicesPerItem = 1
  let pictured = PicturedDetail.load
  let logits: Matrix
  let logitSlopes: Matrix

  private let arena = MatrixArena()
  private let gate: DenseLayer
  /// The inner numbers of all experts, weighted with the choices, and their slopes.
  private let inner: Matrix
  private let weightedInner: Matrix
  private let innerSlopes: Matrix
  let outputs: Matrix
  private let head: LossHead
  var outputKind: LossHead.Kind { head.kind }
  private let valuesTransposed: Matrix
  private let offsetsTransposed: Matrix

  init(dimensions: Int, experts: Int, batch: Int) {
    categories = experts
    let width = experts * Self.rank
    parameters = NetworkParameters([
      (dimensions, experts, 1), (1, experts, 1), (dimensions, width, 1), (width, dimensions, 1),
      (experts, dimensions, 1),
    ])
    let arrays = parameters.arrays
    gate = DenseLayer(arrays[0], arrays[1], arena)
    logits = arena.matrix(batch, experts)
    logitSlopes = arena.matrix(batch, experts)
    inner = arena.matrix(batch, width)
    weightedInner = arena.matrix(batch, width)
    innerSlopes = arena.matrix(batch, width)
    outputs = arena.matrix(batch, dimensions)
    head = LossHead(.squared, like: outputs, arena)
    valuesTransposed = arena.matrix(dimensions, width)
    offsetsTransposed = arena.matrix(dimensions, experts)
  }

  /// U of all experts side by side, V and c of all one below the other.
  private var keys: NetworkParameters.Array { parameters.arrays[2] }
  private var values: NetworkParameters.Array { parameters.arrays[3] }
  private var offsets: NetworkParameters.Array { parameters.arrays[4] }

  func start(_ numbers: inout KeyedNumbers) {
    parameters.arrays[0].drawGlorot(&numbers)
    // Glorot for each expert by itself.
    let limit = (6 / Double(keys.values.rows + Self.rank)).squareRoot()
    keys.draw(uniform: limit, &numbers)
    values.draw(uniform: limit, &numbers)
  }

  func encode(_ input: Matrix, _ kernels: any KernelSet) {
    gate.forward(input, to: logits.prefix(input.rows), kernels)
  }

  func decode(
    _ choices: Matrix, _ input: Matrix, scale: Float, losses: UnsafeMutablePointer<Float>, slopes: Matrix?,
    _ kernels: any KernelSet
  ) {
    let rows = input.rows
    let (inner, weighted) = (inner.prefix(rows), weightedInner.prefix(rows))
    let outputs = outputs.prefix(rows)
    inner.clear()
    inner.add(input, times: keys.values, kernels)
    weigh(inner, by: choices, to: weighted)
    outputs.clear()
    outputs.add(weighted, times: values.values, kernels)
    outputs.add(choices, times: offsets.values, kernels)
    head.compare(outputs, with: input, scale: scale, losses: losses, kernels)
    guard let slopes else { return }
    let outputSlopes = head.slopes.prefix(rows)
    values.gradient.add(transposed: weighted, times: outputSlopes, kernels)
    offsets.gradient.add(transposed: choices, times: outputSlopes, kernels)
    valuesTransposed.setTransposed(values.values)
    offsetsTransposed.setTransposed(offsets.values)
    // Slopes of the weighted numbers; from them those of the choices, and of the numbers themselves.
    let innerSlopes = innerSlopes.prefix(rows)
    innerSlopes.clear()
    innerSlopes.add(outputSlopes, times: valuesTransposed, kernels)
    slopes.clear()
    slopes.add(outputSlopes, times: offsetsTransposed, kernels)
    for row in 0..<rows {
      for expert in 0..<categories {
        for number in expert * Self.rank..<(expert + 1) * Self.rank {
          slopes[row, expert] += inner[row, number] * innerSlopes[row, number]
        }
      }
    }
    weigh(innerSlopes, by: choices, to: innerSlopes)
    keys.gradient.add(transposed: input, times: innerSlopes, kernels)
  }

  private func weigh(_ numbers: Matrix, by choices: Matrix, to weighted: Matrix) {
    for row in 0..<numbers.rows {
      for number in 0..<numbers.columns {
        weighted[row, number] = numbers[row, number] * choices[row, number / Self.rank]
      }
    }
  }

  func backward(_ input: Matrix, _ kernels: any KernelSet) {
    gate.backward(input, slopes: logitSlopes.prefix(input.rows), inputSlopes: nil, kernels)
  }
}
