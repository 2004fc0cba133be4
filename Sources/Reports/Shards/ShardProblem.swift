import LogitFiles

/// Why the files of shares are not those of one piece of work.
package struct ShardProblem: Explained, Equatable, Sendable {
  /// What is wrong, naming the file and the place in it.
  package let problem: String
  /// How to mend it.
  package let cure: String?

  init(_ problem: String, cure: String) {
    self.problem = problem
    self.cure = cure
  }
}
