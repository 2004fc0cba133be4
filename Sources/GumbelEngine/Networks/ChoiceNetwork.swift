import KernelInterface

/// A network around one layer of choices: `encode` makes logits of its input, `decode` makes an output of choices and
/// compares it with the target. It owns its parameters and the memory of one batch, and serves one thread.
protocol ChoiceNetwork: AnyObject {
  var parameters: NetworkParameters { get }
  /// The categories of each choice.
  var categories: Int { get }
  /// The choices of each item; with `sharesChoices`, of a whole batch.
  var choicesPerItem: Int { get }
  /// Whether all items of a batch have the same choices.
  var sharesChoices: Bool { get }
  /// The logits, one row a choice; as many rows as the largest batch needs.
  var logits: Matrix { get }
  /// The slopes of the logits, in the same layout.
  var logitSlopes: Matrix { get }
  /// The weight in the loss of the KL divergence of softmax θ from uniform, summed over the choices of an item.
  var divergenceWeight: Double { get }
  /// Codes that are items themselves, whose values should lie in the range of the data; `nil` if there are none.
  var codes: Matrix? { get }
  /// The outputs of the last `decode`, one row an item: logits for the cross-entropy, values for the squared error.
  var outputs: Matrix { get }
  /// What the outputs are.
  var outputKind: LossHead.Kind { get }
  /// The first columns of an item, which are given and no part of the outputs.
  var given: Int { get }
  /// What there is to look at besides reconstructions.
  var pictured: PicturedDetail { get }
  /// Whether perplexity is that of the weights of each item, and not that of the likeliest choices over all items.
  var perplexityIsOfItems: Bool { get }

  /// Draws the starting parameters.
  func start(_ numbers: inout KeyedNumbers)

  /// Sets the logits of a batch, one row of `input` an item.
  func encode(_ input: Matrix, _ kernels: any KernelSet)

  /// Compares the output for `choices` with the target in `input`: sets one loss an item. Where `slopes` are given, adds
  /// `scale` times the gradients of the parameters behind the choices, and sets the slopes of the choices, `scale`
  /// included.
  func decode(
    _ choices: Matrix, _ input: Matrix, scale: Float, losses: UnsafeMutablePointer<Float>, slopes: Matrix?,
    _ kernels: any KernelSet)

  /// Adds the gradients of the parameters in front of the choices, from `logitSlopes`.
  func backward(_ input: Matrix, _ kernels: any KernelSet)
}

extension ChoiceNetwork {
  var sharesChoices: Bool { false }
  var divergenceWeight: Double { 0 }
  var codes: Matrix? { nil }
  var given: Int { 0 }
  var pictured: PicturedDetail { .none }
  var perplexityIsOfItems: Bool { false }

  /// The rows of logits for a batch of `items`.
  func choiceRows(_ items: Int) -> Int { sharesChoices ? choicesPerItem : items * choicesPerItem }
}

/// The loss at the end of a network: compares outputs with targets, and holds the slopes of the outputs.
struct LossHead {
  enum Kind { case bernoulli, squared }

  let kind: Kind
  let slopes: Matrix
  /// The losses of one row, element by element.
  private let elements: UnsafeMutablePointer<Float>

  init(_ kind: Kind, like outputs: Matrix, _ arena: MatrixArena) {
    self.kind = kind
    slopes = arena.matrix(outputs.rows, outputs.columns)
    elements = arena.floats(outputs.stride)
  }

  /// Sets one loss a row, a sum over the columns of `outputs`, and the slopes of the outputs times `scale`. Targets are
  /// rows of `targets` from column `firstTarget` on.
  func compare(
    _ outputs: Matrix, with targets: Matrix, firstTarget: Int = 0, scale: Float,
    losses: UnsafeMutablePointer<Float>, _ kernels: any KernelSet
  ) {
    for row in 0..<outputs.rows {
      let (output, target) = (outputs.row(row), targets.row(row) + firstTarget)
      switch kind {
      case .bernoulli:
        kernels.bernoulliLosses(
          logits: output, targets: target, count: outputs.columns, scale: scale, losses: elements,
          gradient: slopes.row(row))
      case .squared:
        kernels.squaredLosses(
          outputs: output, targets: target, count: outputs.columns, scale: scale, losses: elements,
          gradient: slopes.row(row))
      }
      losses[row] = kernels.sum(elements, count: outputs.columns)
    }
  }
}
