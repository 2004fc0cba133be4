/// What a construction does at a setting, with every limit (noise off, hard, τ = 0, τ = ∞, masks) resolved
/// once, so that samplers and laws need no special cases.
struct ConstructionPlan: Sendable {
  /// How the pick of a draw comes about.
  enum Picks: Sendable {
    /// The same category in every draw.
    case fixed(Int)
    /// argmax(base + g); base has its maximum at 0 or is a vector of probabilities, −∞ is never picked.
    case perturbed(base: [Double])
  }

  /// How the vector y of a draw comes about.
  enum Weights: Sendable {
    /// The same vector in every draw.
    case constant([Double])
    /// The one-hot vector of the pick.
    case oneHotOfPick
    /// softmax((base + g)/τ) with the base of the pick and a finite τ > 0.
    case relaxed(temperature: Double)
  }

  let picks: Picks
  let weights: Weights
  let categoryCount: Int

  init(_ construction: Construction, in setting: Setting) {
    let argmax = setting.logits.argmax
    let base = Self.base(of: construction, in: setting)
    categoryCount = setting.logits.count
    picks = construction == .softmax || !setting.noise ? .fixed(argmax) : .perturbed(base: base)
    if setting.hard {
      weights = .oneHotOfPick
    } else if construction == .softmax || !setting.noise {
      weights = .constant(Self.weightsWithoutNoise(construction, base: base, in: setting))
    } else {
      weights = Self.weightsWithNoise(construction, base: base, in: setting)
    }
  }

  /// What the noise is added to.
  private static func base(of construction: Construction, in setting: Setting) -> [Double] {
    let shifted = setting.logits.shifted
    switch construction {
    case .softmax, .gumbelSoftmax: return shifted
    case .sampledSoftmax, .noiseAfterTemperature: return shifted.map { scaled($0, by: setting.temperature) }
    case .noiseOnProbabilities: return setting.logits.probabilities
    }
  }

  private static func weightsWithoutNoise(
    _ construction: Construction, base: [Double], in setting: Setting
  ) -> [Double] {
    guard construction == .noiseOnProbabilities else {
      return softmax(setting.logits, temperature: setting.temperature)
    }
    let top = base.max() ?? 0
    // Probabilities may round to a tie that the logits do not have.
    if setting.temperature.value == 0 { return softmax(setting.logits, temperature: .zero) }
    return softmax(shifted: base.map { $0 - top }, temperature: setting.temperature)
  }

  private static func weightsWithNoise(
    _ construction: Construction, base: [Double], in setting: Setting
  ) -> Weights {
    // Noise that is added after the division is not divided itself.
    let temperature = construction == .noiseAfterTemperature ? Temperature.one : setting.temperature
    if construction == .sampledSoftmax {
      return .constant(softmax(setting.logits, temperature: setting.temperature))
    }
    if temperature.value == 0 { return .oneHotOfPick }
    if temperature.value == .infinity {
      let open = base.map { $0 > -.infinity ? 0 : -Double.infinity }
      return .constant(softmax(shifted: open, temperature: .one))
    }
    return .relaxed(temperature: temperature.value)
  }

  /// The law of the picks, in category order.
  var pickLaw: [Double] {
    switch picks {
    case .fixed(let index): return oneHot(index, count: categoryCount)
    case .perturbed(let base):
      let top = base.max() ?? 0
      return softmax(shifted: base.map { $0 - top }, temperature: .one)
    }
  }
}
