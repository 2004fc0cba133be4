import GumbelEngine

/// What a person sets, and where its logits came from: all that a command line restores, and what a report is about.
public struct Experiment: Sendable, Equatable {
  /// What is set.
  public var parameters: Parameters
  /// Where the logits came from: a preset's or a file's name.
  public var source: String
  /// The file that the logits came from; lets the command line name it as long as they are unchanged.
  public var opened: OpenedFile?

  /// An experiment with the given parts.
  public init(parameters: Parameters, source: String, opened: OpenedFile? = nil) {
    self.parameters = parameters
    self.source = source
    self.opened = opened
  }

  /// A preset with the given seed.
  public init(preset: Preset, seed: UInt64) {
    self.init(parameters: Parameters(preset: preset, seed: seed), source: preset.name)
  }

  /// What was assumed of the file, or left out, as long as the logits are as it has them.
  public var readingNotices: [String] {
    guard let opened, opened.logits == parameters.logits else { return [] }
    return opened.notices
  }
}
