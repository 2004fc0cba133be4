import Foundation
import Testing

@testable import GumbelEngine

private func unitsInTheLastPlace(_ value: Double, _ exact: Double) -> Double {
  value == exact ? 0 : abs(value - exact) / exact.ulp
}

@Test func `the exponential agrees with the C library`() {
  var worst = 0.0
  for step in 0..<200_000 {
    let x = -745 + Double(step) * 0.00727
    worst = max(worst, unitsInTheLastPlace(exponential(x), exp(x)))
    worst = max(worst, unitsInTheLastPlace(exponential(x / 1000), exp(x / 1000)))
  }
  #expect(worst <= 2)
  #expect(exponential(0) == 1)
  #expect(exponential(-.infinity) == 0)
  #expect(exponential(-746) == 0)
  #expect(exponential(710) == .infinity)
  #expect(exponential(.nan).isNaN)
}

@Test func `the logarithm agrees with the C library`() {
  var worst = 0.0
  for step in 1..<200_000 {
    let x = Double(step) * 1.7e-5
    worst = max(worst, unitsInTheLastPlace(naturalLogarithm(x), log(x)))
    let wide = exp(-740 + Double(step) * 0.0072)
    worst = max(worst, unitsInTheLastPlace(naturalLogarithm(wide), log(wide)))
    let near = Double(step) * 1e-7 - 0.01
    worst = max(worst, unitsInTheLastPlace(naturalLogarithmOfOnePlus(near), log1p(near)))
  }
  #expect(worst <= 2)
  #expect(naturalLogarithm(1) == 0)
  #expect(naturalLogarithm(0) == -.infinity)
  #expect(naturalLogarithm(.leastNonzeroMagnitude) == log(.leastNonzeroMagnitude))
  #expect(naturalLogarithm(-1).isNaN)
}
