import ArgumentParser
import Experiment
import Explorer

/// `gumbel-tui presets`
struct PresetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "presets", abstract: "List the built-in presets and what can be seen with each.")

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws { try output.write(PresetsReport()) }
}

/// The built-in presets.
struct PresetsReport: Report {
  var json: JSON { .object(["presets": .array(records)]) }

  var records: [JSON] {
    Presets.all.map {
      .object([
        "name": .string($0.name), "sentence": .string($0.sentence), "labels": .strings($0.labels),
        "logits": .numbers($0.logits.values), "temperature": .number($0.temperature.value),
        "source": .string($0.origin),
      ])
    }
  }

  var csv: Table {
    var table = Table(
      columns: [
        .text("name"), .number("categories"), .number("temperature"), .text("sentence"), .text("source"),
      ])
    table.rows = Presets.all.map {
      [$0.name, String($0.logits.count), $0.temperature.value.shortest, $0.sentence, $0.origin]
    }
    return table
  }

  var page: Page {
    var table = Table(columns: [.text("name"), .text("what can be seen"), .text("numbers")])
    table.rows = Presets.all.map { [$0.name, $0.sentence, $0.origin] }
    return table.page
  }
}
