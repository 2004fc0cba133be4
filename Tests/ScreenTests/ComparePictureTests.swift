import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

/// Draws a state in the dark theme with block glyphs.
func picture(_ state: State, _ columns: Int, _ rows: Int) -> CellGrid {
  render(
    state, size: GridSize(columns: columns, rows: rows), theme: Theme(kind: .dark, depth: .indexed256),
    symbols: .unicode)
}

@Suite struct ComparePictures {
  @Test(arguments: [(120, 36), (200, 60), (80, 24), (60, 20), (40, 12)])
  func `shows the story at every size`(columns: Int, rows: Int) {
    Pictures.expect(picture(States.words, columns, rows), named: "compare-\(columns)x\(rows)")
  }

  @Test func `shows the law before the first draw`() {
    Pictures.expect(picture(States.beforeFirstDraw, 120, 36), named: "compare-before-first-draw-120x36")
  }

  @Test(arguments: [(120, 36), (80, 24), (60, 20), (40, 12)])
  func `sums the categories that do not fit`(columns: Int, rows: Int) {
    Pictures.expect(picture(States.many, columns, rows), named: "compare-many-\(columns)x\(rows)")
  }

  @Test func `says how many do not fit beside their probability`() {
    let state = State.of((1...300).map { "c\($0)" }, Array(repeating: 0, count: 300))
      .drawn(1_000).with { $0.display = .probabilities }
    #expect(picture(state, 80, 24).text.contains("\n  +289    0.963 "))
    #expect(picture(state, 120, 36).text.contains("\n  275 more    0.917 "))
  }

  @Test func `shrinks blocks before it scrolls`() {
    let twelve = State.of((1...8).map { "c\($0)" }, (1...8).map { -Double($0) / 4 }).drawn(2_000)
    Pictures.expect(picture(twelve, 120, 36), named: "compare-three-rows-120x36")
  }

  @Test func `says that noise on probabilities picks masked categories`() {
    Pictures.expect(picture(States.masked, 100, 30), named: "compare-masked-100x30")
  }

  @Test func `marks shares that deviate`() {
    let state = States.words.with { $0.sampling?.right.deviating = [1, 3] }
    Pictures.expect(picture(state, 80, 24), named: "compare-deviating-80x24")
  }

  @Test func `shows counts and that draws are paused`() {
    let state = States.words.with {
      $0.display = .counts
      $0.heldAt = 20_000
    }
    Pictures.expect(picture(state, 80, 24), named: "compare-counts-paused-80x24")
  }

  /// The words with the counts at τ = 2 and, pinned, those at τ = 0.5.
  private var compared: State {
    var state = States.words
    _ = state.apply(.input(.key(.character("b"))))
    state.notice = nil
    state.parameters.temperature = try! Temperature(2)
    return state.drawn(20_000)
  }

  @Test(arguments: [(120, 36), (80, 24), (40, 12)])
  func `marks where the baselines bars ended`(columns: Int, rows: Int) {
    Pictures.expect(picture(compared, columns, rows), named: "compare-baseline-\(columns)x\(rows)")
  }

  @Test func `the legend tells what the baseline has otherwise`() {
    var state = compared
    #expect(picture(state, 200, 60).text.contains("baseline τ 0.500\n"))
    state.parameters.noise = false
    state.parameters.left = .noiseAfterTemperature
    #expect(picture(state, 200, 60).text.contains("baseline τ 0.500, noise on, left "))
    state.parameters.temperature = try! Temperature(0.5)
    #expect(picture(state, 200, 60).text.contains("baseline noise on, left "))
  }

  @Test func `the baseline leaves a spike its height`() {
    var state = State.of(["a", "b", "c", "d", "e", "f", "g", "h"], [8, 0, 0, 0, 0, 0, 0, 0]).drawn(2_000)
    let spikes = picture(state, 80, 24).text.filter { "▁▂▃▄▅▆▇█".contains($0) }
    _ = state.apply(.input(.key(.character("b"))))
    #expect(picture(state, 80, 24).text.filter { "▁▂▃▄▅▆▇█".contains($0) } == spikes)
  }

  @Test func `the legend names counts where they show`() {
    let state = States.words.with { $0.display = .counts }
    #expect(picture(state, 120, 36).text.contains("picks = number of draws won"))
    #expect(picture(States.words, 120, 36).text.contains("picks = share of draws won"))
  }

  @Test func `an entropy of nothing is the same on both sides`() {
    let lines = picture(State.of(["only"], [1]).drawn(5_000), 120, 36).text.split(separator: "\n")
    let entropy = lines.first { $0.contains("mean entropy") }
    #expect(entropy?.contains("0.000 nats") == true && entropy?.contains("<.001") == false)
  }

  @Test func `marks the baseline in ASCII too`() {
    let grid = render(
      compared, size: GridSize(columns: 120, rows: 36), theme: Theme(kind: .mono, depth: .mono),
      symbols: .ascii)
    Pictures.expect(grid, named: "compare-baseline-ascii-120x36")
  }

  @Test func `lists by probability when sorted`() {
    let state = State.of(["low", "high", "middle"], [-1, 1, 0]) { _ in }.drawn(2_000).with {
      $0.sorted = true
      $0.display = .probabilities
      $0.selection = 1
    }
    Pictures.expect(picture(state, 80, 24), named: "compare-sorted-80x24")
  }

  @Test func `shows hard as one hot with a soft gradient`() {
    let state = State.of(["a", "b", "c"], [1, 0, -1]) { $0.hard = true }.drawn(2_000)
    Pictures.expect(picture(state, 120, 30), named: "compare-hard-120x30")
  }

  @Test func `collapses onto softmax without noise`() {
    let state = State.of(["a", "b", "c"], [1, 0, -1]) { $0.noise = false }.drawn(2_000)
    Pictures.expect(picture(state, 120, 30), named: "compare-no-noise-120x30")
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func `needs nothing beyond ASCII`(columns: Int, rows: Int) {
    let grid = render(
      States.words, size: GridSize(columns: columns, rows: rows), theme: Theme(kind: .mono, depth: .mono),
      symbols: .ascii)
    Pictures.expect(grid, named: "compare-ascii-\(columns)x\(rows)")
  }

  @Test func `names the sizes where the window is too small`() {
    #expect(
      picture(States.words, 56, 3).text == "\ngumbel-tui: window 56x3, needed 40x12. q quits\n")
    #expect(picture(States.words, 14, 1).text == "need 40x12 q")
    // A letter would be typed into what cannot be seen.
    let editing = States.words.with { _ = $0.apply(.input(.key(.character("e")))) }
    #expect(picture(editing, 30, 1).text == "30x1 < 40x12, Ctrl-C quits")
  }
}
