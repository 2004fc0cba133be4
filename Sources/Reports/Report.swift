/// A result that can be written in every form.
package protocol Report {
  /// The whole as one object.
  var json: JSON { get }
  /// The whole as a row of objects, one a line.
  var records: [JSON] { get }
  /// The whole as one rectangle of exact numbers.
  var csv: Table { get }
  /// The whole for a person to read.
  var page: PrintedPage { get }
}

/// A form of output.
package enum OutputFormat: String, CaseIterable, Sendable {
  case table, csv, json, jsonl
}

extension Report {
  package var records: [JSON] { [json] }

  /// The report in the given form, ended by a newline.
  package func text(as format: OutputFormat) -> String {
    switch format {
    case .table: page.text
    case .csv: csv.csv
    case .json: json.pretty + "\n"
    case .jsonl: records.map { $0.line + "\n" }.joined()
    }
  }

  /// The report with what was assumed of its input: as the last key of its object, and nowhere else. Tables
  /// and lines of records have no place for it.
  package func noting(_ notices: [String]) -> any Report { NotedReport(report: self, notices: notices) }
}

private struct NotedReport: Report {
  let report: any Report
  let notices: [String]

  var json: JSON {
    guard case .object(let members) = report.json else { return report.json }
    return .object(members + [.init(key: "notices", value: .strings(notices))])
  }

  var records: [JSON] { report.records }
  var csv: Table { report.csv }
  var page: PrintedPage { report.page }
}
