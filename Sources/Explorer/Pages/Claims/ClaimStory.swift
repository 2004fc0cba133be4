// The answer to a claim, to be read without a look at the numbers.

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
      case true: " Measured and expected agree."
      case false: " What is measured contradicts it!"
      case nil: ""
      }
    return Story(["\(verdict) \(claim.why)\(measured)", "\(verdict) \(claim.why)", claim.why])
  }
}
