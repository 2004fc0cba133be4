import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct SimplexPictures {
  private static let known = States.words.inTriangle(draws: 200_000)

  @Test(arguments: [(40, 12), (80, 24), (120, 36), (200, 60)])
  func `shows the triangle at every size`(columns: Int, rows: Int) {
    Pictures.expect(picture(Self.known, columns, rows), named: "simplex-\(columns)x\(rows)")
  }

  @Test func `draws in ASCII in blocks and before the first draw`() {
    let mono = Theme(kind: .mono, depth: .mono)
    let size = GridSize(columns: 80, rows: 24)
    func expect(_ state: State, _ symbols: SymbolSet, _ name: String) {
      Pictures.expect(render(state, size: size, theme: mono, symbols: symbols), named: name)
    }
    expect(Self.known, .ascii, "simplex-ascii-80x24")
    expect(Self.known, .blocks, "simplex-blocks-80x24")
    expect(Self.known.with { $0.sampling = nil }, .unicode, "simplex-empty-80x24")
  }

  @Test func `a few draws are a few points`() {
    let state = States.many.inTriangle(draws: 7) { $0.parameters.choices.addsRest = true }
    Pictures.expect(picture(state, 80, 24), named: "simplex-few-80x24")
  }

  @Test func `cold draws lie in the corners`() {
    let state = State.of(["a", "b", "c"], [1, 0, 0.5]) { $0.temperature = try! Temperature(0.1) }
      .inTriangle(draws: 100_000)
    Pictures.expect(picture(state, 100, 30), named: "simplex-cold-100x30")
  }

  @Test func `two open corners show an edge`() {
    let two = State.of(["yes", "no"], [1, 0]).inTriangle(draws: 200_000)
    Pictures.expect(picture(two, 80, 24), named: "simplex-two-80x24")
    let masked = State.of(["a", "hidden", "c"], [1, -.infinity, 0]).inTriangle(draws: 200_000) {
      $0.parameters.choices.corners = [1, 0, 2]
    }
    Pictures.expect(picture(masked, 100, 30), named: "simplex-masked-100x30")
    let ascii = render(
      masked, size: GridSize(columns: 80, rows: 24), theme: Theme(kind: .mono, depth: .mono), symbols: .ascii)
    Pictures.expect(ascii, named: "simplex-masked-ascii-80x24")
  }

  /// Every cell of the edge has the shade of the exact density in it, or of one within a fifth of it: five standard
  /// errors of the draws that it holds are less. No more cells than the tally has parts.
  @Test(arguments: [60, 80, 100, 120], [0.3, 0.6, 1, 4])
  func `an edge has the shades of its law`(columns: Int, tau: Double) throws {
    let state = State.of(["yes", "no"], [1, 0]) { $0.temperature = try! Temperature(tau) }
      .inTriangle(draws: 1_000_000)
    let grid = picture(state, columns, columns * 3 / 10)
    let region = SimplexLayout(size: grid.size).triangle
    let edge = try #require(state.currentSimplex?.law.edge)
    for place in 0..<region.columns {
      let part = Double(place) / Double(region.columns)..<Double(place + 1) / Double(region.columns)
      let density = try #require(edge.density(in: part))
      guard density > 0.02 else { continue }
      let allowed = [0.8, 1, 1.25].map {
        SimplexDensity.shade(density * $0).map { SymbolSet.unicode.shades[$0] }
      }
      #expect(
        allowed.contains(grid[region.column + place, region.bottom - 1].scalar), "\(columns) \(tau) \(place)")
    }
  }

  @Test func `the legend says what shades mean`() {
    func text(_ state: State, columns: Int = 80) -> String { picture(state, columns, 24).text }
    let many = text(Self.known)
    for words in [
      "● newest ○ earlier draws", "each shade is 4 times as dense", "exact: borders of the shades",
      "3 others left out, y rescaled [z]",
    ] { #expect(many.contains(words), "\(words)") }
    #expect(text(Self.known, columns: 120).contains("▒ is even, each shade is 4 times as dense"))
    let few = text(States.words.inTriangle(draws: 4096), columns: 120)
    #expect(few.contains("few draws: shades still pale") && !few.contains("is even"))
    #expect(few.contains("exact: where shades will change"))
    let hard = States.words.inTriangle(draws: 100) { $0.parameters.hard = true }
    #expect(text(hard).contains("3 left out, drawn again [z]"))
  }

  @Test func `a masked category has no weight`() {
    let state = State.of(["a", "hidden", "c"], [1, -.infinity, 0]).inTriangle(draws: 5000)
    let line = picture(state, 80, 24).text.split(separator: "\n").first {
      $0.contains("hidden") && $0.contains("0.")
    }
    #expect(line?.contains("0.000") == true && line?.contains("<.001") == false)
  }

  @Test func `places and points are each others inverse`() {
    let triangle = Triangle(region: Triangle.fitting(columns: 60, rows: 20, column: 3, row: 5))
    #expect(triangle.region == Region(column: 3, row: 5, columns: 46, rows: 20))
    for point in [SimplexPoint(0.2, 0.3, 0.5), SimplexPoint(1, 0, 0), SimplexPoint(0.1, 0, 0.9)] {
      let place = triangle.place(of: point)
      let back = triangle.point(across: place.across, down: place.down)!
      #expect((0..<3).allSatisfy { abs(back.weights[$0] - point.weights[$0]) < 1e-12 })
    }
    #expect(triangle.point(across: 0.1, down: 0.1) == nil)
  }

  @Test func `the mouse finds the corners`() {
    let size = GridSize(columns: 120, rows: 36)
    let facts = SimplexView(Self.known, size: size).layout.facts
    for (place, category) in Self.known.projection.corners.enumerated() {
      let point = GridPoint(column: facts.column + 1, row: facts.row + 1 + place)
      #expect(mousePlace(at: point, on: Self.known, size: size).target == .category(category))
    }
  }

  @Test func `shades are steps of four`() {
    #expect([0, 0.01, 0.3, 1.1, 5, 17, 1e6].map(SimplexDensity.shade) == [nil, 0, 1, 2, 3, 4, 4])
    #expect(
      [-1e308, -Double.infinity, 1e20, .infinity].map(SimplexDensity.shade(logarithm:)) == [0, 0, 4, 4])
  }
}

extension State {
  /// The simplex view after so many draws.
  func inTriangle(draws: Int, _ change: (inout State) -> Void = { _ in }) -> State {
    var state = self
    state.view = .simplex
    change(&state)
    var count = SimplexMeasurement(
      state.parameters.right, in: state.parameters.setting, on: state.projection, kernels: baselineKernels)
    count.advance(to: draws)
    state = state.drawn(min(draws, 1000))
    state.sampling?.simplex = count.finding
    return state
  }
}
