import Console

/// The line of plain words under the panels: what is seen now, and why.
///
/// The same thing said at several lengths, so that a narrow window loses detail and never half a sentence.
public struct Story: Sendable, Equatable {
  /// The tellings, the most detailed first; the last fits in about 40 columns when labels are short.
  public let tellings: [String]

  init(_ tellings: [String]) { self.tellings = tellings }

  /// The most detailed telling that fits; the last one where none does.
  public func fitting(columns: Int) -> String {
    tellings.first { DisplayWidth.columns($0) <= columns } ?? tellings.last ?? ""
  }

  /// For windows of 120 columns.
  public var long: String { fitting(columns: 110) }

  /// For windows of 80 columns.
  public var short: String { fitting(columns: 76) }
}

extension State {
  /// What is seen now, and why, in plain words. Numbers of the long run are those of the exact law.
  public var story: Story { story(onScreen: true) }

  /// The same; without a screen it names commands where it would name keys.
  public func story(onScreen: Bool) -> Story { Story(Storyteller(self, onScreen: onScreen).tellings) }
}
