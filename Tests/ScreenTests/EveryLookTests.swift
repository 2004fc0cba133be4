import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

/// Every view with every layer above it, in every kind of terminal.
@Suite struct EveryLook {
  private static let layers: [(name: String, keys: [Key])] = [
    ("", []), ("help", [.character("?")]), ("temperature", [.character("t"), .character("x"), .enter]),
    ("category", [.enter]), ("new", [.character("a")]), ("text", [.character("e"), .enter, .control("s")]),
    ("find", [.character("/"), .character("t")]), ("palette", [.character(":"), .character("t")]),
    ("problem", [.character(":"), .character("x"), .enter]), ("baseline", [.character("b"), .escape]),
    ("notice", [.character("b"), .character("b")]),
  ]

  private static let states: [(name: String, state: State)] = View.allCases.flatMap { view in
    [States.words, States.many, States.masked].enumerated().flatMap { number, state in
      // Claims and experiments have no editors, and Enter leads from one to another view.
      layers.filter {
        ![.when, .claims].contains(view) || !$0.keys.contains(.enter) || $0.keys.contains(.character(":"))
      }.map { layer in
        let state = state.with {
          $0.view = view
          for key in layer.keys { _ = $0.apply(.input(.key(key))) }
        }
        return ("\(view.name) \(number) \(layer.name)", state)
      }
    }
  }

  private static let sizes = [(40, 12), (80, 24), (120, 36), (200, 60)].map {
    GridSize(columns: $0, rows: $1)
  }

  @Test(arguments: sizes)
  func `draws within its means`(size: GridSize) {
    for (name, state) in Self.states {
      for symbols in [SymbolSet.unicode, .ascii] {
        var texts: Set<String> = []
        for kind in ThemeKind.allCases {
          for depth in ColorDepth.allCases {
            let theme = Theme(kind: kind, depth: depth)
            let grid = render(state, size: size, theme: theme, symbols: symbols)
            let place = "\(name), \(size), \(kind), \(depth)"
            let limit = limit(kind, depth)
            let strange = grid.rows.joined().first { cell in
              let isForeign = symbols.isASCII && (cell.scalar.value >= 0x7f || cell.mark != nil)
              return isForeign || cell.style.foreground.map { Int($0.index) >= limit } ?? false
                || cell.style.background.map { Int($0.index) >= limit } ?? false
            }
            #expect(strange == nil, "\(place)")
            texts.insert(grid.text)
          }
        }
        // With few colours bars of weights have a pattern, and without any the mark beside a bar is another
        // glyph: nothing else may depend on them.
        #expect(texts.count <= 3, "\(name), \(size)")
        check(texts, state, size, symbols, name)
      }
    }
  }

  /// What must not be clipped: the tabs, the temperature, the toggles with their keys, and the ways on.
  private func check(
    _ texts: Set<String>, _ state: State, _ size: GridSize, _ symbols: SymbolSet, _ name: String
  ) {
    let covers: Bool =
      switch state.overlays.last {
      case nil, .find: false
      default: true
      }
    for text in texts {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      #expect(lines.count == size.rows)
      if !covers {
        for tab in HeaderLayout(state, width: size.columns).tabs {
          #expect(lines[0].contains(tab.title), "\(name), \(size)")
        }
        let tau = symbols.isASCII ? "tau 0.5" : "τ 0.500"
        // Estimates are the same with noise off and with hard on.
        let toggles = state.view == .gradients ? [] : ["noise", "on [n]", "hard", "off [d]"]
        let words =
          switch state.view {
          case .training: ["task"]
          case .when: [size.rows < 20 ? "task, deployed as" : "when does noise pay?"]
          case .claims: [size.rows < 20 ? "it is" : "what people say"]
          default: [tau] + toggles
          }
        for word in words {
          #expect(lines[1...3].contains { $0.contains(word) }, "\(name), \(size): \(word)")
        }
      }
      guard state.notice == nil else { continue }
      for hint in KeyMap.footer(for: state).filter(\.essential) {
        let keys = symbols.isASCII ? hint.asciiKeys : hint.keys
        #expect(lines[size.rows - 1].contains("\(keys) \(hint.label)"), "\(name), \(size)")
      }
    }
  }

  private func limit(_ kind: ThemeKind, _ depth: ColorDepth) -> Int {
    switch (kind, depth) {
    case (.mono, _), (_, .mono): 0
    case (_, .eight): 8
    case (_, .sixteen): 16
    case (_, .indexed256): 256
    }
  }
}
