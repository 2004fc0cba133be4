import Experiment

/// The built-in presets.
package struct PresetsReport: Report {
  /// The report, which is always the same.
  package init() {}

  package var json: JSON { .object(["presets": .array(records)]) }

  package var records: [JSON] {
    Presets.all.map {
      .object([
        "name": .string($0.name), "sentence": .string($0.sentence), "labels": .strings($0.labels),
        "logits": .numbers($0.logits.values), "temperature": .number($0.temperature.value),
        "source": .string($0.origin),
      ])
    }
  }

  package var csv: Table {
    var table = Table(
      columns: [
        .text("name"), .number("categories"), .number("temperature"), .text("sentence"), .text("source"),
      ])
    table.rows = Presets.all.map {
      [$0.name, String($0.logits.count), Numbers.exact($0.temperature.value), $0.sentence, $0.origin]
    }
    return table
  }

  package var page: PrintedPage {
    var table = Table(columns: [.text("name"), .text("what can be seen"), .text("numbers")])
    table.rows = Presets.all.map { [$0.name, $0.sentence, $0.origin] }
    return table.page
  }
}
