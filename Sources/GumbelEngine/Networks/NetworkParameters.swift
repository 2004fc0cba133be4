import KernelInterface

/// The parameters of a network: arrays side by side in one block, with their gradient and Adam's averages in three
/// more blocks of the same layout, so that one call moves them all. The padding has no gradient and stays 0.
final class NetworkParameters {
  /// One array: its values, and their gradient.
  struct Array {
    let values: Matrix
    let gradient: Matrix
    /// The learning rate is multiplied by this.
    let rateFactor: Double
  }

  private(set) var arrays: [Array] = []
  private let arena = MatrixArena()
  private let values: UnsafeMutablePointer<Float>
  private let gradient: UnsafeMutablePointer<Float>
  private let first: UnsafeMutablePointer<Float>
  private let second: UnsafeMutablePointer<Float>
  /// The values before the last step.
  private let before: UnsafeMutablePointer<Float>
  private let count: Int
  /// β₁ᵗ and β₂ᵗ.
  private var firstDecay = 1.0
  private var secondDecay = 1.0

  /// Zeros in arrays of these shapes.
  init(_ shapes: [(rows: Int, columns: Int, rateFactor: Double)]) {
    count = shapes.reduce(0) { $0 + $1.rows * Matrix.padded($1.columns) }
    (values, gradient) = (arena.floats(count), arena.floats(count))
    (first, second) = (arena.floats(count), arena.floats(count))
    before = arena.floats(count)
    var offset = 0
    for shape in shapes {
      let stride = Matrix.padded(shape.columns)
      func matrix(_ block: UnsafeMutablePointer<Float>) -> Matrix {
        Matrix(rows: shape.rows, columns: shape.columns, stride: stride, base: block + offset)
      }
      arrays.append(
        Array(values: matrix(values), gradient: matrix(gradient), rateFactor: shape.rateFactor))
      offset += shape.rows * stride
    }
  }

  func clearGradient() { gradient.update(repeating: 0, count: count) }

  /// Moves all parameters one step against their gradient, and keeps where they were.
  func descend(_ optimizer: Optimizer, rate: Double, _ kernels: any KernelSet) {
    before.update(from: values, count: count)
    guard optimizer == .adam else {
      for array in arrays {
        kernels.addScaled(
          array.gradient.base, scale: -Float(rate * array.rateFactor), count: array.values.count,
          to: array.values.base)
      }
      return
    }
    firstDecay *= 0.9
    secondDecay *= 0.999
    for array in arrays {
      let offset = array.values.base - values
      kernels.adam(
        array.values.base, gradient: array.gradient.base, first: first + offset, second: second + offset,
        count: array.values.count, rate: Float(rate * array.rateFactor),
        firstScale: Float(1 / (1 - firstDecay)), secondScale: Float(1 / (1 - secondDecay)))
    }
  }

  /// Takes the last step back.
  func restore() { values.update(from: before, count: count) }

  /// What is wrong after a step: a gradient or a parameter that is no finite number, or a parameter beyond `limit`.
  func problem(limit: Float) -> TrainingFailure.Reason? {
    // Counted without a branch, which would cost more than the sum.
    var (sound, small) = (0, 0)
    for i in 0..<count {
      sound &+= gradient[i] * gradient[i] < .infinity ? 1 : 0
      small &+= abs(values[i]) <= limit ? 1 : 0
    }
    if sound < count { return .notFinite }
    if small == count { return nil }
    let parameter = (0..<count).lazy.map { self.values[$0] }.first { !(abs($0) <= limit) } ?? .nan
    return parameter.isFinite ? .diverged(parameter: Double(parameter)) : .notFinite
  }
}

extension NetworkParameters.Array {
  /// Uniform in ±`limit`, element by element in order.
  func draw(uniform limit: Double, _ numbers: inout KeyedNumbers) {
    for row in 0..<values.rows {
      for column in 0..<values.columns { values[row, column] = Float(numbers.symmetric() * limit) }
    }
  }

  /// He and others (2015), for weights before a rectifier: uniform in ±√(6/inputs).
  func drawHe(_ numbers: inout KeyedNumbers) {
    draw(uniform: (6 / Double(values.rows)).squareRoot(), &numbers)
  }

  /// Glorot and Bengio (2010): uniform in ±√(6/(inputs + outputs)).
  func drawGlorot(_ numbers: inout KeyedNumbers) {
    draw(uniform: (6 / Double(values.rows + values.columns)).squareRoot(), &numbers)
  }
}

/// x·W + b, forward and backward.
struct DenseLayer {
  let weights: NetworkParameters.Array
  let bias: NetworkParameters.Array
  /// Room for Wᵀ.
  private let transposed: Matrix

  init(_ weights: NetworkParameters.Array, _ bias: NetworkParameters.Array, _ arena: MatrixArena) {
    self.weights = weights
    self.bias = bias
    transposed = arena.matrix(weights.values.columns, weights.values.rows)
  }

  func forward(_ input: Matrix, to output: Matrix, _ kernels: any KernelSet) {
    output.fillRows(with: bias.values)
    output.add(input, times: weights.values, kernels)
  }

  /// Adds the gradients of weights and bias; sets `inputSlopes`, where it is given, to those of the input.
  func backward(_ input: Matrix, slopes: Matrix, inputSlopes: Matrix?, _ kernels: any KernelSet) {
    weights.gradient.add(transposed: input, times: slopes, kernels)
    bias.gradient.addRows(of: slopes, kernels)
    guard let inputSlopes else { return }
    transposed.setTransposed(weights.values)
    inputSlopes.clear()
    inputSlopes.add(slopes, times: transposed, kernels)
  }
}
