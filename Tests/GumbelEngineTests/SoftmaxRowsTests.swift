import GumbelEngine
import Testing

private func rows(_ logits: [Float], _ categories: Int, _ tau: Double, isa: Int = 0) throws -> [Float] {
  var weights = [Float](repeating: -1, count: logits.count)
  var span = weights.mutableSpan
  softmax(
    rows: logits.span, categories: categories, temperature: try Temperature(tau), into: &span,
    kernels: KernelSelection.available[isa])
  return weights
}

/// Rows of one length, each different, with a few masks.
private func someRows(_ categories: Int, count: Int) -> [Float] {
  (0..<(categories * count)).map { index -> Float in
    index % 13 == 5 && index % categories > 0 ? -.infinity : Float((index &* 2_654_435_761) % 1009) / 60
  }
}

@Test(arguments: [1, 2, 5, 31, 32, 64, 65, 1000, 4096, 9001])
func `rows match the softmax in double`(categories: Int) throws {
  for tau in [0.5, 1, 7] {
    let logits = someRows(categories, count: 3)
    let weights = try rows(logits, categories, tau)
    for row in 0..<3 {
      let part = (row * categories)..<((row + 1) * categories)
      let exact = softmax(try Logits(logits[part].map(Double.init)), temperature: try Temperature(tau))
      for (weight, exact) in zip(weights[part], exact) {
        #expect(abs(Double(weight) - exact) <= 6e-6 * exact + 1e-37)
        #expect((weight == 0) == (exact < 1e-37))
      }
    }
  }
}

@Test(arguments: [(5, 1000), (31, 129), (64, 3), (1000, 2), (9001, 1)])
func `instruction sets give the same rows`(categories: Int, count: Int) throws {
  let logits = someRows(categories, count: count)
  let expected = try rows(logits, categories, 0.8)
  for isa in KernelSelection.available.indices.dropFirst() {
    #expect(try rows(logits, categories, 0.8, isa: isa) == expected)
  }
}

@Test(arguments: [4, 40])
func `rows have the limits of the temperature`(categories: Int) throws {
  var logits = [Float](repeating: 0, count: categories)
  logits[1] = 3
  logits[2] = -.infinity
  logits[3] = 3
  for tau in [0, Double.leastNonzeroMagnitude, 1e-30, 1e30, 1e308, Double.infinity] {
    let weights = try rows(logits, categories, tau)
    let isCold = tau < 1  // with 0, the limit
    for category in 0..<categories {
      let hot: Float = category == 2 ? 0 : 1 / Float(categories - 1)
      let cold: Float = category == 1 || category == 3 ? 0.5 : 0
      #expect(weights[category] == (isCold ? cold : hot))
    }
  }
}

@Test(arguments: [4, 40])
func `rows without a softmax become NaN and others do not`(categories: Int) throws {
  var logits = [Float](repeating: 1, count: 5 * categories)
  for category in 0..<categories { logits[category] = -.infinity }
  logits[categories + 2] = .nan
  logits[2 * categories + 1] = .infinity
  logits[3 * categories] = -.nan
  for tau in [0, 1, Double.infinity] {
    let weights = try rows(logits, categories, tau)
    #expect(weights[..<(4 * categories)].allSatisfy { $0.isNaN })
    #expect(weights[(4 * categories)...].allSatisfy { $0 >= 0 })
  }
}

@Test func `huge offsets and differences do not overflow`() throws {
  let weights = try rows([3.4e38, 3.4e38, -3.4e38, -.infinity], 4, 1)
  #expect(weights == [0.5, 0.5, 0, 0])
}
