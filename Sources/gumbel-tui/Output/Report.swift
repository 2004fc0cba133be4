/// A result that can be written in every form.
protocol Report {
  /// The whole as one object.
  var json: JSON { get }
  /// The whole as a row of objects, one a line.
  var records: [JSON] { get }
  /// The whole as one rectangle of exact numbers.
  var csv: Table { get }
  /// The whole for a person to read.
  var page: Page { get }
}

extension Report {
  var records: [JSON] { [json] }

  /// The report in the given form, ended by a newline.
  func text(as format: OutputFormat) -> String {
    switch format {
    case .table: page.text
    case .csv: csv.csv
    case .json: json.pretty + "\n"
    case .jsonl: records.map { $0.line + "\n" }.joined()
    }
  }
}
