import KernelInterface

// y = softmax((θ + g)/τ) and what one does with it, for a block of samples at a time. Noise and exponentials are
// the samplers' own, in Float; weights and gradients are normalised in Double, so that rows sum to 0.
extension EstimateBlock {
  /// Perturbed scores θ + g and their picks.
  func perturb(_ problem: GradientProblem, _ gumbel: GumbelNoise, firstDraw: Int) {
    fillNoise(gumbel, firstDraw: firstDraw)
    for k in 0..<categories {
      kernels.scoreCategory(
        scores + k &* count, noise: noise + k &* count, base: problem.base[k], category: Int32(k),
        count: count, maxima: maxima, picks: picks)
    }
  }

  /// The weights softmax(scores·`inverse`).
  func relax(inverse: Float) {
    for k in 0..<categories {
      kernels.exponentiateCategory(
        scores + k &* count, inverseTemperature: inverse, count: count, maxima: maxima, sums: clearedSums(),
        moments: moments)
    }
    normalize()
  }

  /// Noise of all categories from `firstDraw` on.
  func fillNoise(_ gumbel: GumbelNoise, firstDraw: Int) {
    for first in stride(from: 0, to: categories, by: 4) {
      kernels.gumbelByDraw(
        gumbel.stream, firstDraw: UInt64(truncatingIfNeeded: firstDraw), count: count,
        block: UInt32(first / 4), categories: min(4, categories - first), words: words,
        noise: noise + first &* count)
    }
  }

  /// Exponentials in `scores` as weights that sum to 1.
  func normalize() {
    totals.update(repeating: 0, count: count)
    for k in 0..<categories { addExponentials(scores + k &* count, totals, count) }
    for i in 0..<count { totals[i] = 1 / totals[i] }
    for k in 0..<categories {
      scaleExponentials(scores + k &* count, totals, count, into: weights + k &* count)
    }
  }

  /// (1/τ)·J of the weights applied to the slopes, to the rows, or added to them with a `factor`.
  func applyJacobian(temperature: Double, addingWith factor: Double? = nil) {
    prepareMeans()
    for k in 0..<categories {
      let row = rows + k &* count
      if let factor {
        addCentred(weights + k &* count, slopes + k &* count, products, count, temperature, factor, to: row)
      } else {
        writeCentred(weights + k &* count, slopes + k &* count, products, count, temperature, to: row)
      }
    }
  }

  /// s·v over the sum of s, to `products`.
  func prepareMeans() {
    totals.update(repeating: 0, count: count)
    products.update(repeating: 0, count: count)
    for k in 0..<categories {
      addProducts(weights + k &* count, slopes + k &* count, totals, products, count)
    }
    for i in 0..<count { products[i] /= totals[i] }
  }

  /// ∇f at the weights, to the slopes.
  func evaluateSlopes(_ problem: GradientProblem) {
    problem.objective.gradients(at: weights, count: count, categories: categories, into: slopes)
  }

  /// ∇f at the one-hot vectors of the picks, to the slopes.
  func gatherVertexSlopes(_ problem: GradientProblem) {
    guard !problem.vertexGradients.isEmpty else { return evaluateVertexSlopes(problem) }
    problem.vertexGradients.withUnsafeBufferPointer { table in
      for k in 0..<categories {
        let plane = slopes + k &* count
        for i in 0..<count { plane[i] = table[Int(picks[i]) &* categories &+ k] }
      }
    }
  }

  private func evaluateVertexSlopes(_ problem: GradientProblem) {
    for i in 0..<count {
      problem.vertexGradient(Int(picks[i]), into: vector)
      for k in 0..<categories { slopes[k &* count &+ i] = vector[k] }
    }
  }

  /// Rows of zeros: what a relaxation gives that does not move.
  func clearRows() { rows.update(repeating: 0, count: categories * count) }

  /// Scratch that a kernel adds sums to which nobody reads, emptied so that they stay finite.
  private func clearedSums() -> UnsafeMutablePointer<Float> {
    sums.update(repeating: 0, count: count)
    moments.update(repeating: 0, count: count)
    return sums
  }
}

// Loops along a plane, each in a function of its own, which is what the compiler turns into vectors.

@inline(never)
private func addExponentials(
  _ plane: UnsafePointer<Float>, _ totals: UnsafeMutablePointer<Double>, _ count: Int
) {
  for i in 0..<count { totals[i] += Double(plane[i]) }
}

@inline(never)
private func scaleExponentials(
  _ plane: UnsafePointer<Float>, _ factors: UnsafePointer<Double>, _ count: Int,
  into weights: UnsafeMutablePointer<Double>
) {
  for i in 0..<count { weights[i] = Double(plane[i]) * factors[i] }
}

/// Adds s and s·v.
@inline(never)
private func addProducts(
  _ weights: UnsafePointer<Double>, _ slopes: UnsafePointer<Double>, _ totals: UnsafeMutablePointer<Double>,
  _ products: UnsafeMutablePointer<Double>, _ count: Int
) {
  for i in 0..<count {
    totals[i] += weights[i]
    products[i] += weights[i] * slopes[i]
  }
}

@inline(never)
private func writeCentred(
  _ weights: UnsafePointer<Double>, _ slopes: UnsafePointer<Double>, _ means: UnsafePointer<Double>,
  _ count: Int, _ divisor: Double, to row: UnsafeMutablePointer<Double>
) {
  for i in 0..<count { row[i] = weights[i] * (slopes[i] - means[i]) / divisor }
}

@inline(never)
private func addCentred(
  _ weights: UnsafePointer<Double>, _ slopes: UnsafePointer<Double>, _ means: UnsafePointer<Double>,
  _ count: Int, _ divisor: Double, _ factor: Double, to row: UnsafeMutablePointer<Double>
) {
  for i in 0..<count { row[i] += factor * (weights[i] * (slopes[i] - means[i]) / divisor) }
}
