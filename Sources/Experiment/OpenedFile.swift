import GumbelEngine

/// Categories as a file had them.
public struct OpenedFile: Sendable, Equatable {
  /// What followed `--open`: the file's name with array and row; nil for a pipe, which cannot be opened again,
  /// and for the text of an option.
  public var argument: String?
  /// What was said about its contents.
  public var reading: FileReading
  /// What was assumed or left out, one notice each.
  public var notices: [String]
  /// The labels it had.
  public var labels: [String]
  /// The logits it had.
  public var logits: Logits

  /// A file with the given parts.
  public init(
    argument: String?, reading: FileReading = FileReading(), labels: [String], logits: Logits,
    notices: [String] = []
  ) {
    self.argument = argument
    self.reading = reading
    self.notices = notices
    self.labels = labels
    self.logits = logits
  }
}
