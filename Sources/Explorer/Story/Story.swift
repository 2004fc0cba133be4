/// The line of plain words under the panels: what is seen now, and why.
public struct Story: Sendable, Equatable {
  /// At most about 110 columns when labels are short.
  public let long: String
  /// The same in at most about 70 columns, for narrow windows.
  public let short: String
}
