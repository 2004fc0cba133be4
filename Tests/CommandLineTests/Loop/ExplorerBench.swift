import Console
import Experiment
import Explorer
import Live
import Terminal
import Testing

@testable import gumbel_tui

/// The loop of the explorer on a terminal in memory: keys in, pictures out, and no second passes.
@MainActor
final class ExplorerBench {
  let terminal: MemoryTerminal
  let workers = MemoryWorkers()
  let run: ExplorerRun

  /// The explorer as it opens on a preset, on a screen of 80x24.
  init(
    preset: String = "next-word", size: GridSize = GridSize(columns: 80, rows: 24),
    appearance: Appearance = Appearance(), colorDepth: ColorDepth = .indexed256,
    hasPrivateModes: Bool = true, feeds more: [any ExplorerFeed] = [],
    change: (inout State) -> Void = { _ in }
  ) throws {
    let preset = try #require(Presets.named(preset))
    var state = State(Experiment(preset: preset, seed: 1))
    change(&state)
    terminal = MemoryTerminal(
      workers, size: size, colorDepth: colorDepth, hasPrivateModes: hasPrivateModes)
    run = ExplorerRun(
      state: state, appearance: appearance, terminal: terminal,
      feeds: viewFeeds(workers)
        + fileFeeds(workers, FileDesk(recent: RecentFiles(path: nil)), appearance: appearance, isUTF8: true)
        + more)
  }

  /// Lets so many seconds pass.
  func pass(_ seconds: Double) {
    terminal.end = terminal.time + seconds
    repeat { run.turn() } while terminal.time < terminal.end && !run.isOver
  }

  /// Presses keys, `<esc>` and the like by their names, one at a time with `seconds` between them.
  func type(_ keys: String, secondsApart seconds: Double = 0.05) {
    for key in Self.keys(keys) {
      terminal.type([.key(key)])
      pass(seconds)
    }
  }

  /// The keys that come at once, as in a burst.
  func typeAtOnce(_ keys: String) {
    terminal.type(Self.keys(keys).map { .key($0) })
    pass(0.05)
  }

  /// The text on the screen.
  var text: String { terminal.screen.text }

  /// The row of the screen that contains `text`.
  func row(with text: String) -> Substring? {
    self.text.split(separator: "\n").first { $0.contains(text) }
  }

  private static let names: [String: Key] = [
    "<esc>": .escape, "<enter>": .enter, "<tab>": .tab, "<up>": .up, "<down>": .down, "<left>": .left,
    "<right>": .right, "<pgdn>": .pageDown, "<pgup>": .pageUp, "<C-c>": .control("c"), "<C-l>": .control("l"),
    "<C-t>": .control("t"),
    "<C-u>": .control("u"), "<C-z>": .control("z"), "<lt>": .character("<"),
  ]

  private static func keys(_ text: String) -> [Key] {
    text.matches(of: /<[A-Za-z-]+>|./).map {
      names[String($0.output)] ?? .character(Character(String($0.output)))
    }
  }
}
