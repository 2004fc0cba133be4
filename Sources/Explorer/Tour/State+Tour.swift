// The way through the tour, which can be left at any step and taken up there again.

extension State {
  /// Begins the tour, or comes back to the step at which it was left.
  mutating func openTour() { openStep(tourPlace) }

  private static let farewell = Notice(
    text: "That was the tour. All keys: ?   What people say, measured: 7 or Tab.")

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
