// Whatever has been set can be taken away as one line for the shell, and brought back by it.

import Console
import GumbelEngine

extension Experiment {
  /// The words of the command line that restores this experiment, in the view called `view` if one is given. The counts
  /// come back by themselves, since they follow from the seed.
  public func commandLineArguments(view: String? = nil) -> [String] {
    var words = ["gumbel-tui"] + inputArguments
    words += option("--tau", LogitNotation.text(parameters.temperature.value))
    words += option("--seed", String(parameters.seed))
    if !parameters.noise { words.append("--no-noise") }
    if parameters.hard { words.append("--hard") }
    if parameters.left != .softmax { words += option("--left", parameters.left.rawValue) }
    if parameters.right != .gumbelSoftmax { words += option("--right", parameters.right.rawValue) }
    let objective = parameters.objective.fitted(to: parameters.logits.count)
    if objective != Objectives.initial.fitted(to: parameters.logits.count) {
      words += option("--objective", ObjectiveNotation.text(objective))
    }
    words += choiceArguments
    if let view { words += option("--view", view) }
    return words
  }

  /// The command line, quoted for a POSIX shell.
  public func commandLine(view: String? = nil) -> String {
    commandLineArguments(view: view).map(shellQuoted).joined(separator: " ")
  }

  /// What is set in single views and is not as an explorer opens.
  private var choiceArguments: [String] {
    let (choices, initial) = (parameters.choices, Choices())
    var words: [String] = []
    if let corners = choices.corners {
      words += option("--corners", CornerNotation.text(corners, labels: parameters.labels))
    }
    if choices.addsRest { words.append("--rest") }
    if choices.estimator != initial.estimator { words += option("--estimator", choices.estimator.rawValue) }
    if choices.task != initial.task { words += option("--task", TrainingNotation.text(choices.task)) }
    if let start = choices.start { words += option("--start", formatLogitList(start)) }
    if let runs = choices.runs { words += option("--runs", String(runs)) }
    if choices.schedule != initial.schedule {
      words += option("--schedule", TrainingNotation.text(choices.schedule))
    }
    return words
  }

  /// Where labels and logits come from: a preset or a file as long as they are as there, else themselves.
  private var inputArguments: [String] {
    let labels = parameters.labels
    let logits = parameters.logits
    let presets = [Presets.named(source)].compactMap(\.self) + Presets.all
    if let preset = presets.first(where: { $0.labels == labels && $0.logits == logits }) {
      return option("--preset", preset.name)
    }
    if let opened, let argument = opened.argument, opened.labels == labels, opened.logits == logits {
      return option("--open", argument) + opened.reading.arguments.flatMap { option($0.name, $0.value) }
    }
    let numbers = option("--logits", formatLogitList(logits.values))
    return labels == defaultLabels(labels.count)
      ? numbers : numbers + option("--labels", formatLabelList(labels))
  }

  /// An option and its value; in one word where the value could be taken for an option.
  private func option(_ name: String, _ value: String) -> [String] {
    value.hasPrefix("-") ? ["\(name)=\(value)"] : [name, value]
  }
}

/// A word as a POSIX shell reads it back unchanged: in single quotes unless it is plainly harmless, and with
/// codes in place of what could drive a terminal, since the command line is also shown there.
public func shellQuoted(_ word: String) -> String {
  if word.unicodeScalars.contains(where: \.needsEscape) { return shellEscaped(word) }
  let isHarmless = word.unicodeScalars.allSatisfy {
    ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
      || "_@%+=:,./-".unicodeScalars.contains($0)
  }
  if isHarmless, !word.isEmpty { return word }
  var text = "'"
  for scalar in word.unicodeScalars {
    if scalar == "'" { text += "'\\''" } else { text.unicodeScalars.append(scalar) }
  }
  return text + "'"
}

/// The same in dollar quotes (POSIX.1-2024), byte by byte where it is not printable.
private func shellEscaped(_ word: String) -> String {
  var text = "$'"
  for scalar in word.unicodeScalars {
    if scalar == "'" || scalar == "\\" {
      text += "\\"
      text.unicodeScalars.append(scalar)
    } else if scalar.needsEscape {
      // Three octal digits end by themselves; hexadecimal ones would go on into what follows.
      for byte in String(scalar).utf8 { text += "\\" + octal(byte) }
    } else {
      text.unicodeScalars.append(scalar)
    }
  }
  return text + "'"
}

private func octal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 8)
  return String(repeating: "0", count: 3 - digits.count) + digits
}
