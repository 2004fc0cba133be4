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

extension State {
  /// Begins the tour, or comes back to the step at which it was left.
  mutating func openTour() { openStep(tourPlace) }

  private static let farewell = Notice(
    text: "That was the tour. All keys: ?   When noise pays, measured: 7.")

  /// Whether the tour has just ended: one Enter too many is not meant for an editor.
  var hasJustEndedTour: Bool { notice == Self.farewell }

  /// Goes to another step. After the last one the tour is over; before the first there is none.
  mutating func moveTour(by steps: Int) {
    guard let tour else { return }
    let place = max(tour.place + steps, 0)
    guard place < TourStep.all.count else {
      self.tour = nil
      tourPlace = 0
      notice = Self.farewell
      return
    }
    openStep(place)
  }

  /// Leaves the tour; everything stays as it is.
  mutating func leaveTour() {
    guard let tour else { return }
    tourPlace = tour.place
    self.tour = nil
    notice = Notice(text: "Left the tour; T comes back to step \(tourPlace + 1), u undoes what it set.")
  }

  private mutating func openStep(_ place: Int) {
    let step = TourStep.all[place]
    setStage(step.stage, source: step.stage.presetName ?? "tour")
    tour = Tour(place: place)
    tourPlace = place
  }

  /// Ticks the step off as soon as the state shows that it was done.
  mutating func checkTour() {
    guard let tour, !tour.isDone, tour.step.isDone(self) else { return }
    self.tour?.isDone = true
  }
}
