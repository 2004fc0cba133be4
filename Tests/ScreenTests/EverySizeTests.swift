import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

/// What holds for every picture.
@Suite struct EverySize {
  private static let states: [State] = [
    States.words, States.beforeFirstDraw, States.many, States.masked,
    States.words.with { $0.view = .oneDraw },
    States.many.with {
      $0.view = .oneDraw
      $0.selection = 63
    },
    States.words.estimated(), States.many.estimated(samples: 500),
    States.masked.with { $0.view = .gradients },
    States.words.estimated().with {
      $0.overlays = [
        .field(FieldEditor(subject: .objective, text: "cubic", cursor: 5, problem: "'cubic' is no objective"))
      ]
    },
    State.of(["a", "b"], [0, 0]) { $0.temperature = .zero }.estimated(samples: 100),
    States.words.raced(steps: 300), States.many.with { $0.view = .training },
    States.words.raced(steps: 3) { $0.parameters.choices.task = .filterSelection },
    States.words.raced(steps: 20).with {
      $0.overlays = [
        .field(FieldEditor(subject: .schedule, text: "cubic", cursor: 5, problem: "'cubic' is no schedule"))
      ]
    },
    States.claims, States.many.with { $0.view = .claims },
    States.words.with { _ = $0.apply(.input(.key(.character("T")))) },
    States.words.with { _ = $0.apply(.input(.key(.character("T")))) }.raced(steps: 2),
    States.words.with { $0.overlays = [.help(scroll: 7)] },
    States.words.with {
      $0.overlays = [
        .field(FieldEditor(subject: .category(5), text: "été 1x", cursor: 6, problem: "été ≠ 1 is wrong"))
      ]
    },
    States.words.with {
      $0.overlays = [.text(TextEditor(lines: ["a 1", ""], line: 1, cursor: 0, problem: "line 2 is empty"))]
    },
    States.words.with {
      $0.notice = Notice(text: "τ \u{7}\u{202e}kept", isProblem: true)
      $0.sampling?.left.deviating = [0, 1]
    },
    State.of(["日本\u{1b}[31m", ""], [1e308, -.infinity]) {
      $0.temperature = .zero
      $0.seed = .max
    }.drawn(3),
    State.of(["only"], [-1e308]) { $0.temperature = .infinity }.with { $0.heldAt = 0 },
  ]

  private static let sizes: [GridSize] = {
    let heights = [0, 1, 11, 12, 13, 16, 20, 24, 30, 36, 60]
    let widths = [0, 1, 12, 39, 40, 41, 56, 72, 80, 100, 116, 160, 200]
    return heights.flatMap { rows in widths.map { GridSize(columns: $0, rows: rows) } }
      + [GridSize(columns: 500, rows: 200)]
  }()

  @Test(arguments: states.indices, [SymbolSet.unicode, .ascii])
  func `draws only what a terminal can show`(index: Int, symbols: SymbolSet) {
    let theme = Theme(kind: .dark, depth: .indexed256)
    for size in Self.sizes {
      let grid = render(Self.states[index], size: size, theme: theme, symbols: symbols)
      #expect(grid.size == size)
      let strange = grid.rows.joined().first { cell in
        let isFine = symbols.isASCII ? cell.scalar.value < 0x7f : true
        return !cell.isContinuation && (!isFine || DisplayWidth.printable(cell.scalar) != cell.scalar)
      }
      #expect(strange == nil, "at \(size)")
    }
  }

  @Test(arguments: ThemeKind.allCases, ColorDepth.allCases)
  func `themes keep to their colours`(kind: ThemeKind, depth: ColorDepth) {
    let limit: Int =
      switch (kind, depth) {
      case (.mono, _), (_, .mono): 0
      case (_, .eight): 8
      case (_, .sixteen): 16
      case (_, .indexed256): 256
      }
    for state in Self.states {
      for size in [GridSize(columns: 120, rows: 36), GridSize(columns: 40, rows: 12)] {
        let theme = Theme(kind: kind, depth: depth)
        let grid = render(state, size: size, theme: theme, symbols: .unicode)
        let colors = grid.rows.joined().flatMap { [$0.style.foreground, $0.style.background] }.compactMap {
          $0
        }
        #expect(colors.allSatisfy { Int($0.index) < limit })
      }
    }
  }

  @Test func `state shows without colour`() {
    let mono = Theme(kind: .mono, depth: .mono)
    func look(_ change: (inout State) -> Void) -> CellGrid {
      render(
        States.words.with(change), size: GridSize(columns: 80, rows: 24), theme: mono, symbols: .unicode)
    }
    let pictures = [
      look { _ in }, look { $0.selection = 2 }, look { $0.view = .oneDraw }, look { $0.heldAt = 20_000 },
      look { $0.view = .gradients }, look { $0.parameters.noise = false }, look { $0.parameters.hard = true },
      look { $0.sampling?.right.deviating = [2] },
    ]
    for (index, one) in pictures.enumerated() {
      for other in pictures[(index + 1)...] { #expect(one.text != other.text) }
    }
  }

  @Test func `a stale snapshot is never shown`() {
    let stale = States.words.with { $0.revision += 1 }
    let isSame = picture(stale, 120, 36) == picture(stale.with { $0.sampling = nil }, 120, 36)
    #expect(isSame)
  }
}
