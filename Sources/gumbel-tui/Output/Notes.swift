import Explorer

/// Writes what was assumed of a file, or left out, to standard error: one note a line.
func writeNotes(_ notices: [String]) {
  if !notices.isEmpty { StandardError.write(Page(notices.map { "gumbel-tui: note: \($0)" })) }
}

extension Report {
  /// The report with what was assumed of its input: as the last key of its object, and nowhere else. Tables
  /// and lines of records have no place for it.
  func noting(_ notices: [String]) -> any Report { NotedReport(report: self, notices: notices) }
}

extension [JSON.Member] {
  /// The last member of every report on logits that were given.
  static func notices(_ notices: [String]) -> [JSON.Member] {
    [.init(key: "notices", value: .strings(notices))]
  }
}

private struct NotedReport: Report {
  let report: any Report
  let notices: [String]

  var json: JSON {
    guard case .object(let members) = report.json else { return report.json }
    return .object(members + .notices(notices))
  }

  var records: [JSON] { report.records }
  var csv: Table { report.csv }
  var page: Page { report.page }
}
