import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct SimplexPictures {
  private static let known = States.words.inTriangle(draws: 200_000)

  @Test(arguments: [(40, 12), (80, 24), (120, 36), (200, 60)])
  func showsTheTriangleAtEverySize(columns: Int, rows: Int) {
    Pictures.expect(picture(Self.known, columns, rows), named: "simplex-\(columns)x\(rows)")
  }

  @Test func drawsInASCIIInBlocksAndBeforeTheFirstDraw() {
    let mono = Theme(kind: .mono, depth: .none)
    let size = GridSize(columns: 80, rows: 24)
    func expect(_ state: State, _ symbols: SymbolSet, _ name: String) {
      Pictures.expect(render(state, size: size, theme: mono, symbols: symbols), named: name)
    }
    expect(Self.known, .ascii, "simplex-ascii-80x24")
    expect(Self.known, .blocks, "simplex-blocks-80x24")
    expect(Self.known.with { $0.snapshot = nil }, .unicode, "simplex-empty-80x24")
  }

  @Test func aFewDrawsAreAFewPoints() {
    let state = States.many.inTriangle(draws: 7) { $0.parameters.choices.addsRest = true }
    Pictures.expect(picture(state, 80, 24), named: "simplex-few-80x24")
  }

  @Test func coldDrawsLieInTheCorners() {
    let state = State.of(["a", "b", "c"], [1, 0, 0.5]) { $0.temperature = try! Temperature(0.1) }
      .inTriangle(draws: 100_000)
    Pictures.expect(picture(state, 100, 30), named: "simplex-cold-100x30")
  }

  @Test func placesAndPointsAreEachOthersInverse() {
    let triangle = Triangle(region: Triangle.fitting(columns: 60, rows: 20, column: 3, row: 5))
    #expect(triangle.region == Region(column: 3, row: 5, columns: 46, rows: 20))
    for point in [SimplexPoint(0.2, 0.3, 0.5), SimplexPoint(1, 0, 0), SimplexPoint(0.1, 0, 0.9)] {
      let place = triangle.place(of: point)
      let back = triangle.point(across: place.across, down: place.down)!
      #expect((0..<3).allSatisfy { abs(back.weights[$0] - point.weights[$0]) < 1e-12 })
    }
    #expect(triangle.point(across: 0.1, down: 0.1) == nil)
  }

  @Test func theMouseFindsTheCorners() {
    let size = GridSize(columns: 120, rows: 36)
    let facts = SimplexView(Self.known, size: size).layout.facts
    for (place, category) in Self.known.projection.corners.enumerated() {
      let point = GridPoint(column: facts.column + 1, row: facts.row + 1 + place)
      #expect(pointer(at: point, on: Self.known, size: size).target == .category(category))
    }
  }

  @Test func shadesAreStepsOfFour() {
    #expect([0, 0.01, 0.3, 1.1, 5, 17, 1e6].map(SimplexDensity.shade) == [nil, 0, 1, 2, 3, 4, 4])
  }
}

extension State {
  /// The simplex view after so many draws.
  func inTriangle(draws: Int, _ change: (inout State) -> Void = { _ in }) -> State {
    var state = self
    state.view = .simplex
    change(&state)
    var count = SimplexCount(
      state.parameters.right, in: state.parameters.setting, on: state.projection, kernels: baselineKernels)
    count.advance(to: draws)
    state = state.drawn(min(draws, 1000))
    state.snapshot?.simplex = count.snapshot
    return state
  }
}
