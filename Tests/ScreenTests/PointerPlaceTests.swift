import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct PointerPlaces {
  private static let sizes = [(40, 12), (60, 20), (80, 24), (120, 36), (200, 60)].map {
    GridSize(columns: $0, rows: $1)
  }

  /// The targets that the cells showing `text` have.
  private func targets(of text: String, in state: State, _ size: GridSize) -> Set<Target?> {
    let grid = picture(state, size.columns, size.rows)
    var found: Set<Target?> = []
    for row in 0..<size.rows {
      let line = (0..<size.columns).map { Character(grid[$0, row].scalar) }
      for start in line.indices where line[start...].starts(with: text) {
        for column in start..<start + text.count {
          found.insert(mousePlace(at: GridPoint(column: column, row: row), on: state, size: size).target)
        }
      }
    }
    return found
  }

  @Test(arguments: sizes, [View.compare, .oneDraw])
  func `are where things are drawn`(size: GridSize, view: View) {
    let state = States.words.with { $0.view = view }
    let tabs = HeaderLayout(state, width: size.columns).tabs
    #expect(tabs.map(\.view) == View.allCases)
    let header = picture(state, size.columns, size.rows)
    for tab in tabs {
      let shown = (tab.column..<tab.end).map { Character(header[$0, 0].scalar) }
      #expect(String(shown) == tab.title)
      for column in tab.column..<tab.end {
        let place = mousePlace(at: GridPoint(column: column, row: 0), on: state, size: size)
        #expect(place.target == .tab(tab.view))
      }
    }
    #expect(targets(of: "0.500", in: state, size).contains(.temperature))
    #expect(targets(of: "on [n]", in: state, size) == [.noise])
    #expect(targets(of: "off [d]", in: state, size) == [.hard])
    #expect(targets(of: "Gumbel", in: state, size).contains(.construction(.right)))
    #expect(targets(of: "every", in: state, size) == [.category(5)])
    if size.columns >= 80 { #expect(targets(of: "━━━", in: state, size) == [.slider]) }
    if size.columns >= 60 {
      // In the view of one draw other numbers may be the same.
      #expect(targets(of: "+1.20", in: state, size).contains(.value(1)))
    }
  }

  @Test func `are the bars and what sums the rest`() {
    let size = GridSize(columns: 80, rows: 24)
    let places = targets(of: "████", in: States.words, size)
    #expect(places.contains(.category(0)) && places.contains(.category(1)))
    #expect(targets(of: "more", in: States.many, size) == [.list])
    #expect(targets(of: "quit", in: States.words, size) == [nil])
  }

  @Test func `are none in a window that is too small`() {
    for point in [GridPoint(column: 0, row: 0), GridPoint(column: 900, row: 900)] {
      #expect(mousePlace(at: point, on: States.words, size: GridSize(columns: 39, rows: 12)) == MousePlace())
      #expect(mousePlace(at: point, on: States.words, size: GridSize(columns: 0, rows: 0)) == MousePlace())
    }
  }

  @Test func `are covered by a layer above`() {
    let size = GridSize(columns: 80, rows: 24)
    for key in [Key.character("?"), .character("t"), .character("e")] {
      var state = States.words
      _ = state.apply(.input(.key(key)))
      for row in 0..<24 {
        for column in 0..<80 {
          #expect(mousePlace(at: GridPoint(column: column, row: row), on: state, size: size).target == nil)
        }
      }
    }
  }

  @Test func `are the proposals of the palette`() {
    var state = States.words
    for character in ":right " { _ = state.apply(.input(.key(.character(character)))) }
    for size in Self.sizes {
      #expect(targets(of: "sampled-softmax", in: state, size) == [.candidate(1)])
    }
  }

  @Test func `the knob stands where it was put`() {
    for columns in [60, 71, 72, 80, 100, 119, 120, 200, 500] {
      let size = GridSize(columns: columns, rows: 24)
      var state = States.beforeFirstDraw
      for column in 0..<columns {
        let place = GridPoint(column: column, row: 1)
        guard mousePlace(at: place, on: state, size: size).target == .slider else { continue }
        _ = state.apply(.mouse(.press, mousePlace(at: place, on: state, size: size)))
        let grid = picture(state, columns, 24)
        let knob = (0..<columns).first { grid[$0, 1].scalar == "●" }
        let track = (0..<columns).filter { "━─●".unicodeScalars.contains(grid[$0, 1].scalar) }
        #expect(knob == min(max(column, track.first!), track.last!), "at \(columns) columns")
      }
    }
  }

  @Test func `a drag that comes back leaves the temperature`() {
    let size = GridSize(columns: 80, rows: 24)
    var state = States.beforeFirstDraw
    let start = (0..<80).first { picture(state, 80, 24)[$0, 1].scalar == "●" }!
    for (action, column) in [
      (MouseAction.press, start), (.drag, start + 5), (.drag, start), (.release, start),
    ] {
      _ = state.apply(
        .mouse(action, mousePlace(at: GridPoint(column: column, row: 9), on: state, size: size)))
    }
    #expect(state.parameters.temperature.value == 0.5)
  }
}
