import GumbelEngine
import Testing

/// 128 binary choices with the mean of |b − .45|ᵖ, against a table made with another program. The standard deviation
/// of a run is below 2·10⁻⁴, so that a deviation of 10⁻³ is five of them.
@Suite struct PolynomialTests {
  static let estimators: [(EstimatorKind, Double)] = [
    (.exact, 1), (.rloo, 1), (.reinmax, 1), (.stGumbelSoftmax, 0.1), (.gumbelSoftmax, 0.5), (.softmax, 1),
    (.straightThrough, 1), (.reinforce, 1),
  ]

  @Test(
    arguments: [
      (2, [0.2027, 0.2032, 0.2038, 0.2204, 0.2380, 0.2475, 0.2475, 0.2480]),
      (1.5, [0.3021, 0.3026, 0.3054, 0.3365, 0.3414, 0.3496, 0.3522, 0.3514]),
      (3, [0.0913, 0.0916, 0.0916, 0.0947, 0.1154, 0.1250, 0.1213, 0.1236]),
    ] as [(Double, [Double])])
  func `the expected loss is that of the table`(_ exponent: Double, _ table: [Double]) throws {
    for ((estimator, temperature), wanted) in zip(Self.estimators, table) {
      let summary = try train(.polynomial(exponent: exponent), estimator, at(temperature), runs: 1)
      let loss = try #require(summary.expectedLoss)
      #expect(abs(loss - wanted) < 0.001, "\(estimator.rawValue): \(loss), and not \(wanted)")
    }
  }
}
