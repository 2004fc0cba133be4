import Console
import Experiment
import Explorer
import GumbelEngine
import Live
import Screen
import Terminal
import Testing

@testable import gumbel_tui

/// The loop of the explorer, in process: what it shows, when, and what it asks of the terminal.
@MainActor
@Suite struct ExplorerLoopTests {
  // MARK: - Pictures

  @Test func `the screen shows the state`() throws {
    let bench = try ExplorerBench()
    bench.type(" ")
    bench.type("tnhd")
    bench.type("<esc>", secondsApart: 1)
    let look = Appearance().look(theme: .dark, colors: .indexed256, isUTF8: true)
    let expected = render(
      bench.run.state, size: bench.terminal.size, theme: look.theme, symbols: look.symbols)
    #expect(bench.text == expected.text)
    #expect(bench.terminal.screen == expected)
  }

  @Test func `the first picture has draws`() throws {
    let bench = try ExplorerBench()
    while bench.terminal.paintings.isEmpty { bench.pass(0.001) }
    #expect(try #require(bench.run.state.sampling).draws > 0)
    #expect(bench.terminal.time < 0.004)
  }

  @Test func `a key that changes no draw is shown at once`() throws {
    let bench = try ExplorerBench()
    bench.pass(1.001)
    let time = bench.terminal.time
    bench.terminal.type([.key(.character("i"))])
    bench.pass(0.001)
    #expect(bench.terminal.paintings.last == time)
  }

  @Test func `a key that changes the draws is shown with their first counts`() throws {
    let bench = try ExplorerBench()
    bench.type("fffffff")
    bench.pass(1.001)
    let time = bench.terminal.time
    bench.terminal.type([.key(.character("h"))])
    bench.terminal.end = time + 0.004
    while try #require(bench.terminal.paintings.last) < time { bench.run.turn() }
    #expect(try #require(bench.terminal.paintings.last) < time + 0.001)
    let shown = try #require(bench.run.state.sampling)
    #expect(shown.revision == bench.run.state.revision && (1..<100_000).contains(shown.draws))
  }

  @Test func `counts are shown at most at the rate of pictures`() throws {
    let bench = try ExplorerBench(appearance: Appearance(fps: 20))
    bench.pass(1)
    let before = bench.terminal.paintings.count
    bench.pass(2)
    #expect((35...41).contains(bench.terminal.paintings.count - before))
  }

  @Test func `counts of older parameters are never shown`() throws {
    let bench = try ExplorerBench()
    bench.type("ffffff")
    for _ in 0..<20 {
      bench.terminal.type([.key(.character("h"))])
      bench.terminal.end = bench.terminal.time + 0.01
      while bench.terminal.time < bench.terminal.end {
        bench.run.turn()
        #expect([nil, bench.run.state.revision].contains(bench.run.state.sampling?.revision))
      }
    }
  }

  @Test func `at rest nothing wakes the loop`() throws {
    let bench = try ExplorerBench()
    bench.type(":draws 500<enter>", secondsApart: 0.01)
    bench.pass(1)
    #expect(bench.row(with: "draws")?.contains("500") == true)
    let (waits, pictures) = (bench.terminal.waits, bench.terminal.paintings.count)
    bench.pass(3600)
    #expect(bench.terminal.waits == waits + 1 && bench.terminal.paintings.count == pictures)
    #expect(bench.terminal.lastDeadline == .infinity && bench.workers.rest)
  }

  @Test func `a new size is drawn at once`() throws {
    let bench = try ExplorerBench()
    bench.type(" ")
    bench.terminal.resize(GridSize(columns: 120, rows: 36))
    bench.pass(0.01)
    #expect(bench.terminal.screen.size == GridSize(columns: 120, rows: 36))
    bench.terminal.resize(GridSize(columns: 20, rows: 5))
    bench.pass(0.01)
    #expect(bench.text.contains("40x12"))
  }

  @Test func `without colours the theme is mono`() throws {
    for bench in [
      try ExplorerBench(colorDepth: .mono),
      try ExplorerBench(appearance: Appearance(theme: .light, noColor: true)),
    ] {
      bench.pass(0.1)
      #expect(bench.run.state.theme == .mono && !bench.run.state.allowsColor)
      let styles = bench.terminal.screen.rows.flatMap { $0 }.map(\.style)
      #expect(styles.allSatisfy { $0.foreground == nil && $0.background == nil })
    }
  }

  // MARK: - Views

  @Test(arguments: [("4", "max y"), ("5", "estimator"), ("6", "loss"), ("7", "noise"), ("8", "claim")])
  func `a view is measured while it is looked at`(key: String, word: String) throws {
    let bench = try ExplorerBench()
    bench.type(" ")
    bench.type(key, secondsApart: 0.2)
    #expect(bench.text.lowercased().contains(word))
    bench.pass(0.6)
    let state = bench.run.state
    #expect(
      state.currentSweep != nil || state.currentGradients != nil || state.race != nil
        || state.whenFinding != nil || state.currentClaims != nil)
    bench.type("1")
    bench.pass(1)
    #expect(bench.workers.rest)
  }

  @Test func `estimates of an older question are not shown`() throws {
    let bench = try ExplorerBench()
    bench.type(" 5", secondsApart: 0.2)
    let job = try #require(bench.run.state.gradientJob)
    #expect(bench.run.state.currentGradients?.job == job)
    bench.type("h", secondsApart: 0.2)
    #expect(bench.run.state.currentGradients?.job.temperature == bench.run.state.parameters.temperature)
    #expect(bench.run.state.gradientJob != job)
  }

  @Test func `a race goes on only while it is looked at`() throws {
    let bench = try ExplorerBench()
    bench.type("6 ", secondsApart: 0.1)
    bench.pass(1)
    let step = try #require(bench.run.state.race).step
    #expect(step > 10)
    bench.type("1", secondsApart: 0.1)
    bench.pass(5)
    bench.type("6", secondsApart: 0.02)
    #expect(try #require(bench.run.state.race).step < step + 100)
  }

  @Test func `the help is held to its last page`() throws {
    let bench = try ExplorerBench()
    bench.type(" ?G<up>", secondsApart: 0.01)
    let text = bench.text
    bench.type("<down>", secondsApart: 0.01)
    #expect(bench.text != text, "a step back shows at once")
  }

  @Test func `the mouse reaches what is drawn`() throws {
    let bench = try ExplorerBench(size: GridSize(columns: 120, rows: 36))
    bench.type(" ")
    let row = try #require(bench.text.split(separator: "\n", omittingEmptySubsequences: false).first)
    let start = try #require(row.firstRange(of: "2 ")).lowerBound
    let column = row.distance(from: row.startIndex, to: start)
    bench.terminal.type([.mouse(.press, GridPoint(column: column, row: 0))])
    bench.pass(0.05)
    #expect(bench.run.state.view == .oneDraw)
  }

  // MARK: - Keys in time

  @Test func `a held key is one step of undo`() throws {
    let bench = try ExplorerBench()
    let before = bench.run.state.parameters
    // What keyboards do: a wait, then many a second.
    bench.type("h", secondsApart: 0.66)
    bench.type("hhhhhhhhhh", secondsApart: 0.04)
    bench.type("u")
    #expect(bench.run.state.parameters == before)
  }

  @Test func `keys a moment apart are steps of their own`() throws {
    let bench = try ExplorerBench()
    bench.type("h", secondsApart: 0.75)
    let between = bench.run.state.parameters
    bench.type("hu")
    #expect(bench.run.state.parameters == between)
  }

  @Test func `keys that come at once are all answered`() throws {
    let bench = try ExplorerBench()
    bench.typeAtOnce("nd:tau 0.25<enter>2")
    let state = bench.run.state
    #expect(!state.parameters.noise && state.parameters.hard && state.view == .oneDraw)
    #expect(state.parameters.temperature.value == 0.25)
  }

  @Test func `a new seed is drawn for each request`() throws {
    let bench = try ExplorerBench()
    let seeds = (0..<3).map { _ in
      bench.type("r")
      return bench.run.state.parameters.seed
    }
    #expect(Set(seeds + [1]).count == 4, "two equal once in 2^61 runs")
  }

  // MARK: - The terminal

  @Test(arguments: ["q", "<C-c>"])
  func `leaving closes the terminal`(key: String) throws {
    let bench = try ExplorerBench()
    bench.type(key)
    #expect(bench.run.isOver)
    #expect(bench.run.run() == ExplorerRun.Ending())
    #expect(bench.terminal.calls == ["close"])
  }

  @Test func `nothing is drawn and no key is answered after the end`() throws {
    let bench = try ExplorerBench()
    bench.pass(0.5)
    let pictures = bench.terminal.paintings.count
    bench.typeAtOnce("qn")
    #expect(bench.run.isOver && bench.run.state.parameters.noise)
    #expect(bench.terminal.paintings.count == pictures)
  }

  @Test(arguments: [Signal.terminate, .hangUp, .interrupt, .quit])
  func `a deadly signal ends the run`(signal: Signal) throws {
    let bench = try ExplorerBench()
    bench.pass(0.5)
    bench.terminal.raise(signal)
    #expect(bench.run.run() == ExplorerRun.Ending(signal: signal))
    #expect(bench.terminal.calls == ["close"])
  }

  @Test(arguments: [(Signal.stop, "suspend"), (.resumed, "reclaim")])
  func `a stop and a return are followed by a picture`(signal: Signal, call: String) throws {
    let bench = try ExplorerBench()
    bench.type(":draws 500<enter>", secondsApart: 0.01)
    bench.pass(1)
    let pictures = bench.terminal.paintings.count
    bench.terminal.raise(signal)
    bench.pass(1)
    #expect(bench.terminal.calls == [call])
    #expect(bench.terminal.paintings.count == pictures + 1)
  }

  @Test func `keys suspend and redraw`() throws {
    let bench = try ExplorerBench()
    bench.type("<C-z><C-l>")
    #expect(bench.terminal.calls == ["suspend", "redraw"])
  }

  // MARK: - The clipboard

  @Test func `what is copied goes to the clipboard and is printed at the end once`() throws {
    let bench = try ExplorerBench(preset: "two")
    bench.type("yyq")
    let line = "gumbel-tui --preset two --tau 1 --seed 1"
    let sequence = Clipboard.sequence(line)
    #expect(bench.terminal.calls == [sequence, sequence])
    #expect(bench.run.run().copied == [line])
  }

  @Test func `a terminal without private modes gets no clipboard sequence`() throws {
    let bench = try ExplorerBench(hasPrivateModes: false)
    bench.type("yq")
    #expect(bench.terminal.calls.isEmpty && bench.run.run().copied.count == 1)
  }

  @Test func `a command line that cannot be run is not copied`() throws {
    let logits = try Logits((0..<20_000).map { Double($0) / 20_000 + 0.000_012_3 })
    let bench = try ExplorerBench {
      $0.parameters.labels = defaultLabels(logits.count)
      $0.parameters.logits = logits
    }
    bench.type(" y")
    #expect(bench.text.contains("Too long for a command line"))
    bench.type("q")
    #expect(bench.terminal.calls.isEmpty && bench.run.run().copied.isEmpty)
  }

  // MARK: - Feeds of any kind

  @Test func `logits that come from outside are sampled at once`() throws {
    let steps = StepFeed()
    let bench = try ExplorerBench(feeds: [steps]) { $0.followed = Followed(argument: "log") }
    bench.type(":draws 100<enter>", secondsApart: 0.01)
    bench.pass(1)
    steps.news = [
      StepsNews(steps: [
        Step(row: 0, number: 7, labels: ["x", "y"], logits: try Logits([3, 1]), temperature: nil)
      ])
    ]
    bench.terminal.end = bench.terminal.time + 0.004
    while bench.terminal.time < bench.terminal.end { bench.run.turn() }
    #expect(bench.run.state.parameters.labels == ["x", "y"])
    #expect(bench.run.state.sampling?.revision == bench.run.state.revision)
    #expect(bench.run.state.sampling?.right.tally.picks.count == 2)
  }
}

/// Steps that the test writes.
private final class StepFeed: ExplorerFeed {
  var news: [StepsNews] = []

  func post(_ state: State, size: GridSize, at time: Double) {}

  func deliver(into state: inout State, at time: Double) -> Bool {
    defer { news = [] }
    for news in news { _ = state.apply(.steps(news)) }
    return !news.isEmpty
  }

  func awaits(_ state: State, size: GridSize) -> Bool { false }
  var due: Double? { news.isEmpty ? nil : 0 }
  func end() {}
}
