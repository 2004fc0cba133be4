// How far the draws go and how fast, up to standing still for a look at a single one.

import GumbelEngine

extension State {
  /// The draws that have been counted and shown, though perhaps before a change of the parameters.
  var shownDraws: Int { sampling?.draws ?? drawsBeforeRestart }

  mutating func togglePause() { heldAt = isPaused ? nil : shownDraws }

  /// One draw more than now, and stand still.
  mutating func makeOneDraw() {
    let draws = heldAt ?? shownDraws
    if draws >= Self.convergedDraws {
      notice = Notice(text: "Every bar has converged; c clears the counts and starts again.")
    }
    heldAt = max(draws, min(draws + 1, Self.convergedDraws))
  }

  /// Stands still at so many draws, as far as the bars change.
  mutating func hold(at draws: Int) { heldAt = min(max(draws, 0), Self.convergedDraws) }

  /// Starts again at draw 0; when paused, stands still there, ready for single draws.
  mutating func clearCounts() {
    restart()
    drawsBeforeRestart = 0
    rampStart += 1
    if isPaused { heldAt = 0 }
  }

  mutating func reseed(_ seed: UInt64) {
    guard seed != parameters.seed else { return }
    change { $0.seed = seed }
    rampStart += 1
  }

  /// Keeps a finding unless it belongs to other parameters or runs ahead of a pause.
  mutating func receive(_ new: SamplingFinding) {
    guard new.revision == revision, new.draws <= heldAt ?? .max else { return }
    sampling = new
  }

  /// Moves to the neighbouring fixed pace. The ramp's neighbours are those of the pace that is seen now.
  mutating func changePace(faster: Bool) {
    let steps = Pace.fixed
    let present: Double =
      switch pace {
      case .perSecond(let draws): Double(draws)
      case .full: .infinity
      case .ramp: sampling?.drawsPerSecond ?? .infinity
      }
    let next =
      faster
      ? steps.first { $0.drawsPerSecond > present } ?? .full
      : steps.last { $0.drawsPerSecond < present } ?? steps[0]
    pace = next
    notice = Notice(text: "Pace: \(next.description).")
  }
}

extension Pace {
  /// The paces that can be chosen, ascending.
  static let fixed: [Pace] = [1, 10, 100, 1000, 10_000, 100_000].map(Pace.perSecond) + [.full]

  /// Draws a second; infinite for as many as can be.
  fileprivate var drawsPerSecond: Double {
    if case .perSecond(let draws) = self { Double(draws) } else { .infinity }
  }

  /// The pace in words.
  public var description: String {
    switch self {
    case .ramp: "slow at first, then as fast as one core allows"
    case .perSecond(1): "1 draw a second"
    case .perSecond(let draws): "\(Numbers.grouped(draws)) draws a second"
    case .full: "as fast as one core allows"
    }
  }
}
