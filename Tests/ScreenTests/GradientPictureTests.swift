import Experiment
import Console
import Explorer
import GumbelEngine
import RealModule
import Testing

@testable import Screen

@Suite struct GradientPictures {
  private static let known = State.of(
    ["a", "b", "c", "d"], [0, 0.6931471805599453, 1.0986122886681098, 1.3862943611198906])

  @Test(arguments: [(40, 12), (80, 24), (120, 36), (200, 60)])
  func `shows the estimators at every size`(columns: Int, rows: Int) {
    let state = Self.known.estimated { $0.parameters.temperature = .one }
    Pictures.expect(picture(state, columns, rows), named: "gradients-\(columns)x\(rows)")
  }

  @Test func `marks the trap that softmax falls into`() {
    let state = State.of(["left", "right", "safe"], [2, 2, 0]).estimated {
      $0.parameters.objective = .trap
      $0.parameters.temperature = try! Temperature(0.1)
      $0.parameters.choices.estimator = .softmax
    }
    Pictures.expect(picture(state, 100, 30), named: "gradients-trap-100x30")
  }

  @Test func `draws in ASCII and without any estimates`() {
    let state = States.many.estimated(samples: 1000) { $0.parameters.choices.estimator = .rebar }
    let mono = Theme(kind: .mono, depth: .mono)
    let size = GridSize(columns: 100, rows: 28)
    Pictures.expect(
      render(state, size: size, theme: mono, symbols: .ascii), named: "gradients-many-ascii-100x28")
    let empty = state.with { $0.gradients = nil }
    Pictures.expect(render(empty, size: size, theme: mono, symbols: .ascii), named: "gradients-empty-100x28")
  }

  @Test func `never shows estimates of another question`() {
    let state = Self.known.estimated()
    func isEmpty(_ change: (inout State) -> Void) -> Bool {
      let changed = state.with(change)
      return picture(changed, 120, 36) == picture(changed.with { $0.gradients = nil }, 120, 36)
    }
    #expect(!isEmpty { _ in })
    #expect(isEmpty { $0.parameters.temperature = .one })
    #expect(isEmpty { $0.parameters.objective = .trap })
    #expect(isEmpty { $0.parameters.seed = 7 })
    #expect(isEmpty { $0.parameters.logits = try! Logits([1, 2, 3, 4]) })
    // Another estimator is followed: the rows stay, the curve is another one.
    let other = state.with { $0.parameters.choices.estimator = .softmax }
    #expect(other.currentGradients?.rows.count == 11 && other.currentGradients?.curve.isEmpty == true)
  }

  @Test func `bars share one log scale`() {
    let scale = LogScale(of: [3e-9, 0.02, 4], decades: 6, atLeast: 6)
    #expect(scale.low == -5 && scale.high == 1)
    #expect(scale.position(10) == 1 && scale.position(1e-5) == 0 && scale.position(1e-6) == nil)
    #expect(abs(scale.position(0.01)! - 0.5) < 1e-12)
    #expect(LogScale(of: [], decades: 6, atLeast: 6) == LogScale(of: [1], decades: 6, atLeast: 6))
    let texts = [0, 2e-7, 0.02, 4.25, 123.4, 5e7, .infinity].map { Numbers.error($0) }
    #expect(texts == ["0", "2.0e-7", "0.0200", "4.2500", "123.4", "5.0e7", "∞"])
  }

  @Test func `the curve runs through its points`() {
    let curve = [0.1, 1, 10].map {
      GradientCurvePoint(temperature: $0, squaredBias: $0 * $0, variance: 1 / $0, hasBias: true)
    }
    for place in [-1, -0.5, 0, 0.3, 1.0] {
      let value = GradientCurve.value(at: place, curve, \.squaredBias)!
      #expect(abs(value / Double.exp10(2 * place) - 1) < 1e-12)
    }
    #expect(GradientCurve.value(at: -1.5, curve, \.variance) == nil)
    #expect(GradientCurve.value(at: 1.5, curve, \.variance) == nil)
  }

  @Test func `the mouse finds estimators and the objective`() {
    let state = Self.known.estimated()
    let size = GridSize(columns: 120, rows: 36)
    let layout = GradientsLayout(size: size, followed: state.estimator)
    let row = mousePlace(at: GridPoint(column: 8, row: layout.table.row + 2), on: state, size: size)
    #expect(row.target == .estimator(.softmax))
    let objective = mousePlace(at: GridPoint(column: 14, row: layout.question!.row), on: state, size: size)
    #expect(objective.target == .objective)
    let category = mousePlace(at: GridPoint(column: 3, row: layout.arrows!.row + 1), on: state, size: size)
    #expect(category.target == .category(0))
    let tab = HeaderLayout(States.words, width: 120).tabs.first { $0.view == .gradients }!
    #expect(
      mousePlace(at: GridPoint(column: tab.column + 1, row: 0), on: state, size: size).target
        == .tab(.gradients)
    )
  }
}
