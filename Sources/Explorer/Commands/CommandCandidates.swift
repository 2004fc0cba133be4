import Experiment

/// What a command that is being typed could become.
public struct Candidate: Sendable, Equatable {
  /// The text that it stands for, up to where the next words go.
  public let text: String
  /// How it is listed.
  public let title: String
  /// The keys that do the same, with glyphs; empty if none does.
  public let keys: String
  /// The keys in ASCII.
  public let asciiKeys: String
  /// What it does; empty where the title says it.
  public let sentence: String
  /// Whether more words have to follow.
  public let needsMore: Bool
}

/// What `text` could become, the likeliest first: words whose letters are typed in their order, or values of
/// the first word. Of labels at most fifty; their search costs a pass over all of them.
public func commandCandidates(_ text: String, in state: State) -> [Candidate] {
  let text = CommandText(text)
  guard text.isNameComplete else { return words(text.name) }
  guard let word = text.word, let argument = word.argument else { return [] }
  let rest = text.rest
  switch argument {
  case .category, .categoryAndLogit, .categoryAndLabel:
    return labels(rest, of: word, needsMore: argument != .category, in: state)
  default:
    return FuzzyMatch.best(argument.values.map(\.name), for: rest).map { place in
      let name = argument.values[place].name
      return Candidate(
        text: "\(word.name) \(name)", title: name, keys: "", asciiKeys: "",
        sentence: argument == .preset ? Presets.all[place].sentence : "", needsMore: false)
    }
  }
}

/// The command that the first word of `text` names, if a space follows it.
func commandWord(beginning text: String) -> CommandWord? {
  let text = CommandText(text)
  return text.isNameComplete ? text.word : nil
}

private func words(_ typed: String) -> [Candidate] {
  FuzzyMatch.best(CommandWord.all.map(\.name), for: typed).map { place in
    let word = CommandWord.all[place]
    return Candidate(
      text: word.argument == nil ? word.name : word.name + " ", title: word.usage, keys: word.keys,
      asciiKeys: word.asciiKeys, sentence: word.sentence, needsMore: word.command == nil)
  }
}

private func labels(
  _ typed: String, of word: CommandWord, needsMore: Bool, in state: State
) -> [Candidate] {
  let search = LabelSearch(typed)
  let all = state.parameters.labels
  return state.order.lazy.filter { search.matches(all[$0]) }.prefix(50).map { category in
    let label = all[category]
    // A label that could be taken for several words, for a number or for its beginning, stands in quotes.
    let isPlain = label.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && $0 != "\"" && $0 != "#" && !LabelNotation.isControl($0)
    }
    // In a vocabulary it would take long to tell whether a label is the only one of its kind.
    let isUnique = all.count <= 1024 && all.firstIndex(of: label) == all.lastIndex(of: label)
    let name =
      word.argument == .category || !isUnique
      ? "#\(category + 1)" : isPlain && !label.isEmpty ? label : LabelNotation.quoted(label)
    return Candidate(
      text: "\(word.name) \(name)" + (needsMore ? " " : ""), title: label, keys: "", asciiKeys: "",
      sentence: "", needsMore: needsMore)
  }
}
