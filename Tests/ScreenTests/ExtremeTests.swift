import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

/// Every view at temperatures and logits near the ends of what a number can be.
@Suite struct Extremes {
  private static let temperatures: [Double] = [1, 1e18, 1e20, 1e308, .leastNonzeroMagnitude]
  private static let logits: [[Double]] = [
    [1, 0, 0], [1e19, 0, 0], [-1e19, 0, 0, 1], [1e308, -1e308, 0], [1e308, 1e308, -.infinity], [1e19, -1e19],
    [0, -1e308, -.infinity],
  ]

  @Test(arguments: temperatures, logits)
  func `are drawn in every view`(temperature: Double, logits: [Double]) {
    let labels = logits.indices.map { "z\($0)" }
    for right in [Construction.gumbelSoftmax, .noiseAfterTemperature, .noiseOnProbabilities] {
      let state = State.of(labels, logits) {
        $0.temperature = try! Temperature(temperature)
        $0.right = right
      }
      let views = [state.drawn(200), state.with { $0.view = .oneDraw }, state.inTriangle(draws: 200)]
      for state in views
        + (right == .gumbelSoftmax ? [state.estimated(samples: 64), state.raced(steps: 2)] : [])
      {
        for (size, symbols) in [
          (GridSize(columns: 80, rows: 24), SymbolSet.ascii), (GridSize(columns: 120, rows: 36), .unicode),
        ] {
          let theme = Theme(kind: .dark, depth: .indexed256)
          let grid = render(state, size: size, theme: theme, symbols: symbols)
          #expect(!grid.text.lowercased().contains("nan"), "\(state.view) \(right)")
        }
      }
    }
  }

  @Test(arguments: temperatures, logits)
  func `are swept over`(temperature: Double, logits: [Double]) {
    let state = State.of(logits.indices.map { "z\($0)" }, logits) {
      $0.temperature = try! Temperature(temperature)
    }.swept(draws: 16)
    #expect(!picture(state, 120, 36).text.lowercased().contains("nan"))
  }
}
