import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct `What a key changes` {
  /// Categories that are not sorted, so that sorting shows, with the middle one chosen, so that every key moves it.
  private static let base = State.of(["a", "b", "c", "d", "e"], [0.5, 2, -0.5, 1.2, 0]).with {
    $0.selection = 2
  }

  private static func opened(_ view: View) -> State {
    switch view {
    case .compare: base.drawn(2000)
    case .oneDraw: base.drawn(2000).with { $0.view = .oneDraw }
    case .simplex: base.inTriangle(draws: 500) { $0.selection = 1 }
    case .temperature: base.swept(draws: 64)
    case .gradients: base.estimated(samples: 512).with { $0.parameters.choices.estimator = $0.racers[1] }
    case .training: base.raced(steps: 20).with { $0.training.run = 1 }
    case .when: base.with { ($0.view, $0.whenFinding, $0.when.chosen) = (.when, States.when.whenFinding, 3) }
    case .claims:
      base.with { ($0.view, $0.claimsFinding, $0.claims.chosen) = (.claims, States.claims.claimsFinding, 3) }
    }
  }

  @Test(arguments: View.allCases) func `is seen in the view that is open, or told`(view: View) {
    let before = Self.opened(view)
    let size = GridSize(columns: 120, rows: 36)
    let shown = picture(before, size.columns, size.rows)
    let keys = KeyMap.bindings.filter { $0.section.layer == .explorer }.flatMap {
      $0.actions.compactMap(\.keys.first)
    }
    // What undo and redo change is told, wherever it is; with nothing open Esc has nothing to back out of.
    for key in keys where ![.character("u"), .control("r"), .escape].contains(key) {
      var after = before
      let effects = after.apply(.input(.key(key)))
      if !effects.isEmpty || key == .character(Character("\(view.rawValue + 1)")) { continue }
      // What changes the work of the view is seen when its finding comes.
      let isSeen = picture(after, size.columns, size.rows) != shown || !isSameWork(view.page, before, after)
      #expect(after.notice != nil || isSeen, "\(key) does nothing")
      after.notice = nil
      let isChanged =
        after.parameters != before.parameters || after.selection != before.selection
        || after.sorted != before.sorted || after.display != before.display
        || after.baseline != before.baseline || after.sampleBudget != before.sampleBudget
        || after.heldAt != before.heldAt || after.training != before.training
        || after.when != before.when
      if isChanged {
        let isShown = picture(after, size.columns, size.rows) != shown
        #expect(isShown || !isSameWork(view.page, before, after), "\(key) changes what is not shown")
      }
    }
  }

  private func isSameWork<P: Page>(_ page: P.Type, _ before: State, _ after: State) -> Bool {
    page.job(before, visible: []) == page.job(after, visible: [])
  }
}
