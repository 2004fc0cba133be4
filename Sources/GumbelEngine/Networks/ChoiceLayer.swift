import KernelInterface

/// How the choices of a network are made and differentiated.
struct ChoiceRule: Sendable, Equatable {
  /// softmax, gumbel-softmax, st-gumbel-softmax, straight-through, straight-through-argmax, reinmax or rloo.
  var estimator: EstimatorKind
  /// β: the noise is multiplied by it.
  var noiseScale = 1.0
  /// The picks of each item in one step of rloo.
  var group = 2

  /// The estimators that can train a network.
  static let estimators: [EstimatorKind] = [
    .softmax, .gumbelSoftmax, .stGumbelSoftmax, .straightThrough, .straightThroughArgmax, .reinmax, .rloo,
  ]

  /// Whether the forward value depends on noise.
  var isNoisy: Bool { estimator != .softmax && estimator != .straightThroughArgmax && noiseScale > 0 }

  /// Whether the forward value is one-hot.
  var isHard: Bool { estimator != .softmax && estimator != .gumbelSoftmax }
}

/// The layer that turns logits θ into choices y, and slopes ∂L/∂y into those of θ. It has no parameters. Rows are
/// choices of `categories` each, `stride` elements apart; the logits of the padding are −∞.
///
/// With n the noise times β: the forward value is softmax(θ/τ) for softmax, softmax((θ + n)/τ) for gumbel-softmax, the
/// one-hot of argmax θ for straight-through-argmax and of argmax(θ + n) for the others. Backward, with
/// J_s v = s∘(v − s·v): (1/τ)J of the soft value for softmax, gumbel-softmax and st-gumbel-softmax; (1/τ)J of softmax(θ/τ)
/// for straight-through; J of softmax(θ) for straight-through-argmax; 2J_m − ½J_π with m = ½(softmax(θ/τ) + y) and
/// π = softmax(θ/β) for reinmax.
struct ChoiceLayer {
  let rule: ChoiceRule
  let categories: Int
  /// y.
  let choices: Matrix
  /// The softmax that is differentiated.
  private let relaxed: Matrix
  /// π = softmax(θ/β).
  private let law: Matrix
  private let perturbed: Matrix
  private let scratch: UnsafeMutablePointer<Float>
  private let kernels: any KernelSet

  /// A layer for at most as many rows as `shape` has, whose columns are the padded categories.
  init(
    _ rule: ChoiceRule, categories: Int, like shape: Matrix, _ arena: MatrixArena, _ kernels: any KernelSet
  ) {
    self.rule = rule
    self.categories = categories
    self.kernels = kernels
    func matrix() -> Matrix {
      Matrix(
        rows: shape.rows, columns: shape.columns, stride: shape.stride,
        base: arena.floats(shape.rows * shape.stride))
    }
    (choices, relaxed, law, perturbed) = (matrix(), matrix(), matrix(), matrix())
    scratch = arena.floats(softmaxScratch)
  }

  /// Sets `choices` from logits and noise of as many rows; returns them.
  func forward(_ logits: Matrix, noise: Matrix, temperature: Double) -> Matrix {
    let choices = choices.prefix(logits.rows)
    switch rule.estimator {
    case .softmax: soften(logits, temperature, to: choices)
    case .gumbelSoftmax:
      perturb(logits, noise, scale: rule.noiseScale)
      soften(perturbed.prefix(logits.rows), temperature, to: choices)
    case .straightThroughArgmax: pick(logits, to: choices)
    default:
      perturb(logits, noise, scale: rule.noiseScale)
      pick(perturbed.prefix(logits.rows), to: choices)
    }
    return choices
  }

  /// One-hot picks by argmax(θ + noise), whatever the noise scale is: picks by softmax(θ).
  func sampled(_ logits: Matrix, noise: Matrix) -> Matrix {
    let choices = choices.prefix(logits.rows)
    perturb(logits, noise, scale: 1)
    pick(perturbed.prefix(logits.rows), to: choices)
    return choices
  }

  /// Adds the slopes of the logits to `gradient`, after `forward` at the same temperature with the same logits.
  func backward(_ logits: Matrix, slopes: Matrix, temperature: Double, to gradient: Matrix) {
    let rows = logits.rows
    let (choices, relaxed, law) = (choices.prefix(rows), relaxed.prefix(rows), law.prefix(rows))
    let scale = Float(1 / temperature)
    switch rule.estimator {
    case .softmax, .gumbelSoftmax: add(choices, slopes, scale, to: gradient)
    case .stGumbelSoftmax:
      soften(perturbed.prefix(rows), temperature, to: relaxed)
      add(relaxed, slopes, scale, to: gradient)
    case .straightThrough:
      soften(logits, temperature, to: relaxed)
      add(relaxed, slopes, scale, to: gradient)
    case .straightThroughArgmax:
      soften(logits, 1, to: relaxed)
      add(relaxed, slopes, 1, to: gradient)
    case .reinmax:
      soften(logits, temperature, to: relaxed)
      kernels.addScaled(choices.base, scale: 1, count: choices.count, to: relaxed.base)
      kernels.scale(relaxed.base, by: 0.5, count: relaxed.count)
      add(relaxed, slopes, 2, to: gradient)
      soften(logits, rule.noiseScale, to: law)
      add(law, slopes, -0.5, to: gradient)
    default: preconditionFailure("\(rule.estimator) has no gradient through its value")
    }
  }

  /// Adds advantage · (y − π)/β to `gradient`, row by row: the gradient of rloo. `advantages` has one number for each
  /// `perItem` rows.
  func addScore(_ logits: Matrix, advantages: UnsafePointer<Float>, perItem: Int, to gradient: Matrix) {
    let law = law.prefix(logits.rows)
    soften(logits, rule.noiseScale, to: law)
    let inverse = Float(1 / rule.noiseScale)
    for row in 0..<logits.rows {
      let scale = advantages[row / perItem] * inverse
      kernels.addScaled(choices.row(row), scale: scale, count: logits.stride, to: gradient.row(row))
      kernels.addScaled(law.row(row), scale: -scale, count: logits.stride, to: gradient.row(row))
    }
  }

  /// softmax(logits/τ).
  func soften(_ logits: Matrix, _ temperature: Double, to weights: Matrix) {
    kernels.softmaxRows(
      logits.base, weights: weights.base, rows: logits.rows, categories: logits.stride,
      rate: Float(1.4426950408889634 / temperature), scratch: scratch)
  }

  /// One-hot vectors of the largest logit of each row, the first of several.
  func pick(_ logits: Matrix, to choices: Matrix) {
    choices.clear()
    for row in 0..<logits.rows { choices[row, largest(logits.row(row))] = 1 }
  }

  func largest(_ logits: UnsafePointer<Float>) -> Int {
    var best = 0
    for category in 1..<max(categories, 1) where logits[category] > logits[best] { best = category }
    return best
  }

  private func perturb(_ logits: Matrix, _ noise: Matrix, scale: Double) {
    let perturbed = perturbed.prefix(logits.rows)
    perturbed.copy(logits)
    kernels.addScaled(
      noise.base, scale: Float(scale), count: perturbed.count, to: perturbed.base)
  }

  private func add(_ weights: Matrix, _ slopes: Matrix, _ scale: Float, to gradient: Matrix) {
    kernels.softmaxBackward(
      weights: weights.base, slopes: slopes.base, rows: weights.rows, stride: weights.stride, scale: scale,
      to: gradient.base)
  }
}
