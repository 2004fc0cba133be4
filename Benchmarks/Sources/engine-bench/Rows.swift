import GumbelEngine
import KernelInterface

/// The engine's side of the table in rows.py.
struct Rows {
  let kernels: any KernelSet

  /// Values in one noise fill.
  static let fill = 1 << 20

  /// The logits of every row: a smooth ramp and a ripple, so that no category is certain to win.
  static func logits(_ count: Int) -> Logits {
    let values = (0..<count).map { index in
      let ramp = Double(index * 7919 % count) / Double(count)
      let ripple = Double(index * 53 % 31) / 31
      return 3 * ramp + 0.5 * ripple
    }
    return try! Logits(values)
  }

  /// Draws in one batch: about a million values, at least 8 draws.
  static func draws(_ categories: Int) -> Int { max(fill / categories, 8) }

  /// The work of a row, prepared; `nil` if there is no such row.
  func workload(named name: Substring) -> Workload? {
    let parts = name.split(separator: "-")
    let count = parts.count > 1 ? Int(parts[1]) : nil
    switch (parts[0], count, parts.last) {
    case ("fill", _, "float"): return fillFloat()
    case ("fill", _, "double"): return fillDouble()
    case ("relaxed", let count?, "half"): return relaxed(count, temperature: 0.5)
    case ("relaxed", let count?, "one"): return relaxed(count, temperature: 1)
    case ("picks", let count?, _): return picks(count)
    case ("counts", let count?, _): return counts(count)
    case ("top10", _, "fresh"): return top10()
    case ("top10", _, "table"): return top10WithTable()
    case ("softmax", let count?, _): return softmaxRows(count)
    case ("threads", let count?, _): return threads(count)
    case ("gradients", _, _): return gradients(name.dropFirst("gradients-".count))
    case ("frame", _, "both"): return frame(.noiseAfterTemperature)
    case ("frame", _, _): return frame(.softmax)
    default: return nil
    }
  }

  func sampler(_ count: Int, temperature: Double = 1, _ constructions: [Construction] = [.gumbelSoftmax])
    -> Sampler
  {
    Sampler(
      setting: Setting(
        logits: Self.logits(count), temperature: try! Temperature(temperature), seed: 1),
      constructions: constructions, spreadCategories: count <= 64 ? nil : [], kernels: kernels)
  }

  private func fillFloat() -> Workload {
    let noise = GumbelNoise(seed: 1, kernels: kernels)
    var values = [Float](repeating: 0, count: Self.fill)
    return Workload(units: Self.fill) {
      var span = values.mutableSpan
      noise.fill(&span, firstDraw: 0, categories: Self.fill)
    }
  }

  private func fillDouble() -> Workload {
    let noise = GumbelNoise(seed: 1, kernels: kernels)
    var values = [Double](repeating: 0, count: Self.fill)
    return Workload(units: Self.fill) {
      var span = values.mutableSpan
      noise.fill(&span, firstDraw: 0, categories: Self.fill)
    }
  }

  private func relaxed(_ count: Int, temperature: Double) -> Workload {
    let sampler = sampler(count, temperature: temperature)
    let draws = Self.draws(count)
    var weights = [Float](repeating: 0, count: draws * count)
    return Workload(units: draws * count) {
      var span = weights.mutableSpan
      sampler.fill(&span, draws: 0..<draws, side: 0)
    }
  }

  private func softmaxRows(_ count: Int) -> Workload {
    let draws = Self.draws(count)
    let row = Self.logits(count).values.map { Float($0) }
    let logits = (0..<draws).flatMap { _ in row }
    var weights = logits
    let temperature = try! Temperature(0.7)
    let kernels = kernels
    return Workload(units: draws * count) {
      var span = weights.mutableSpan
      softmax(
        rows: logits.span, categories: count, temperature: temperature, into: &span, kernels: kernels)
    }
  }

  private func picks(_ count: Int) -> Workload {
    let sampler = sampler(count)
    let draws = Self.draws(count)
    return Workload(units: draws) { keep(sampler.picks(draws: 0..<draws, side: 0)) }
  }

  private func counts(_ count: Int) -> Workload {
    let sampler = MultinomialSampler(law: Self.logits(count).probabilities, seed: 1, kernels: kernels)
    return Workload(units: 200) {
      for number in 0..<200 { keep(sampler.counts(total: 10_000_000, number: number)) }
    }
  }

  private func top10() -> Workload {
    let logits = Self.logits(50_257).values.map { Float($0) }
    let noise = GumbelNoise(seed: 1, kernels: kernels)
    return Workload(units: 8) {
      for draw in 0..<8 { keep(try! noise.topK(logits.span, k: 10, draw: draw)) }
    }
  }

  private func top10WithTable() -> Workload {
    let sampler = try! LazyTopKSampler(logits: Self.logits(50_257), k: 10, seed: 1, kernels: kernels)
    let draws = 1 << 12
    return Workload(units: draws) { keep(sampler.draws(0..<draws)) }
  }

  /// The tallies of relaxed draws at K = 64, on one or two threads.
  private func threads(_ count: Int) -> Workload {
    let sampler = sampler(64, temperature: 0.5)
    let draws = 1 << 16
    let two = sampler.tallies(draws: 0..<999, parts: 2, concurrently: performOnThreads)
    precondition(two == sampler.tallies(draws: 0..<999))
    return Workload(units: draws, clock: .wall) {
      keep(sampler.tallies(draws: 0..<draws, parts: count, concurrently: performOnThreads))
    }
  }

  /// Draws at K = 5 of both panels with their spreads, as the explorer counts them.
  private func frame(_ left: Construction) -> Workload {
    let sampler = sampler(5, temperature: 0.5, [left, .gumbelSoftmax])
    return Workload(units: 1 << 18) { keep(sampler.tallies(draws: 0..<1 << 18)) }
  }
}
