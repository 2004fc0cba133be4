import Explorer

/// What the explorer shows, as plain text from top to bottom, for a pipe or a screen reader.
package struct ExplorerReport: Report {
  private let state: State
  private let sample: SampleReport

  /// Reports a state that has a snapshot.
  package init(state: State) {
    self.state = state
    sample = SampleReport(state: state, snapshot: state.sampling!)
  }

  package var json: JSON { sample.json }
  package var csv: Table { sample.csv }

  package var page: PrintedPage {
    PrintedPage(state.story.long, "") + sample.page + PrintedPage("", "The same again: \(state.commandLine)")
  }
}
