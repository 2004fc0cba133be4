import TestSupport
import Testing

@testable import Explorer

@Suite struct RankingTests {
  @Test func `many values are ranked as a few are`() {
    var generator = SplitMix(seed: 4)
    let special: [Double] = [
      0, -0.0, 1, -1, -.infinity, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1.7e308, -1.7e308,
    ]
    let values = (0..<20_000).map { _ in
      Bool.random(using: &generator)
        ? special.randomElement(using: &generator)! : Double.random(in: -9...9, using: &generator)
    }
    let expected = values.indices.sorted {
      values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1
    }
    #expect(ranking(values) == expected)
    #expect(ranking([Double](repeating: 2, count: 5000)) == Array(0..<5000))
    #expect(ranking([1, 3, 3, 2]) == [1, 2, 3, 0])
  }
}
