// The report of each view: what `w` and `snapshot` write as .csv and .json.

import Explorer

extension State {
  /// The numbers of the view that is open.
  package var viewReport: any Report {
    switch view {
    case .compare:
      sampling.map { SampleReport(state: self, snapshot: $0) }
        ?? SampleReport(experiment)
    case .oneDraw: OneDrawReport(state: self)
    case .simplex: SimplexReport(state: self)
    case .temperature: SweepReport(state: self)
    case .gradients: GradientReport(state: self)
    case .training: RaceReport(state: self)
    case .when:
      WhenReport(table: currentWhen.table, runs: currentWhen.job.runs, isInterrupted: false)
    case .claims: ClaimReport(findings: currentClaims?.findings ?? [], seed: parameters.seed)
    }
  }
}
