import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct TemperaturePictures {
  private static let known = States.words.swept()

  @Test(arguments: [(40, 12), (80, 24), (120, 36), (200, 60)])
  func `shows the curves at every size`(columns: Int, rows: Int) {
    Pictures.expect(picture(Self.known, columns, rows), named: "temperature-\(columns)x\(rows)")
  }

  @Test func `draws in ASCII in blocks and before anything is known`() {
    let mono = Theme(kind: .mono, depth: .mono)
    let size = GridSize(columns: 100, rows: 28)
    func expect(_ state: State, _ symbols: SymbolSet, _ name: String) {
      Pictures.expect(render(state, size: size, theme: mono, symbols: symbols), named: name)
    }
    expect(Self.known, .ascii, "temperature-ascii-100x28")
    expect(Self.known, .blocks, "temperature-blocks-100x28")
    expect(Self.known.with { $0.sweep = nil }, .unicode, "temperature-empty-100x28")
  }

  @Test func `few draws have error bars`() {
    let state = States.many.swept(draws: 64) {
      $0.parameters.left = .noiseAfterTemperature
      $0.selection = 0
    }
    Pictures.expect(picture(state, 120, 40), named: "temperature-few-draws-120x40")
  }

  @Test func `two categories need no draws`() {
    let state = State.of(["yes", "no"], [1, 0]).swept(draws: 100) {
      $0.parameters.choices.estimator = .straightThrough
    }
    let text = picture(state, 120, 36).text
    #expect(!text.contains("≈") && text.contains("share of draws with max y > 0.99"))
  }

  /// What is a law and what draws alone tell is said, and told apart without colours.
  @Test(arguments: [(80, 24), (120, 36)]) func `the legend says what the lines are`(columns: Int, rows: Int) {
    #expect(picture(Self.known, columns, rows).text.contains("lines exact, broken ≈ drawn only"))
    let exact = State.of(["yes", "no"], [1, 0]).swept(draws: 1000) {
      $0.parameters.choices.estimator = .straightThrough
    }
    let text = picture(exact, columns, rows).text
    #expect(text.contains("lines exact") && !text.contains("≈"))
  }

  @Test func `the mouse finds the constructions`() {
    let size = GridSize(columns: 120, rows: 36)
    let names = TemperatureView(Self.known, size: size).names
    for (side, region) in zip([Side.left, .right], names) {
      let point = GridPoint(column: region.end - 1, row: region.row)
      #expect(mousePlace(at: point, on: Self.known, size: size).target == .construction(side))
    }
  }
}

extension State {
  /// The temperature view with everything known.
  func swept(draws: Int = 1000, _ change: (inout State) -> Void = { _ in }) -> State {
    var state = self
    state.view = .temperature
    state.sampleBudget = draws
    change(&state)
    var run = SweepMeasurement(job: state.sweepJob!, kernels: baselineKernels)
    run.complete()
    state.sweep = run.finding
    return state
  }
}
