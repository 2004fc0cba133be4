/// Computes the findings of jobs, of which the newest counts. What it does in between is up to the conforming type.
public protocol Worker<Job, Finding>: Sendable {
  associatedtype Job: Sendable
  associatedtype Finding: Sendable

  /// Replaces the present job; `nil`: nobody looks.
  func post(_ job: Job?)

  /// The newest finding, if it was not taken yet.
  func take() -> Finding?

  /// The share of the present job that is done, from 0 to 1; `nil` if it is not known.
  var fraction: Double? { get }

  /// Ends the work as soon as possible, without waiting for it.
  func end()
}

extension Worker {
  /// Most work shows by its findings how far it is.
  public var fraction: Double? { nil }
}
