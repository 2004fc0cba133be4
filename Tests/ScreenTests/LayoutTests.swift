import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct Layouts {
  @Test(arguments: [(120, 36), (80, 24), (60, 20), (40, 12), (200, 60), (500, 200)])
  func `the parts fill the screen without overlapping`(columns: Int, rows: Int) {
    for count in [1, 2, 3, 5, 6, 7, 8, 12, 20, 30, 60, 300] {
      let layout = CompareLayout(size: GridSize(columns: columns, rows: rows), count: count, chosen: 0)
      let regions = [layout.controls, layout.list, layout.story, layout.statistics]
      let singles = [
        0, layout.topRule, layout.panelHeader, layout.legend, layout.axis, layout.bottomRule, layout.footer,
      ]
      let used = regions.flatMap { Array($0.row..<$0.bottom) } + singles.compactMap { $0 }
      #expect(Set(used).count == used.count)
      #expect(used.max() == rows - 1)
      let needed = layout.window.places.count * layout.density.rows + (layout.window.hidden > 0 ? 1 : 0)
      #expect(needed - (layout.density.rows - layout.density.drawnRows) <= layout.list.rows)
      #expect(layout.columns.right.end <= columns)
    }
  }

  @Test func `blocks shrink as categories grow`() {
    let size = GridSize(columns: 120, rows: 36)
    let rows = (1...40).map { CompareLayout(size: size, count: $0, chosen: 0).density.rows }
    #expect(rows == rows.sorted(by: >))
    #expect(Set(rows).isSuperset(of: [4, 3, 2, 1]))
    #expect(CompareLayout(size: size, count: 6, chosen: 0).density == .full(spreadRows: 1))
    #expect(CompareLayout(size: GridSize(columns: 80, rows: 24), count: 6, chosen: 0).density == .two)
  }

  @Test func `the chosen category is always on screen`() {
    for room in 1...20 {
      for count in 1...40 {
        for chosen in 0..<count {
          let window = ListWindow(count: count, room: room, chosen: chosen)
          #expect(window.places.contains(chosen))
          #expect(window.places.count + window.hidden == count)
          #expect(window.places.count + (window.hidden > 0 ? 1 : 0) <= max(room, 2))
        }
      }
    }
  }

  @Test(arguments: [(120, 36), (80, 24), (40, 12)])
  func `the mass adds up to one`(columns: Int, rows: Int) {
    let state = States.many
    let shown = visibleCategories(state, size: GridSize(columns: columns, rows: rows))
    #expect(shown.count < 64 && shown.contains(state.selection))
    for panel in [
      PanelFigures(state.sampling?.left, law: state.derived.left),
      PanelFigures(state.sampling?.right, law: state.derived.right),
    ] {
      let all = shown.map { panel.category($0) } + [panel.rest(besides: shown)]
      #expect(all.reduce(0) { $0 + $1.counted!.picks } == 4_000)
      #expect(abs(all.reduce(0) { $0 + $1.law } - 1) < 1e-9)
      #expect(abs(all.reduce(0) { $0 + $1.counted!.share } - 1) < 1e-9)
      #expect(abs(all.reduce(0) { $0 + $1.counted!.weight } - 1) < 1e-6)
      let hidden = Set(0..<64).subtracting(shown)
      let weights = hidden.reduce(0) { $0 + panel.category($1).counted!.weight }
      #expect(abs(panel.rest(besides: shown).counted!.weight - weights) < 1e-6)
    }
  }

  @Test func `a hidden deviation shows in the row of the rest`() {
    let state = States.many.with { $0.sampling?.right.deviating = [63] }
    let rest = picture(state, 80, 24).text.split(separator: "\n").first { $0.contains(" more ") }
    #expect(rest?.contains("▲") == true)
  }

  @Test func `a vocabulary is drawn from its visible part`() {
    let count = 128_256
    let logits = (0..<count).map { -Double($0) / 1e4 }
    let state = State.of((0..<count).map { "t\($0)" }, logits).with { $0.selection = 70_000 }
    let size = GridSize(columns: 120, rows: 36)
    let shown = visibleCategories(state, size: size)
    #expect(shown.count == 25 && shown.contains(70_000))
    #expect(picture(state, 120, 36).text.contains("128 231 more"))
  }
}
