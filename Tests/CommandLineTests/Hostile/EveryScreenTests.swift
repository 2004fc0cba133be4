import Console
import Experiment
import Explorer
import Glibc
import GumbelEngine
import Screen
import Testing

@testable import gumbel_tui

/// Whatever the explorer shows, writes and copies, of categories and files with names that would drive a terminal.
@Suite struct `No screen carries what could drive a terminal` {
  private static let labels = HostileText.labels.filter { $0.utf8.count < 1000 } + HostileText.labels

  private static func state(_ view: View = .compare) throws -> State {
    let words = HostileText.options(labels) + ["--view", view.name, "--objective", "trap"]
    var state = try Explore.parse(words).common.state()
    state.source = HostileText.argument
    return state.measured(draws: 200, threads: 1).estimated(samples: 4).swept(draws: 20).trained(steps: 4)
  }

  /// What is wrong with a picture of `state`.
  private func harm(_ state: State, columns: Int = 160, rows: Int = 50, symbols: SymbolSet = .unicode) -> Set<
    String
  > {
    let theme = Theme(kind: .dark, depth: .indexed256)
    let grid = render(state, size: GridSize(columns: columns, rows: rows), theme: theme, symbols: symbols)
    return HostileText.harm(in: grid.text)
  }

  @Test(arguments: View.allCases) func `in a view of any size and form`(view: View) throws {
    let state = try Self.state(view)
    for (columns, rows) in [(40, 12), (80, 24), (160, 50)] {
      #expect(harm(state, columns: columns, rows: rows) == [])
      #expect(harm(state, columns: columns, rows: rows, symbols: .ascii) == [])
    }
    let look = Look(theme: Theme(kind: .dark, depth: .indexed256), symbols: .unicode)
    try withFolder { folder in
      for format in ViewFormat.allCases {
        let file = folder + "/view"
        let result = writeNew(to: file, replacing: true) {
          try format.write(state, size: GridSize(columns: 120, rows: 40), look: look, isLight: false, to: $0)
        }
        #expect(result == .done(file))
        let written = try #require(fileContent(file))
        let text = format == .ansi ? HostileText.withoutStyles(written) : written
        let isForPeople = ![.csv, .json].contains(format)
        #expect(HostileText.harm(in: text, isForPeople: isForPeople) == [], "\(format)")
      }
    }
  }

  /// Every key, which opens editors and lists, moves, changes and copies.
  @Test(arguments: View.allCases) func `after any key`(view: View) throws {
    let opened = try Self.state(view)
    let keys = Set(KeyMap.bindings.flatMap { $0.actions.flatMap { $0.keys + $0.aliases } })
    var copies = 0
    for key in keys {
      var state = opened
      for effect in state.apply(.input(.key(key))) {
        guard case .copy(let text) = effect else { continue }
        copies += 1
        #expect(HostileText.harm(in: text, isForPeople: false) == [], "\(key)")
      }
      #expect(harm(state, columns: 100, rows: 30) == [], "\(key)")
      if state.overlays.isEmpty { continue }
      // Into what the key opened hostile text is pasted, and Enter takes it.
      _ = state.apply(.input(.paste(HostileText.argument)))
      #expect(harm(state, columns: 100, rows: 30) == [], "\(key) and a paste")
      _ = state.apply(.input(.key(.enter)))
      #expect(harm(state, columns: 100, rows: 30) == [], "\(key), a paste and Enter")
    }
    #expect(copies > 1)
  }

  @Test func `when the outside world answers`() throws {
    let text = HostileText.argument
    var listing = OpenListing()
    listing.entries = [
      .init(title: text, detail: text, text: text, isComplete: true),
      .init(title: "\u{1B}]0;a\u{7}", detail: "\u{9B}2J", text: text, isComplete: false),
    ]
    listing.preview = Self.labels.prefix(5).map { (label: $0, logit: 1, probability: 0.2) }
    (listing.source, listing.row, listing.rowCount, listing.categoryCount) = (text, 0, 3, 5)
    var failed = OpenListing()
    failed.problem = text
    let file = OpenedFile(
      argument: text, labels: Self.labels, logits: try Logits(Self.labels.map { _ in 1 }))
    let events: [Event] = [
      .opened(.failed(text)), .opened(.done(file, name: text, temperature: nil)), .written(.done(text)),
      .written(.failed(text)), .notice(Notice(text: text, aside: text, isProblem: true)),
    ]
    for event in events {
      var state = try Self.state()
      _ = state.apply(event)
      #expect(harm(state) == [] && harm(state, columns: 60, rows: 15) == [], "\(event)")
    }
    for listing in [listing, failed] {
      var state = try Self.state()
      _ = state.apply(.input(.key(.character("o"))))
      _ = state.apply(.lookedUp(ReadingJob(text: ""), listing))
      #expect(!state.overlays.isEmpty && harm(state) == [])
      _ = state.apply(.input(.key(.down)))
      #expect(harm(state) == [])
    }
  }

  @Test func `when a command is typed`() throws {
    let opened = try Self.state()
    for word in CommandWord.all {
      for argument in ["", HostileText.argument, "\u{1B}[2J 1", "\"\\u{1b}[2J\" \"\\u{7}\""] {
        var state = opened
        do throws(CommandError) {
          _ = state.apply(.command(try parseCommand("\(word.name) \(argument)", in: state)))
        } catch {
          _ = state.apply(.notice(Notice(text: error.message, isProblem: true)))
        }
        #expect(harm(state, columns: 100, rows: 30) == [], "\(word.name) \(argument)")
      }
    }
  }

  @Test func `when the explorer talks`() throws {
    var state = try Self.state()
    state.source = HostileText.argument
    var dialogue = Dialogue(state: state, threads: 2)
    var said = dialogue.opening + dialogue.answer("draws 10") + dialogue.answer("show")
    for word in CommandWord.all where word.name != "draws" {
      for argument in ["", HostileText.argument, "\u{1B}[2J 1", "\"\\u{1b}[2J\" \"\\u{7}\""] {
        said += dialogue.answer("\(word.name) \(argument)")
      }
    }
    said += dialogue.answer(HostileText.argument) + dialogue.closing
    #expect(HostileText.harm(in: said) == [])
  }
}
