import Console
import Experiment
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct `The view that asks when noise pays` {
  @Test(arguments: [(40, 12), (80, 24), (120, 36), (200, 60)])
  func `shows its table at every size`(columns: Int, rows: Int) {
    Pictures.expect(picture(States.when, columns, rows), named: "when-\(columns)x\(rows)")
  }

  @Test func `shows itself in ASCII, without colours, and before the first run`() {
    let mono = Theme(kind: .mono, depth: .mono)
    let size = GridSize(columns: 80, rows: 24)
    Pictures.expect(render(States.when, size: size, theme: mono, symbols: .ascii), named: "when-ascii-80x24")
    let empty = States.when.with { $0.whenFinding = nil }
    Pictures.expect(render(empty, size: size, theme: mono, symbols: .unicode), named: "when-empty-80x24")
    #expect(picture(empty, 120, 36).text.contains("not measured yet"))
  }

  @Test func `has its rows under the mouse`() {
    let size = GridSize(columns: 80, rows: 24)
    let row = WhenView(States.when, size: size).layout.list.row + 2
    #expect(
      mousePlace(at: GridPoint(column: 20, row: row), on: States.when, size: size).target == .experiment(2))
  }

  @Test func `shows every row when it is chosen, at every size`() {
    for (columns, rows) in [(40, 12), (60, 20), (80, 24), (200, 60)] {
      for place in 0..<18 {
        let state = States.when.with { $0.when.chosen = place }
        let name = WhenAnswer.name(state.chosenWhenRow)
        #expect(picture(state, columns, rows).text.contains(name.prefix(18)), "\(columns)x\(rows): \(name)")
      }
    }
  }

  @Test func `says what its cells say`() {
    let text = picture(States.when, 120, 36).text
    for word in ["268.7", "22.3", "noise or hardness", "nothing: noise hurts", "✓"] {
      #expect(text.contains(word))
    }
    let state = States.when.with { $0.when.chosen = 10 }
    let story = state.view.page.story(state).long
    #expect(story.hasPrefix("digits-vae sampled: noise pays (softmax 268.7, Gumbel-Softmax 22.3)."))
  }
}

extension States {
  /// The table with the losses that five runs had, in the order of the ways: pick and mixture of every experiment.
  static let when = words.with { state in
    state.view = .when
    let job = WhenJob(seed: state.parameters.seed)
    var table = state.currentWhen.table
    let means: [String: (pick: [Double], mixture: [Double])] = [
      "trap at τ 0.5": ([1, 0.5, 1, 0.5], [0, 0.5, 0, 0.49]),
      "trap": ([1, 1, 1, 0.5], [0, 0.003, 0.001, 0.26]),
      "linear": ([0, 0, 0, 0], [0.046, 0.046, 0.046, 0.046]),
      "pointer": ([0.15, 0.18, 0.34, 0.27], [0.13, 0.14, 0.29, 0.2]),
      "filter-selection": ([3, 0.1, 0, 0], [0.1, 0.2, 0, 0.1]),
      "digits-vae": ([268.7, 22.3, 41.2, 19.3], [2.6, 11.9, 11.2, 16.4]),
      "codebook": ([56, 5.06, 5.87, 4.96], [3.23, 4.52, 5.42, 4.61]),
      "router": ([49.2, 5.53, 5.67, 5.76], [3.61, 5.18, 5.62, 5.59]),
      "attention": ([5.72, 5.62, 6.53, 5.81], [3.39, 3.53, 4.25, 3.43]),
    ]
    for job in table.jobs(runs: 5) {
      let experiment = table.experiments[job.experiment]
      let known = means[WhenAnswer.name(experiment)]!
      // The runs of a way differ, and those of another by the same.
      let shift = 1 + 0.001 * Double(job.run - 2)
      table.receive(
        WhenOutcome(
          pick: known.pick[job.way] * shift, mixture: known.mixture[job.way] * shift, meanMax: 0.24), of: job)
    }
    state.whenFinding = WhenFinding(job: job, table: table)
  }
}
