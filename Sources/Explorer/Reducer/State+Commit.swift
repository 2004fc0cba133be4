import Experiment
import GumbelEngine
import LogitFiles

/// Why an editor's text was refused, in words, and at which line and column (from 0).
private struct Refusal: Error {
  var message: String
  var place: (line: Int, column: Int)?
}

extension State {
  /// Takes over what stands in the editor and closes it. A text that cannot be read stays, with the reason.
  mutating func commit() -> [Effect] {
    switch overlays.last {
    case .palette(let palette): return runTypedCommand(palette)
    case .list(let picker): take(picker)
    case .open(let dialog): commit(dialog)
    case .find: overlays.removeLast()
    case .field(let editor) where editor.isFile: write(editor)
    case .field(var editor):
      do throws(Refusal) {
        try commit(editor)
        overlays.removeLast()
      } catch {
        editor.problem = error.message
        overlays[overlays.count - 1] = .field(editor)
      }
    case .text(var editor):
      do throws(Refusal) {
        try commit(editor)
        overlays.removeLast()
      } catch {
        editor.problem = error.message
        if let place = error.place { editor.move(toLine: place.line, cursor: place.column) }
        overlays[overlays.count - 1] = .text(editor)
      }
    case .help, nil: break
    }
    return []
  }

  /// Takes over what is chosen in a list and closes it. A text that names nothing stays, with the reason.
  mutating func take(_ picker: ListPicker) {
    do throws(Refusal) {
      switch picker.subject {
      case .task: setTask(try readTask(picker.chosen))
      }
      overlays.removeLast()
    } catch {
      var picker = picker
      picker.problem = error.message
      overlays[overlays.count - 1] = .list(picker)
    }
  }

  private mutating func commit(_ editor: FieldEditor) throws(Refusal) {
    switch editor.subject {
    case .temperature:
      let temperature = try readTemperature(editor.text)
      change { $0.temperature = temperature }
    case .objective:
      let objective = try readObjective(editor.text)
      change { $0.objective = objective }
    case .schedule:
      let schedule = try readSchedule(editor.text)
      change { $0.choices.schedule = schedule }
    case .category(let category):
      let line = try readLine(editor.text)
      var labels = parameters.labels
      var values = parameters.logits.values
      if let label = line.label { labels[category] = label }
      values[category] = line.logit
      try setCategories(labels, values)
    case .newCategory:
      let line = try readLine(editor.text)
      try append([line.label], [line.logit])
    case .file: break
    }
  }

  /// Adds a category that a command names.
  mutating func appendCategory(_ label: String?, _ logit: Double) {
    refused { state throws(Refusal) in try state.append([label], [logit]) }
  }

  /// Replaces all categories by those that a command names. As many without labels keep the present ones.
  mutating func takeCategories(_ list: CategoryList) {
    let old = list.labels.count == parameters.labels.count ? parameters.labels : []
    refused { state throws(Refusal) in try state.replaceAll(by: list, keeping: old) }
  }

  private mutating func refused(_ body: (inout State) throws(Refusal) -> Void) {
    do throws(Refusal) {
      try body(&self)
    } catch {
      notice = Notice(text: error.message, isProblem: true)
    }
  }

  private mutating func append(_ labels: [String?], _ logits: [Double]) throws(Refusal) {
    var free = FreeLabels(taken: Set(parameters.labels))
    try setCategories(parameters.labels + labels.map { $0 ?? free.next() }, parameters.logits.values + logits)
    selection = parameters.logits.count - 1
  }

  /// Takes all that the text has.
  private mutating func commit(_ editor: TextEditor) throws(Refusal) {
    let text = editor.lines.joined(separator: "\n")
    if text.trimmingSpaces.isEmpty { throw Refusal(message: LogitsError.empty.message()) }
    let list: CategoryList
    do throws(TextProblem) {
      list = try readCategories(text)
    } catch {
      guard let line = error.line, let column = error.column else { throw Refusal(message: error.message) }
      throw Refusal(message: "line \(line): \(error.message)", place: (line - 1, column - 1))
    }
    try replaceAll(by: list, keeping: editor.replacesAll ? [] : parameters.labels)
  }

  /// Replaces all categories. One without a label keeps that of its place in `old`, unless another category
  /// has it: then it gets a free one.
  private mutating func replaceAll(by list: CategoryList, keeping old: [String]) throws(Refusal) {
    let claimed = Set(list.labels.compactMap(\.self))
    let kept = list.labels.enumerated().map { place, label in
      label ?? (old.indices.contains(place) && !claimed.contains(old[place]) ? old[place] : nil)
    }
    var free = FreeLabels(taken: Set(kept.compactMap(\.self)))
    try setCategories(kept.map { $0 ?? free.next() }, list.logits)
    if let told = Notice(reading: list.notices) { notice = told }
  }

  private mutating func setCategories(_ labels: [String], _ values: [Double]) throws(Refusal) {
    let logits: Logits
    do throws(LogitsError) {
      logits = try Logits(values)
    } catch {
      throw Refusal(message: error.message(labels: labels))
    }
    change {
      $0.labels = labels
      $0.logits = logits
    }
  }

  private func readTemperature(_ text: String) throws(Refusal) -> Temperature {
    do {
      return try Temperature(LogitNotation.number(text))
    } catch let error as NumberProblem {
      throw Refusal(message: error.message)
    } catch let error as TemperatureError {
      throw Refusal(message: error.message)
    } catch {
      preconditionFailure("unexpected error \(error)")
    }
  }

  private func readObjective(_ text: String) throws(Refusal) -> StandardObjective {
    do throws(ObjectiveProblem) {
      return try ObjectiveNotation.objective(text, categories: parameters.logits.count)
    } catch {
      throw Refusal(message: error.message)
    }
  }

  private func readTask(_ text: String) throws(Refusal) -> TrainingTask {
    do throws(TrainingNotationProblem) {
      return try TrainingNotation.task(text)
    } catch {
      throw Refusal(message: error.message)
    }
  }

  /// A schedule; a number alone is a constant temperature.
  private func readSchedule(_ text: String) throws(Refusal) -> TemperatureSchedule {
    do throws(TrainingNotationProblem) {
      let isNumber = (try? LogitNotation.number(text)) != nil
      return try TrainingNotation.schedule(isNumber ? "constant:\(text)" : text)
    } catch {
      throw Refusal(message: error.message)
    }
  }

  private func readLine(_ text: String) throws(Refusal) -> CategoryLine {
    do throws(TextProblem) {
      return try CategoryLine(text)
    } catch {
      throw Refusal(message: error.message)
    }
  }
}

/// The labels a, b, c … that are not taken, one after the other.
private struct FreeLabels {
  let taken: Set<String>
  private var index = 0

  init(taken: Set<String>) { self.taken = taken }

  mutating func next() -> String {
    while taken.contains(defaultLabel(index)) { index += 1 }
    defer { index += 1 }
    return defaultLabel(index)
  }
}
