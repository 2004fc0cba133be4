import Console
import Explorer
import GumbelEngine

/// The first row: the program's name, the tabs, where the logits came from, and whether draws are made.
struct Header {
  let state: State

  func draw(width: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    canvas.fill(Region(column: 0, row: 0, columns: width), style: theme.header)
    var column = 1
    let layout = HeaderLayout(state, width: width)
    if layout.hasTitle { canvas.put(HeaderLayout.title, column, 0, style: theme.title) }
    for tab in layout.tabs {
      let isOpen = tab.view == state.view
      column = canvas.put(tab.title, tab.column, 0, style: isOpen ? theme.tabActive : theme.tab)
    }
    let status = RunStatus(state)
    let room = width - 1 - (column + 1)
    let source = state.subject + (state.isEdited && state.view != .training ? "*" : "")
    let beside = [HeaderLayout.longestSource + 1, HeaderLayout.shortestSource].map {
      room - 3 - min(canvas.columns(of: source) + 1, $0)
    }.first { $0 >= RunStatus.columns(width: width) }
    let words = canvas.firstFitting(
      status.words(withDraws: RunStatus.countsDraws(width: width)), width: beside ?? room)
    guard canvas.columns(of: words) <= room else { return }
    let start = width - 1 - canvas.columns(of: words)
    canvas.put(words, start, 0, style: status.style(theme))
    // The name stays where it is while the words beside it change.
    let sourceEnd = min(start, width - 1 - RunStatus.columns(width: width)) - 3
    let sourceRoom = sourceEnd - (column + 1)
    guard sourceRoom >= min(HeaderLayout.shortestSource, canvas.columns(of: source)) else { return }
    canvas.putRight(source, end: sourceEnd, 0, width: sourceRoom, style: theme.header)
  }
}

/// Whether and how fast draws are being made.
struct RunStatus {
  private enum Condition {
    case live, paused, converged
    /// Samples of estimates: made, and to be made.
    case estimating(Int, of: Int), estimated(Int)
    /// Draws at every temperature: made, and to be made.
    case sweeping(Int, of: Int), swept(Int)
    /// Steps of a race: made, and to be made.
    case training(Int, of: Int), resting(Int, of: Int), trained(Int)
    /// Claims: measured, and to be measured; or all, and whether they are as known.
    case measuring(Int, of: Int), measured(Int, contradicted: Int)
  }
  private let condition: Condition
  private let rate: Int
  private let draws: Int

  init(_ state: State) {
    draws = state.drawsSoFar
    rate = Int(min(max(state.currentSampling?.drawsPerSecond ?? 0, 0), 1e15).rounded())
    if state.view == .training {
      condition = Self.training(state)
      return
    }
    if state.view == .claims {
      let findings = state.currentClaims?.findings ?? []
      let count = Claim.all.count
      condition =
        findings.count < count
        ? .measuring(findings.count, of: count)
        : .measured(count, contradicted: findings.count { !$0.holds })
      return
    }
    if state.view == .temperature {
      let sweep = state.currentSweep
      let all = sweep?.drawsInAll ?? state.sampleBudget
      condition = sweep?.isComplete == true ? .swept(all) : .sweeping(sweep?.draws ?? 0, of: all)
      return
    }
    if state.view == .gradients {
      let samples = state.currentGradients?.samples ?? 0
      let isDone = state.currentGradients?.isComplete == true
      condition = isDone ? .estimated(state.sampleBudget) : .estimating(samples, of: state.sampleBudget)
      return
    }
    condition = state.isPaused ? .paused : draws >= State.convergedDraws ? .converged : .live
  }

  private static func training(_ state: State) -> Condition {
    let (step, steps) = (state.currentRace?.step ?? 0, state.parameters.choices.task.usual.steps)
    if step == steps { return .trained(steps) }
    return state.training.heldAt == nil ? .training(step, of: steps) : .resting(step, of: steps)
  }

  /// The words, fewer and fewer. Where the controls have no room for the number of draws, it is here.
  func words(withDraws: Bool) -> [String] {
    let pace = Self.pace(rate)
    let count = Numbers.quantity(draws)
    switch condition {
    case .live where withDraws: return ["● \(count) draws", "● \(count)", "●"]
    case .paused where withDraws: return ["‖ \(count) draws", "‖ \(count)", "‖"]
    case .converged where withDraws: return ["✓ \(count) draws", "✓ \(count)", "✓"]
    case .live: return rate > 0 ? ["● live  \(pace)", "● live", "●"] : ["● live", "●"]
    case .paused: return [" ‖ paused ", "‖"]
    case .converged: return ["✓ converged: every bar has settled", "✓ converged", "✓"]
    case .estimating(let made, let all):
      let made = Numbers.quantity(made)
      return ["● \(made) of \(Numbers.quantity(all)) samples", "● \(made) samples", "● \(made)", "●"]
    case .sweeping(let made, let all):
      let made = Numbers.quantity(made)
      return [
        "● \(made) of \(Numbers.quantity(all)) draws per τ", "● \(made) draws per τ", "● \(made)", "●",
      ]
    case .swept(let all):
      return ["✓ \(Numbers.quantity(all)) draws per τ", "✓ \(Numbers.quantity(all))", "✓"]
    case .training(let made, let all):
      return ["● step \(made) of \(all)", "● step \(made)", "● \(made)", "●"]
    case .resting(let made, let all): return ["‖ step \(made) of \(all)", "‖ step \(made)", "‖ \(made)", "‖"]
    case .trained(let all): return ["✓ \(all) steps", "✓ \(all)", "✓"]
    case .measuring(let made, let all):
      return ["● \(made) of \(all) measured", "● \(made) of \(all)", "● \(made)", "●"]
    case .measured(let all, contradicted: 0): return ["✓ all \(all) as known", "✓ \(all)", "✓"]
    case .measured(_, let wrong): return ["✗ \(wrong) not as known", "✗ \(wrong)", "✗"]
    case .estimated(let all):
      return ["✓ \(Numbers.quantity(all)) samples", "✓ \(Numbers.quantity(all))", "✓"]
    }
  }

  /// Whether the words tell the number of draws, for which narrow controls have no room.
  static func countsDraws(width: Int) -> Bool { width < 56 }

  /// The columns of the words while draws are being made.
  static func columns(width: Int) -> Int {
    countsDraws(width: width) ? "● 12.3 k draws".count : 8 + pace(0).count
  }

  /// Draws a second, always in the same columns.
  private static func pace(_ rate: Int) -> String {
    let text = rate == 1 ? "1 draw/s" : "\(Numbers.quantity(rate)) draws/s"
    return String(repeating: " ", count: max(14 - text.count, 0)) + text
  }

  func style(_ theme: Theme) -> Style {
    switch condition {
    case .paused, .resting: theme.paused
    default: theme.live
    }
  }
}
