import Experiment
import GumbelEngine

/// A list to choose from. What is typed leaves the items whose names have its letters; an item that takes numbers can also
/// be typed with them.
public struct ListPicker: Sendable, Equatable, LineEditing {
  /// What is chosen.
  public enum Subject: Sendable, Equatable { case task }

  /// One line of the list.
  public struct Item: Sendable, Equatable {
    /// The text that it stands for.
    public let name: String
    /// What it is.
    public let sentence: String
  }

  /// What is chosen.
  public let subject: Subject
  /// The title over the list.
  public let title: String
  /// What may be typed besides a name.
  public let hint: String
  /// All items, in their order.
  public let items: [Item]
  /// The place of the item that is taken now.
  public let present: Int?
  /// What is typed.
  public internal(set) var text = ""
  /// The cursor, in characters from the start.
  public internal(set) var cursor = 0
  /// The places of the items that are left, the likeliest first. Worked out when the text changes, not in every frame.
  public internal(set) var matches: [Int]
  /// The match that was moved to, if one was.
  var moved: Int?
  /// Why what is typed was not taken.
  public internal(set) var problem: String?

  init(
    _ subject: Subject, title: String, hint: String, items: [Item], present: Int?
  ) {
    self.subject = subject
    self.title = title
    self.hint = hint
    self.items = items
    self.present = present
    matches = Array(items.indices)
  }

  /// The place among the matches that Enter takes; `nil` where it takes the text as it stands.
  public var highlighted: Int? {
    if matches.isEmpty { return nil }
    if let moved { return moved }
    if text.isEmpty { return present ?? 0 }
    return text.contains(":") ? nil : 0
  }

  /// Works out what is left.
  mutating func refresh() {
    let name = text.prefix { $0 != ":" }
    matches = FuzzyMatch.best(items.map { String($0.name.prefix { $0 != ":" }) }, for: name.trimmingSpaces)
    moved = nil
    problem = nil
  }

  /// Moves the highlight, round and round.
  mutating func move(by places: Int) {
    guard !matches.isEmpty else { return }
    let start = highlighted ?? (places > 0 ? -1 : 0)
    moved = ((start + places) % matches.count + matches.count) % matches.count
    problem = nil
  }

  /// The text that Enter takes.
  var chosen: String { highlighted.map { items[matches[$0]].name } ?? text }
}

extension ListPicker {
  /// The tasks of the training view. The present one is listed with its numbers.
  init(tasksAround task: TrainingTask) {
    let tasks = TrainingTask.all.map { $0.name == task.name ? task : $0 }
    self.init(
      .task, title: "Tasks to train", hint: "type to filter, or a task with its numbers: polynomial:3",
      items: tasks.map { Item(name: TrainingNotation.text($0), sentence: $0.sentence) },
      present: tasks.firstIndex { $0.name == task.name })
  }
}
