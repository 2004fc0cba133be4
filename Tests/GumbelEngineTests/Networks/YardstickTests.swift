import GumbelEngine
import Testing

/// Values that scikit-learn and PyTorch gave for the same data, to the digits that are known.
@Suite struct YardstickTests {
  private let yardsticks = Yardsticks(.digits)

  @Test func `independent columns cost 25.14 nats`() {
    #expect(abs(yardsticks.independentColumns - 25.14) < 0.01)
  }

  @Test func `the mean item costs 8.48, its lower half 4.49`() {
    #expect(abs(yardsticks.meanItem() - 8.48) < 0.01)
    #expect(abs(yardsticks.meanItem(from: 32) - 4.49) < 0.01)
  }

  /// The deviation over starts is about .05, so that the mean of five is within .1 but for one in 10⁵ seeds.
  @Test func `k-means with 32 codes costs 4.60`() {
    let losses = (1...5).map { yardsticks.kMeans(codes: 32, seed: $0) }
    #expect(abs(losses.reduce(0, +) / 5 - 4.60) < 0.1)
  }

  @Test func `two principal components cost 6.55`() {
    #expect(abs(yardsticks.principalComponents(2) - 6.55) < 0.01)
  }

  @Test func `ridge regression of the lower half costs 3.52`() {
    #expect(abs(yardsticks.ridge() - 3.52) < 0.01)
  }

  /// The same in NumPy's double precision gave 6.34 ± .19 over five seeds; means of five differ by more than .5 for one
  /// pair in 10⁵.
  @Test func `nearest codes with commitment cost 6.34`() {
    let losses = (1...5).map { yardsticks.nearestCode(codes: 32, seed: $0) }
    #expect(abs(losses.reduce(0, +) / 5 - 6.34) < 0.5)
  }

  @Test func `nearest codes are the same with all kernels`() {
    let losses = KernelSelection.available.map { kernels in
      yardsticks.nearestCode(codes: 8, seed: 1, kernels: kernels)
    }
    #expect(Set(losses).count == 1)
  }

  @Test func `greedy columns are all different`() {
    let columns = yardsticks.greedyColumns(8)
    #expect(Set(columns).count == 8)
    #expect(columns.allSatisfy { 0..<64 ~= $0 })
  }
}
