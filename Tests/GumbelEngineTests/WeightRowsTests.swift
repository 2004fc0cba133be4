import GumbelEngine
import Testing

/// Logits with a mask, a tie and one far below.
private func logits(_ count: Int) throws -> Logits {
  try Logits(
    (0..<count).map { index -> Double in
      switch index % 7 {
      case 3: -Double.infinity
      case 5: -60.0
      default: Double((index * 53) % 31) / 9
      }
    })
}

/// Every way of writing rows: with and without a last block of four that is not full, along the draws and along
/// the categories, as powers (τ = 1, ½) and as exponentials.
@Test(
  arguments: [1, 2, 3, 4, 5, 7, 8, 64, 255, 256, 257, 1023, 1026, 4097], [1, 0.5, 0.7, 3, 0.05])
func `rows are the softmax of noisy logits`(categories: Int, tau: Double) throws {
  let setting = Setting(logits: try logits(categories), temperature: try Temperature(tau), seed: 11)
  let sampler = Sampler(setting: setting, constructions: [.gumbelSoftmax], spreadCategories: [])
  // More than a block where there are few categories, and many words in the tails.
  let draws = 7..<(categories < 100 ? 1300 : 40)
  let rows = sampler.weights(draws: draws, side: 0)
  let noise = GumbelNoise(seed: 11)
  var worst = 0.0
  for draw in draws {
    let g = noise.values(draw: draw, categories: categories).map(Double.init)
    let exact = Relaxation(setting.logits, noise: g, temperature: setting.temperature).soft
    for category in 0..<categories {
      let weight = Double(rows[(draw - draws.lowerBound) * categories + category])
      worst = max(worst, abs(weight - exact[category]) / max(exact[category], 1e-20))
    }
  }
  // Scores are rounded to Float before they are divided by τ.
  #expect(worst < 4e-6 / min(tau, 1))
}

@Test(arguments: [1, 3, 5, 64, 300, 1030])
func `rows do not depend on where they begin`(categories: Int) throws {
  for tau in [1, 0.5, 0.7] {
    let setting = Setting(logits: try logits(categories), temperature: try Temperature(tau), seed: 3)
    let sampler = Sampler(setting: setting, constructions: [.gumbelSoftmax], spreadCategories: [])
    let whole = sampler.weights(draws: 0..<700, side: 0)
    for cut in [1, 63, 255, 699] {
      let parts = sampler.weights(draws: 0..<cut, side: 0) + sampler.weights(draws: cut..<700, side: 0)
      #expect(parts == whole)
    }
  }
}

@Test func `filling writes the rows and nothing behind them`() throws {
  for (categories, tau) in [(5, 1.0), (7, 0.7), (300, 0.5), (301, 0.9)] {
    let setting = Setting(logits: try logits(categories), temperature: try Temperature(tau), seed: 3)
    let sampler = Sampler(setting: setting, constructions: [.gumbelSoftmax], spreadCategories: [])
    var values = [Float](repeating: -1, count: 20 * categories + 9)
    values.withUnsafeMutableBufferPointer {
      var rows = $0.extracting(..<(20 * categories)).mutableSpan
      sampler.fill(&rows, draws: 5..<25, side: 0)
    }
    #expect(Array(values.prefix(20 * categories)) == sampler.weights(draws: 5..<25, side: 0))
    #expect(values.suffix(9).allSatisfy { $0 == -1 })
  }
}

@Test func `empty ranges give no rows`() throws {
  let setting = Setting(logits: try logits(5), seed: 3)
  let sampler = Sampler(setting: setting, constructions: [.gumbelSoftmax])
  #expect(sampler.weights(draws: 4..<4, side: 0).isEmpty)
}
