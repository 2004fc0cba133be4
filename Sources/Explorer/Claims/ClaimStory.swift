import GumbelEngine

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
  /// What is true of the chosen claim, in plain words.
  public var claimStory: Story {
    let claim = chosenClaim
    let verdict =
      switch claim.verdict {
      case .holds: "True."
      case .fails: "False."
      case .conditional: "Only on a condition."
      }
    let measured =
      switch finding(claims.chosen)?.holds {
      case true: " Measured as known."
      case false: " What is measured contradicts it!"
      case nil: ""
      }
    return Story(["\(verdict) \(claim.why)\(measured)", "\(verdict) \(claim.why)", claim.why])
  }

  /// How far the measurements are, and whether they are as they should be.
  public var claimProgress: [String] {
    let count = Claim.all.count
    guard let claims = currentClaims else { return ["measuring \(count) claims", "measuring"] }
    let wrong = claims.findings.count { !$0.holds }
    if wrong > 0 { return ["\(wrong) of \(count) contradict what is known", "\(wrong) contradict"] }
    guard claims.isComplete else {
      return ["measured \(claims.findings.count) of \(count)", "\(claims.findings.count) of \(count)"]
    }
    return ["all \(count) measured as known", "all as known"]
  }
}
