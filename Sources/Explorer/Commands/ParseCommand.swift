import GumbelEngine

/// Reads a command in words: `tau 0.5`, `noise off`, `logit a 2`. The first word is that of a key or of the
/// usage in `CommandWord.all`; a word alone does what its key does.
///
/// - Parameters:
///   - text: The command, on one line.
///   - state: Where its categories are.
///   - onScreen: Whether there is a screen; without one, commands that open or redraw something are refused.
public func parseCommand(
  _ text: String, in state: State, onScreen: Bool = true
) throws(CommandError) -> Command {
  let line = text.trimmingSpaces
  let name = String(line.prefix { !$0.isWhitespace })
  let rest = line.dropFirst(name.count).trimmingSpaces
  if name.isEmpty { throw .empty }
  guard let word = CommandWord.named(name.lowercased()) else {
    throw .unknownWord(name, meant: commandCandidates(name, in: state).first?.text.trimmingSpaces)
  }
  if rest.isEmpty {
    guard let command = word.command else { throw .usage(word.usage) }
    if onScreen || !command.needsScreen { return command }
    if word.argument == nil { throw .needsScreen(word: word.name) }
    throw .usage(word.usage.filter { $0 != "[" && $0 != "]" })
  }
  guard let argument = word.argument else { throw .tooMuch(word: word.name) }
  return try CommandReader(word: word, state: state).read(argument, from: rest)
}

extension Command {
  /// Whether it opens, moves or draws something on a screen, and does nothing else.
  public var needsScreen: Bool {
    switch self {
    case .typeTemperature, .typeFile, .openFile, .copyCode, .editCategory, .editAll, .addCategory, .openHelp,
      .openFinder, .openPalette, .back,
      .redraw, .scrollHelp, .highlight, .complete, .commit, .edit, .cycleTheme, .setTheme:
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
    case .category: return .chooseCategory(try found(text))
    case .categoryAndLogit: return try logit(text)
    case .categoryAndLabel: return try label(text)
    case .onOff, .preset, .view, .display, .theme, .construction:
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
    if let number = Finder.number(text, count: labels.count) { return number }
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
    guard let label = try? LabelNotation.readQuoted(&text) else { throw .usage(word.usage) }
    return (label, true)
  }
}
