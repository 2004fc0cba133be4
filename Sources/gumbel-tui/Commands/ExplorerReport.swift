import Explorer

/// What the explorer shows, as plain text from top to bottom, for a pipe or a screen reader.
struct ExplorerReport: Report {
  private let state: State
  private let sample: SampleReport

  /// Reports a state that has a snapshot.
  init(state: State) {
    self.state = state
    sample = SampleReport(state: state, snapshot: state.sampling!)
  }

  var json: JSON { sample.json }
  var csv: Table { sample.csv }

  var page: Page {
    Page(state.story.long, "") + sample.page + Page("", "The same again: \(state.commandLine)")
  }
}
