import GumbelEngine

/// What people say about Gumbel noise and temperature, measured beside what is known.
enum ClaimsPage: Page {
  static let name = "claims"
  static let title = "Claims"

  /// All claims, with the present seed.
  static func job(_ state: State, visible: [Int]) -> ClaimsJob { ClaimsJob(seed: state.parameters.seed) }

  /// The keys that choose categories choose claims. Nothing that is set elsewhere has a part in what is measured here.
  static func handling(of command: Command) -> Handling {
    let group = command.group
    return switch group {
    case .program, .claim, .objective(.edit): .shared
    case .choice(.category): lacks(group)
    case .choice(let choice): .own { $0.chooseClaim(choice) }
    case .chosenRow: .own { $0.setStage(of: $0.chosenClaim) }
    case .draws: .refused("Claims are measured once, one after another: r does it with a new seed.")
    case .temperature, .noise, .categories, .sources, .construction, .objective, .estimator, .samples, .task,
      .schedule:
      .refused("Every claim has a setting of its own. Enter shows it; 1 leads to yours.")
    case .baseline, .sorting, .display, .corners: lacks(group)
    }
  }

  /// The keys of categories are named after what they do to claims.
  static func hint(for binding: KeyBinding, in state: State) -> String? {
    switch binding.actions.first?.command {
    case .choose(by: -1): "claim"
    case .editCategory: "see it"
    case .copyCommandLine: nil
    default: binding.hint
    }
  }

  /// How many claims are measured, and whether they are as known.
  static func status(_ state: State) -> RunStatus {
    let findings = state.currentClaims?.findings ?? []
    let (made, all) = (findings.count, Claim.all.count)
    guard made == all else {
      return RunStatus(["● \(made) of \(all) measured", "● \(made) of \(all)", "● \(made)", "●"])
    }
    let wrong = findings.count { !$0.holds }
    return wrong == 0
      ? RunStatus(["✓ all \(all) as known", "✓ \(all)", "✓"])
      : RunStatus(["✗ \(wrong) not as known", "✗ \(wrong)", "✗"])
  }

  /// What is true of the chosen claim.
  static func story(_ state: State) -> Story {
    let claim = state.chosenClaim
    let verdict =
      switch claim.verdict {
      case .holds: "True."
      case .fails: "False."
      case .conditional: "Only on a condition."
      }
    let measured =
      switch state.finding(state.claims.chosen)?.holds {
      case true: " Measured and expected agree."
      case false: " What is measured contradicts it!"
      case nil: ""
      }
    return Story(["\(verdict) \(claim.why)\(measured)", "\(verdict) \(claim.why)", claim.why])
  }
}

extension Claim.Verdict {
  /// In a word or two.
  public var word: String {
    switch self {
    case .holds: "true"
    case .fails: "false"
    case .conditional: "only if"
    }
  }
}

extension State {
  /// What is to be measured now; `nil` where nobody looks.
  public var claimsJob: ClaimsJob? { job() }

  mutating func chooseClaim(_ choice: CommandGroup.Choice) {
    switch choice {
    case .by(let rows): chooseClaim(claims.chosen + rows)
    case .first: chooseClaim(0)
    case .last: chooseClaim(Claim.all.count - 1)
    case .category: break
    }
  }

  /// Chooses the claim at a place, or the nearest there is.
  mutating func chooseClaim(_ place: Int) { claims.chosen = min(max(place, 0), Claim.all.count - 1) }

  /// Opens the view in which the claim can be seen, with everything set for it, as one step of undo.
  mutating func setStage(of claim: Claim) {
    guard let stage = ClaimStage.of(claim) else { return }
    setStage(stage.setting, source: claim.id)
    notice = Notice(text: stage.hint, aside: "u or 8 leads back.")
  }
}
