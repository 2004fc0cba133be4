import KernelInterface

/// Recall by attention: the first half of an item is compared with the first halves of a fixed memory, and the output
/// is the chosen memory's second half. With μ the mean first half, the score of memory m is
/// (x − μ)W·((m − μ)W)ᵀ/√16; W is learnt, the memory is not. Trained on the squared error.
final class AttentionMemory: ChoiceNetwork {
  static let width = 16

  let parameters: NetworkParameters
  let categories: Int
  let choicesPerItem = 1
  let perplexityIsOfItems = true
  let logits: Matrix
  let logitSlopes: Matrix

  private let arena = MatrixArena()
  /// Columns of an item that are given; the rest is to be recalled.
  let given: Int
  private let mean: [Float]
  private let memory: Matrix
  private let values: Matrix
  private let valuesTransposed: Matrix
  private let centred: Matrix
  private let queries: Matrix
  private let querySlopes: Matrix
  private let keys: Matrix
  private let keysTransposed: Matrix
  private let keySlopes: Matrix
  let outputs: Matrix
  private let head: LossHead
  var outputKind: LossHead.Kind { head.kind }

  /// `items` are the rows of the memory; `mean` is the mean of the training items.
  init(items: [[Float]], mean: [Float], batch: Int) {
    let dimensions = mean.count
    given = dimensions / 2
    categories = items.count
    self.mean = mean
    parameters = NetworkParameters([(given, Self.width, 1)])
    memory = arena.matrix(items.count, given)
    values = arena.matrix(items.count, dimensions - given)
    for (row, item) in items.enumerated() {
      for column in 0..<given { memory[row, column] = item[column] - mean[column] }
      for column in given..<dimensions { values[row, column - given] = item[column] }
    }
    valuesTransposed = arena.matrix(dimensions - given, items.count)
    valuesTransposed.setTransposed(values)
    centred = arena.matrix(batch, given)
    queries = arena.matrix(batch, Self.width)
    querySlopes = arena.matrix(batch, Self.width)
    keys = arena.matrix(items.count, Self.width)
    keysTransposed = arena.matrix(Self.width, items.count)
    keySlopes = arena.matrix(items.count, Self.width)
    logits = arena.matrix(batch, items.count)
    logitSlopes = arena.matrix(batch, items.count)
    outputs = arena.matrix(batch, dimensions - given)
    head = LossHead(.squared, like: outputs, arena)
  }

  func start(_ numbers: inout KeyedNumbers) { parameters.arrays[0].drawGlorot(&numbers) }

  private static var scale: Float { 1 / Float(width).squareRoot() }

  func encode(_ input: Matrix, _ kernels: any KernelSet) {
    let weights = parameters.arrays[0].values
    let (centred, queries) = (centred.prefix(input.rows), queries.prefix(input.rows))
    for row in 0..<input.rows {
      for column in 0..<given { centred[row, column] = input[row, column] - mean[column] }
    }
    queries.clear()
    queries.add(centred, times: weights, kernels)
    kernels.scale(queries.base, by: Self.scale, count: queries.count)
    keys.clear()
    keys.add(memory, times: weights, kernels)
    keysTransposed.setTransposed(keys)
    let logits = logits.prefix(input.rows)
    logits.clear()
    logits.add(queries, times: keysTransposed, kernels)
  }

  func decode(
    _ choices: Matrix, _ input: Matrix, scale: Float, losses: UnsafeMutablePointer<Float>, slopes: Matrix?,
    _ kernels: any KernelSet
  ) {
    let outputs = outputs.prefix(input.rows)
    outputs.clear()
    outputs.add(choices, times: values, kernels)
    head.compare(outputs, with: input, firstTarget: given, scale: scale, losses: losses, kernels)
    guard let slopes else { return }
    slopes.clear()
    slopes.add(head.slopes.prefix(input.rows), times: valuesTransposed, kernels)
  }

  func backward(_ input: Matrix, _ kernels: any KernelSet) {
    let (slopes, querySlopes) = (logitSlopes.prefix(input.rows), querySlopes.prefix(input.rows))
    querySlopes.clear()
    querySlopes.add(slopes, times: keys, kernels)
    kernels.scale(querySlopes.base, by: Self.scale, count: querySlopes.count)
    keySlopes.clear()
    keySlopes.add(transposed: slopes, times: queries.prefix(input.rows), kernels)
    let gradient = parameters.arrays[0].gradient
    gradient.add(transposed: centred.prefix(input.rows), times: querySlopes, kernels)
    gradient.add(transposed: memory, times: keySlopes, kernels)
  }
}
