import ArgumentParser
import Experiment
import Explorer
import GumbelEngine
import LogitFiles

/// The categories that a command looks at, and where they came from.
struct LogitInput {
  var labels: [String]
  var logits: Logits
  /// The temperature that came with them.
  var temperature: Temperature?
  /// A preset's or a file's name, or the option.
  var source: String
  /// The file that they were read from.
  var file: OpenedFile?
}

extension FileQuantity: ExpressibleByArgument {}

/// Where the logits come from: at most one of four places.
struct InputOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Logits, separated by commas; -inf masks a category.", valueName: "z,z,..."))
  var logits: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Probabilities instead of logits; they need not sum to 1.", valueName: "p,p,..."))
  var probs: String?

  @Option(
    help: ArgumentHelp(
      "A file of logits, - for standard input; the array in it and the row, where it has several.",
      valueName: "file[:array][@row]"),
    completion: .file())
  var open: String?

  @Option(
    help: ArgumentHelp("A built-in preset; `gumbel-tui presets` lists them.", valueName: "name"),
    completion: .list(Presets.all.map(\.name)))
  var preset: String?

  @Option(
    name: .customLong("max-bytes"), parsing: .unconditional,
    help: ArgumentHelp(
      "Largest text, or array in an archive, that --open reads (default: 1 GiB).", valueName: "n"),
    transform: wholeNumber(1...Int.max, example: "4e9"))
  var maximumBytes = 1 << 30

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "What the values of --open are (default: what their name in the file says, else logits).",
      valueName: "quantity"))
  var quantity: FileQuantity?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Columns of the table, or keys of the JSON objects, of --open that are categories, in this order "
        + "(default: all that are not metadata by name).",
      valueName: "a,b,..."))
  var columns: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Names of the categories, separated by commas.", valueName: "a,b,..."))
  var labels: String?

  /// What the options say about the contents of the file.
  func reading() throws(Failure) -> FileReading {
    if open == nil {
      if quantity != nil {
        throw .usage(
          "--as says what the values of a file are, and there is no --open",
          cure: "Give a file: --open probs.npy --as probs. Numbers on the command line: --probs 0.5,0.3,0.2")
      }
      if columns != nil {
        throw .usage(
          "--columns chooses columns of a file, and there is no --open",
          cure: "Give a file: --open logits.csv --columns the,a,this")
      }
    }
    return FileReading(quantity: quantity, columns: try columns.map(Self.columnList))
  }

  private static func columnList(_ text: String) throws(Failure) -> [String] {
    let names: [String]
    do throws(LabelProblem) {
      names = try parseLabelList(text)
    } catch {
      throw .usage(
        "--columns: \(error.message)", cure: "Give names separated by commas: --columns the,a,this")
    }
    var seen: Set<String> = []
    if let name = names.first(where: { !seen.insert($0).inserted }) {
      throw .usage("--columns: '\(name)' is there twice", cure: "Name each column once.")
    }
    return names
  }

  /// The categories that the options name; the first preset if they name none.
  func resolve() throws(Failure) -> LogitInput {
    let given = [("--logits", logits), ("--probs", probs), ("--open", open), ("--preset", preset)]
      .compactMap { $0.1 == nil ? nil : $0.0 }
    guard given.count < 2 else {
      throw .usage(
        "\(given.joined(separator: " and ")) contradict each other", cure: "Give only one of them.")
    }
    var input = try source(reading: try reading())
    if let labels { input.labels = try labelList(labels, count: input.logits.count) }
    return input
  }

  private func source(reading: FileReading) throws(Failure) -> LogitInput {
    if let logits { return try Self.typed(logits, option: "--logits", areProbabilities: false) }
    if let probs { return try Self.typed(probs, option: "--probs", areProbabilities: true) }
    if let open { return try LogitInput(opening: open, reading: reading, maximumBytes: maximumBytes) }
    guard let preset else { return LogitInput(Presets.initial) }
    guard let found = Presets.named(preset) else {
      throw .usage(
        "--preset: there is no preset '\(preset)'",
        cure: "Presets: " + Presets.all.map(\.name).joined(separator: ", "))
    }
    return LogitInput(found)
  }

  /// The categories in `text`, which follows `option`.
  static func typed(_ text: String, option: String, areProbabilities: Bool) throws(Failure) -> LogitInput {
    let example = areProbabilities ? "--probs 0.5,0.3,0.2" : "--logits 2,1.2,-inf"
    let list: CategoryList
    do throws(TextProblem) {
      list = try readCategories(
        text, options: ReadingOptions(quantity: areProbabilities ? .probabilities : nil))
    } catch {
      let place =
        error.number.map { "number \($0 + 1): " } ?? error.line.map { $0 > 1 ? "line \($0): " : "" } ?? ""
      throw .usage("\(option): \(place)\(error.problem)", cure: "\(error.cure ?? "") For example: \(example)")
    }
    let labels = list.labels.compactMap(\.self)
    guard labels.isEmpty || labels.count == list.labels.count else {
      throw .usage(
        "\(option): some numbers have labels and some have none", cure: "Write a label for each or for none.")
    }
    let logits: Logits
    do {
      logits = try Logits(list.logits)
    } catch {
      throw .usage("\(option): \(error.message())", cure: "For example: \(example)")
    }
    var input = LogitInput(
      labels: labels.isEmpty ? defaultLabels(logits.count) : labels, logits: logits,
      source: option.dropDashes)
    if !list.notices.isEmpty {
      input.file = OpenedFile(argument: nil, labels: input.labels, logits: logits, notices: list.notices)
    }
    return input
  }

  private func labelList(_ text: String, count: Int) throws(Failure) -> [String] {
    let labels: [String]
    do throws(LabelProblem) {
      labels = try parseLabelList(text)
    } catch {
      throw .usage("--labels: \(error.message)", cure: "Give names separated by commas: --labels the,a,this")
    }
    guard labels.count == count else {
      throw .usage(
        "--labels: \(labels.count) labels for \(count) categories", cure: "Give one label for each category.")
    }
    return labels
  }
}

extension LogitInput {
  fileprivate init(_ preset: Preset) {
    self.init(
      labels: preset.labels, logits: preset.logits, temperature: preset.temperature, source: preset.name)
  }
}

extension String {
  fileprivate var dropDashes: String { String(drop { $0 == "-" }) }
}
