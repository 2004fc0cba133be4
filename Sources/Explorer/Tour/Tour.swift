/// The guided tour as far as it has come: which step is open, and whether what it asks for was done.
public struct Tour: Sendable, Equatable {
  /// The open step, from 0.
  public internal(set) var place: Int
  /// Whether the state has shown what the step asks for.
  public internal(set) var isDone = false

  /// The open step.
  public var step: TourStep { TourStep.all[place] }

  /// The question, and when what it asks for was done the answer.
  public var text: String { isDone ? step.answer : step.question }

  /// Whether it is the last one.
  public var isLast: Bool { place == TourStep.all.count - 1 }
}

/// A step of the tour: it sets the stage, asks for a prediction and names a key; what the key shows is the answer.
public struct TourStep: Sendable {
  /// A few words.
  public let title: String
  /// What is to be predicted.
  public let question: String
  /// The key, and what it does.
  public let key: String
  /// What was to be seen.
  public let answer: String
  let stage: StageSetting
  /// Whether a state shows that the key was pressed and did what it does; the stage itself does not.
  let isDone: @Sendable (State) -> Bool
}
