import Experiment
import GumbelEngine
import LogitFiles

/// Reads a command in words: `tau 0.5`, `noise off`, `logit a 2`. The first word is that of a key or of the
/// usage in `CommandWord.all`, or one that means the same; a word alone does what its key does.
///
/// - Parameters:
///   - text: The command, on one line.
///   - state: Where its categories are.
///   - onScreen: Whether there is a screen; without one, commands that open or redraw something are refused.
public func parseCommand(
  _ text: String, in state: State, onScreen: Bool = true
) throws(CommandError) -> Command {
  let text = CommandText(text)
  let (name, rest) = (text.name, text.rest)
  if name.isEmpty { throw .empty }
  guard let word = text.word else {
    throw .unknownWord(name, meant: commandCandidates(name, in: state).first?.text.trimmingSpaces)
  }
  if rest.isEmpty {
    guard let command = word.command else { throw .usage(word.usage) }
    if onScreen || !command.needsScreen { return command }
    // What needs the screen may need it only to be typed in there.
    guard let argument = word.argument, argument.values.isEmpty else { throw .needsScreen(word: word.name) }
    throw .usage(word.offScreenUsage)
  }
  guard let argument = word.argument else { throw .tooMuch(word: word.name) }
  let command = try CommandReader(word: word, state: state).read(argument, from: rest)
  if command.needsScreen, !onScreen { throw .needsScreen(word: word.name) }
  return command
}

extension Command {
  /// Whether it opens, moves or draws something on a screen, or is about what is seen to happen there, and does
  /// nothing else.
  public var needsScreen: Bool {
    switch self {
    case .typeTemperature, .typeFile, .openFile, .copyCode, .editCategory, .editAll, .addCategory,
      .editObjective, .editTask, .openHelp, .openFinder, .openPalette, .back, .redraw, .scrollHelp,
      .highlight, .complete, .commit, .edit, .cycleTheme, .setTheme, .openView, .switchView, .suspend,
      .togglePause, .turn(.pause, on: _), .changePace, .scrub, .followNewest, .openTour, .moveTour:
      true
    default: false
    }
  }
}

/// Reads what follows the first word.
private struct CommandReader {
  let word: CommandWord
  let state: State

  func read(_ argument: CommandArgument, from text: String) throws(CommandError) -> Command {
    switch argument {
    case .temperature: return .setTemperature(try temperature(text))
    case .seed:
      guard let seed = UInt64(text) else { throw .number("a seed is a whole number from 0 to 2^64 - 1") }
      return .setSeed(seed)
    case .draws: return .setDraws(try draws(text))
    case .category: return .chooseCategory(try found(text))
    case .categoryAndLogit: return try logit(text)
    case .categoryAndLabel: return try label(text)
    case .newCategory: return try newCategory(text)
    case .categories: return .takeCategories(try categories(text))
    case .objective: return try objective(text)
    case .task:
      return .setTask(try training { () throws(TrainingNotationProblem) in try TrainingNotation.task(text) })
    case .schedule:
      return .setSchedule(
        try training { () throws(TrainingNotationProblem) in try TrainingNotation.schedule(text) })
    case .samples: return try samples(text)
    case .onOff, .preset, .view, .display, .theme, .construction, .estimator:
      if argument == .view, let number = Int(text), let view = View(rawValue: number - 1) {
        return .openView(view)
      }
      let wanted = letters(text)
      if let value = argument.values.first(where: { letters($0.name) == wanted }) { return value.command }
      throw .unknownValue(text, known: argument.values.map(\.name))
    }
  }

  /// Names are told apart by their letters: `oneDraw` is `one-draw`.
  private func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

  private func temperature(_ text: String) throws(CommandError) -> Double {
    do {
      return try Temperature(LogitNotation.number(text)).value
    } catch let error as NumberProblem {
      throw .number(error.message)
    } catch let error as TemperatureError {
      throw .number(error.message)
    } catch {
      preconditionFailure("unexpected error \(error)")
    }
  }

  private func draws(_ text: String) throws(CommandError) -> Int {
    let limit = State.convergedDraws
    guard let number = try? LogitNotation.number(text), number == number.rounded(),
      (0...Double(limit)).contains(number)
    else { throw .number("draws are a whole number from 0 to \(Numbers.grouped(limit))") }
    return Int(number)
  }

  private func newCategory(_ text: String) throws(CommandError) -> Command {
    do throws(TextProblem) {
      let line = try CategoryLine(text)
      return .appendCategory(label: line.label, line.logit)
    } catch {
      throw .number(error.message)
    }
  }

  private func categories(_ text: String) throws(CommandError) -> CategoryList {
    do throws(TextProblem) {
      return try readCategories(text)
    } catch {
      throw .number(error.numberMessage)
    }
  }

  private func objective(_ text: String) throws(CommandError) -> Command {
    do throws(ObjectiveProblem) {
      return .setObjective(
        try ObjectiveNotation.objective(text, categories: state.parameters.logits.count))
    } catch {
      throw .number(error.message)
    }
  }

  private func training<Value>(
    _ read: () throws(TrainingNotationProblem) -> Value
  ) throws(CommandError) -> Value {
    do throws(TrainingNotationProblem) {
      return try read()
    } catch {
      throw .number(error.message)
    }
  }

  private func samples(_ text: String) throws(CommandError) -> Command {
    let limits = 2...1_000_000_000
    guard let value = try? LogitNotation.number(text), value == value.rounded(),
      value <= Double(limits.upperBound), value >= Double(limits.lowerBound)
    else { throw .number("samples are a whole number from 2 to 1e9, such as 1e6") }
    return .setSamples(Int(value))
  }

  /// The number is the last word; what stands before it is the category.
  private func logit(_ text: String) throws(CommandError) -> Command {
    let start = text.lastIndex(where: \.isWhitespace).map { text.index(after: $0) } ?? text.startIndex
    let name = text[..<start].trimmingSpaces
    let value: Double
    do throws(NumberProblem) {
      value = try LogitNotation.number(text[start...])
    } catch {
      throw .number(error.message)
    }
    if value == .infinity { throw .number("a logit cannot be +inf; -inf masks a category") }
    return .setLogit(category: name.isEmpty ? state.selection : try category(name), value)
  }

  /// The category is the first word, or what stands in quotes; what follows is the label.
  private func label(_ text: String) throws(CommandError) -> Command {
    var rest = text[...].unicodeScalars
    let first = try self.word(&rest)
    let second = String(rest).trimmingSpaces
    if second.isEmpty { return .setLabel(category: state.selection, first.text) }
    let name = first.isQuoted ? LabelNotation.quoted(first.text) : first.text
    return .setLabel(category: try category(name), try unquoted(second))
  }

  /// The category with that label or, as `#12`, with that number; in quotes it is a label in any case.
  private func category(_ text: String) throws(CommandError) -> Int {
    let labels = state.parameters.labels
    if let number = categoryNumber(text, count: labels.count) { return number }
    let label = try unquoted(text)
    guard let first = labels.firstIndex(of: label) else { throw .noCategory(label) }
    if labels.lastIndex(of: label) != first { throw .ambiguousCategory(label, first: first + 1) }
    return first
  }

  /// The next category that a search for `text` finds.
  private func found(_ text: String) throws(CommandError) -> Int {
    var finder = Finder(origin: state.selection, row: state.order.row(of: state.selection))
    finder.replace(by: text)
    finder.search(labels: state.parameters.labels, order: state.order, after: "")
    guard let place = finder.place else { throw .noCategory(text) }
    return state.order[finder.rows[place]]
  }

  private func unquoted(_ text: String) throws(CommandError) -> String {
    guard text.hasPrefix("\"") else { return text }
    var rest = text[...].unicodeScalars
    let word = try self.word(&rest)
    guard String(rest).trimmingSpaces.isEmpty else { throw .usage(self.word.usage) }
    return word.text
  }

  /// Takes the next word, or what stands in quotes, from the front of `text`.
  private func word(
    _ text: inout Substring.UnicodeScalarView
  ) throws(CommandError) -> (text: String, isQuoted: Bool) {
    guard text.first == "\"" else {
      let word = text.prefix { !$0.properties.isWhitespace }
      text = text[word.endIndex...]
      return (String(word), false)
    }
    guard let label = try? QuotedLabel.read(&text) else { throw .usage(word.usage) }
    return (label, true)
  }
}
