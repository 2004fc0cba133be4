import KernelInterface

// Noise given the pick: z̃ is distributed as ln π + g is when D is its argmax. With E ~ Exp(1)ᴷ,
//   z̃_D = −ln E_D,  z̃_i = −ln(E_i/π_i + E_D)
// (Paulus, Maddison and Krause, "Rao-Blackwellizing the straight-through Gumbel-Softmax gradient estimator",
// ICLR 2021; Tucker and others, "REBAR", NIPS 2017).
extension EstimateBlock {
  /// Categories below e^−60 of the mass: E_i/π_i then exceeds E_D by so much that the sum is the first alone,
  /// which is kept as a logarithm because it may leave the range of Float.
  private static let rareLogProbability = -60.0

  /// The weights softmax(z̃·`inverse`) for the picks of the block, with noise from `firstDraw` on; and
  /// ∂z̃_i/∂ln π_i = (E_i/π_i)/(E_i/π_i + E_D) to `rates`, which is 0 at D.
  ///
  /// Exponential times are taken as multiples of the longest of their draw, which cancels.
  func relaxConditionally(
    _ problem: GradientProblem, _ gumbel: GumbelNoise, firstDraw: Int, inverse: Float,
    withRates: Bool = false
  ) {
    fillNoise(gumbel, firstDraw: firstDraw)
    fillWaits()
    for i in 0..<count { minima[i] = scores[Int(picks[i]) &* count &+ i] }
    sums.update(from: minima, count: count)
    moments.update(repeating: 0, count: count)
    kernels.finishDraws(sums: sums, moments: moments, count: count)
    maxima.update(from: moments, count: count)
    for k in 0..<categories { relaxCategory(k, problem, inverse: inverse, withRates: withRates) }
    normalize()
  }

  /// e^(g_min − g) = E/E_max, to the scores; g_min to `totals`.
  private func fillWaits() {
    minima.update(from: noise, count: count)
    for k in 1..<max(categories, 1) { lower(minima, noise + k &* count, count) }
    for i in 0..<count { totals[i] = Double(minima[i]) }
    scores.update(from: noise, count: categories * count)
    for k in 0..<categories {
      sums.update(repeating: 0, count: count)
      moments.update(repeating: 0, count: count)
      kernels.exponentiateCategory(
        scores + k &* count, inverseTemperature: -1, count: count, maxima: minima, sums: sums,
        moments: moments)
    }
  }

  /// One category: its exponentials to the scores. `minima` holds E_D, `maxima` ln E_D.
  private func relaxCategory(
    _ k: Int, _ problem: GradientProblem, inverse: Float, withRates: Bool
  ) {
    let plane = scores + k &* count
    guard !problem.isMasked(k) else {
      plane.update(repeating: 0, count: count)
      if withRates { (rates + k &* count).update(repeating: 0, count: count) }
      return
    }
    let logProbability = problem.shifted[k] - problem.logNormalizer
    let logs = noise + k &* count
    if logProbability > Self.rareLogProbability {
      delay(plane, minima, picks, Int32(k), Float(1 / problem.probabilities[k]), count)
      logs.update(repeating: 0, count: count)
      // With no moments, the entropy that the kernel finishes a draw with is the logarithm of the sum.
      kernels.finishDraws(sums: plane, moments: logs, count: count)
      if withRates { writeRates(plane, minima, picks, Int32(k), count, to: rates + k &* count) }
    } else {
      for i in 0..<count {
        let isPick = picks[i] == Int32(k)
        logs[i] = isPick ? maxima[i] : Float(totals[i] - Double(logs[i]) - logProbability)
        if withRates { rates[k &* count &+ i] = isPick ? 0 : 1 }
      }
    }
    sums.update(repeating: 0, count: count)
    moments.update(repeating: 0, count: count)
    plane.update(from: logs, count: count)
    kernels.exponentiateCategory(
      plane, inverseTemperature: -inverse, count: count, maxima: maxima, sums: sums, moments: moments)
  }
}

@inline(never)
private func lower(_ minima: UnsafeMutablePointer<Float>, _ plane: UnsafePointer<Float>, _ count: Int) {
  for i in 0..<count { minima[i] = plane[i] < minima[i] ? plane[i] : minima[i] }
}

/// E_i/π_i + E_D, or E_D where the category is the pick.
@inline(never)
private func delay(
  _ waits: UnsafeMutablePointer<Float>, _ first: UnsafePointer<Float>, _ picks: UnsafePointer<Int32>,
  _ category: Int32, _ slowness: Float, _ count: Int
) {
  for i in 0..<count {
    let delayed = waits[i] * slowness + first[i]
    waits[i] = picks[i] == category ? first[i] : delayed
  }
}

/// 1 − E_D/(E_i/π_i + E_D), from the inverses of the sums; 0 where the category is the pick.
@inline(never)
private func writeRates(
  _ inverses: UnsafePointer<Float>, _ first: UnsafePointer<Float>, _ picks: UnsafePointer<Int32>,
  _ category: Int32, _ count: Int, to rates: UnsafeMutablePointer<Double>
) {
  for i in 0..<count {
    let rate = 1 - Double(first[i]) * Double(inverses[i])
    rates[i] = picks[i] == category ? 0 : rate
  }
}
