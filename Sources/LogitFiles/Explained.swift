/// An error that a person reads: what is wrong, and how to mend it. Both are kept apart until they are shown, because a
/// command writes them on two lines, a notice one after the other, and a list of files only the problem.
public protocol Explained: Error {
  /// What is wrong and where, without a period.
  var problem: String { get }
  /// What to do; nil where only the person knows.
  var cure: String? { get }
}

extension Explained {
  /// Problem and cure on a line each.
  public var lines: [String] { [problem, cure].compactMap(\.self) }

  /// Problem and cure one after the other.
  public var sentences: String { lines.joined(separator: ". ") }

  /// Problem and cure in one clause, to follow a colon.
  public var clause: String { lines.joined(separator: "; ") }
}
