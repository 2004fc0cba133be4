import Experiment
import GumbelEngine

/// The views of draws, which share one job and one finding.
protocol SamplingPage: Page where Job == SamplingJob {}

extension View {
  /// Whether the view shows draws as they are made.
  public var showsDraws: Bool { page is any SamplingPage.Type }
}

extension SamplingPage {
  /// Draws until every bar has converged, or as far as they are held.
  static func job(_ state: State, visible: [Int]) -> SamplingJob {
    state.samplingJob(upTo: state.heldAt ?? State.convergedDraws, visible: visible)
  }

  /// Space is named after what it does now, and single draws are for a pause.
  static func hint(for binding: KeyBinding, in state: State) -> String? {
    switch binding.actions.first?.command {
    case .togglePause where state.isPaused: "run"
    case .singleDraw where !state.isPaused: nil
    default: binding.hint
    }
  }

  /// Whether and how fast draws are being made.
  static func status(_ state: State) -> RunStatus {
    let count = Numbers.quantity(state.drawsSoFar)
    func narrow(_ mark: String) -> [String] { ["\(mark) \(count) draws", "\(mark) \(count)", mark] }
    if state.isPaused { return RunStatus([" ‖ paused ", "‖"], narrow: narrow("‖"), isHeld: true) }
    guard state.drawsSoFar < State.convergedDraws else {
      return RunStatus(["✓ converged: every bar has settled", "✓ converged", "✓"], narrow: narrow("✓"))
    }
    let rate = Int(min(max(state.currentSampling?.drawsPerSecond ?? 0, 0), 1e15).rounded())
    let words = rate > 0 ? ["● live  \(RunStatus.pace(rate))", "● live", "●"] : ["● live", "●"]
    return RunStatus(words, narrow: narrow("●"))
  }
}

extension RunStatus {
  /// Draws a second, always in the same columns.
  fileprivate static func pace(_ rate: Int) -> String {
    let text = rate == 1 ? "1 draw/s" : "\(Numbers.quantity(rate)) draws/s"
    return String(repeating: " ", count: max(paceColumns - text.count, 0)) + text
  }

  private static let paceColumns = 14

  /// The columns of the longest words while draws are being made; of the narrow ones where these are shown.
  public static func columns(narrow: Bool) -> Int {
    narrow ? "● 12.3 k draws".count : "● live  ".count + paceColumns
  }
}

extension State {
  /// The counts, unless they are stale or of no draw.
  public var currentSampling: SamplingFinding? {
    guard let sampling, sampling.revision == revision, sampling.draws > 0 else { return nil }
    return sampling
  }

  /// The draws counted so far.
  public var drawsSoFar: Int { currentSampling?.draws ?? 0 }
}
