import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct ClaimPictures {
  @Test(arguments: [(40, 12), (80, 24), (120, 36), (200, 60)])
  func `show the claims at every size`(columns: Int, rows: Int) {
    Pictures.expect(picture(States.claims, columns, rows), named: "claims-\(columns)x\(rows)")
  }

  @Test func `show the chosen one in ASCII`() {
    let state = States.claims.with { $0.claims.chosen = 18 }
    let grid = render(
      state, size: GridSize(columns: 80, rows: 24), theme: Theme(kind: .mono, depth: .mono), symbols: .ascii)
    Pictures.expect(grid, named: "claims-ascii-80x24")
  }

  @Test func `show what contradicts`() {
    let number = ClaimNumber(name: "share", measured: 0.4, expected: .exactly(0.5))
    let state = States.words.with {
      $0.view = .claims
      $0.claimsFinding = ClaimsFinding(
        job: ClaimsJob(seed: 42),
        findings: [ClaimFinding(claim: Claim.all[0], seed: 42, numbers: [number])])
    }
    Pictures.expect(picture(state, 80, 24), named: "claims-contradicted-80x24")
  }

  @Test func `no sentence is cut at any usual size`() {
    for size in [(40, 12), (80, 24), (120, 36), (200, 60)].map({ GridSize(columns: $0, rows: $1) }) {
      for place in Claim.all.indices {
        let state = States.claims.with { $0.claims.chosen = place }
        let layout = ClaimsView(state, size: size).layout
        let shortest = DisplayWidth.wrapped(
          state.view.page.story(state).tellings.last ?? "", width: size.columns - layout.margin - 1)
        #expect(shortest.count <= layout.story.rows, "\(Claim.all[place].id) at \(size)")
        guard let detail = layout.detail, size.columns >= 72 else { continue }
        let statement = DisplayWidth.wrapped(
          "“\(Claim.all[place].statement)”", width: size.columns - 2 * layout.margin)
        #expect(statement.count <= 2)
        let numbers = state.finding(place)?.numbers.count ?? 0
        #expect((numbers + 1) / 2 <= detail.rows - statement.count, "\(Claim.all[place].id) at \(size)")
      }
    }
  }

  @Test func `the mouse finds a claim`() {
    let size = GridSize(columns: 120, rows: 36)
    let row = ClaimsView(States.claims, size: size).layout.list.row + 2
    #expect(
      mousePlace(at: GridPoint(column: 20, row: row), on: States.claims, size: size).target == .claim(2))
  }
}

@Suite struct TourPictures {
  private func toured(_ steps: Int, _ keys: Key...) -> State {
    States.words.with { state in
      _ = state.apply(.input(.key(.character("T"))))
      for _ in 0..<steps { _ = state.apply(.input(.key(.enter))) }
      for key in keys { _ = state.apply(.input(.key(key))) }
    }
  }

  @Test(arguments: [(40, 12), (80, 24), (120, 36)])
  func `show the first step`(columns: Int, rows: Int) {
    Pictures.expect(picture(toured(0).drawn(20_000), columns, rows), named: "tour-\(columns)x\(rows)")
  }

  @Test func `show an answer`() {
    Pictures.expect(
      picture(toured(1, .character("L"), .character("L")).drawn(20_000), 80, 24), named: "tour-answer-80x24")
  }

  @Test func `nothing is cut and the view is whole`() {
    for size in [(80, 24), (120, 36), (200, 60)].map({ GridSize(columns: $0, rows: $1) }) {
      for place in TourStep.all.indices {
        let (view, panel) = TourPanel.split(size, for: toured(place))
        let rows = panel?.region.rows ?? 0
        #expect(view.rows + rows == size.rows && view.rows >= 16)
        for text in [TourStep.all[place].question, TourStep.all[place].answer] {
          #expect(DisplayWidth.wrapped(text, width: size.columns - 4).count <= rows - 2)
        }
      }
    }
  }
}

extension States {
  /// The claims as the engine measures them.
  static let claims = words.with { state in
    state.view = .claims
    let findings = Claim.all.map { $0.check(EngineSubject(), seed: 42) }
    state.claimsFinding = ClaimsFinding(job: ClaimsJob(seed: 42), findings: findings)
  }
}
