import Explorer
import GumbelEngine

/// What one panel shows of one category, or of all hidden ones together.
struct Figures {
  /// The exact probability of a pick.
  var law: Double
  /// What was counted; `nil` before the first draw.
  var counted: Counted?
  /// Whether the picks deviate by more than sampling explains.
  var deviates = false
  /// What the baseline has here.
  var ghost: Ghost?

  /// The share of draws won and the average of y in the baseline.
  struct Ghost: Equatable {
    var share: Double
    var weight: Double
  }

  /// What was counted.
  struct Counted {
    var picks: Int
    var share: Double
    var weight: Double
    /// Where y fell, in equal bins over 0…1; `nil` where that is not counted.
    var spread: ArraySlice<Int>?
  }
}

/// One panel's numbers, looked up by category.
struct PanelFigures {
  let law: ExactLaw
  /// What was counted, if there are draws to show.
  let panel: PanelFinding?
  let baseline: Baseline.Panel?

  init(_ panel: PanelFinding?, law: ExactLaw, baseline: Baseline.Panel? = nil) {
    self.law = law
    self.baseline = baseline.flatMap { $0.shares.count == law.probabilities.count ? $0 : nil }
    // A finding of other categories would be a stale one.
    self.panel = panel.flatMap {
      $0.tally.draws > 0 && $0.tally.picks.count == law.probabilities.count ? $0 : nil
    }
  }

  /// The figures of a category.
  func category(_ category: Int) -> Figures {
    Figures(
      law: law.probabilities[category],
      counted: panel.map {
        Figures.Counted(
          picks: $0.tally.picks[category], share: $0.tally.pickShare(category),
          weight: $0.tally.meanWeight(category), spread: $0.tally.spread(category))
      },
      deviates: panel?.deviating.contains(category) ?? false,
      ghost: baseline.map { Figures.Ghost(share: $0.shares[category], weight: $0.weights[category]) })
  }

  /// The figures of everything but `shown`. They are what is missing to 1, so that the mass adds up
  /// without a pass over all categories.
  func rest(besides shown: [Int]) -> Figures {
    let law = max(1 - shown.reduce(0) { $0 + self.law.probabilities[$1] }, 0)
    let ghost = baseline.map { baseline in
      Figures.Ghost(
        share: max(1 - shown.reduce(0) { $0 + baseline.shares[$1] }, 0),
        weight: max(1 - shown.reduce(0) { $0 + baseline.weights[$1] }, 0))
    }
    guard let panel else { return Figures(law: law, ghost: ghost) }
    let tally = panel.tally
    let picks = tally.draws - shown.reduce(0) { $0 + tally.picks[$1] }
    let weight = max(1 - shown.reduce(0) { $0 + tally.meanWeight($1) }, 0)
    let share = Double(picks) / Double(tally.draws)
    return Figures(
      law: law, counted: Figures.Counted(picks: picks, share: share, weight: weight, spread: nil),
      deviates: !panel.deviating.subtracting(shown).isEmpty, ghost: ghost)
  }
}
