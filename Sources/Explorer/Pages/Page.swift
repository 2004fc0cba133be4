import GumbelEngine

/// The views that have a tab, in the order of their tabs.
public enum View: Int, CaseIterable, Sendable {
  case compare, oneDraw, simplex, temperature, gradients, training, when, claims

  /// What the view means: the only table of views.
  public var page: any Page.Type {
    switch self {
    case .compare: ComparePage.self
    case .oneDraw: OneDrawPage.self
    case .simplex: SimplexPage.self
    case .temperature: TemperaturePage.self
    case .gradients: GradientsPage.self
    case .training: TrainingPage.self
    case .when: WhenPage.self
    case .claims: ClaimsPage.self
    }
  }

  /// The name on the command line.
  public var name: String { page.name }

  /// The title of the tab.
  public var title: String { page.title }

  /// The view with that name on the command line.
  public init?(name: String) {
    guard let view = View.allCases.first(where: { $0.name == name }) else { return nil }
    self = view
  }
}

/// What a view means: what is computed for it, what it does with a command, and what it says. One conforming type per
/// view, without a value of its own: everything that changes is in `State`.
public protocol Page {
  /// What a worker computes for the view. Equal jobs need no new work.
  associatedtype Job: Equatable, Sendable

  /// The name in commands and on the command line: `one-draw`.
  static var name: String { get }
  /// The title of the tab.
  static var title: String { get }
  /// Keys for what this view alone is about, the most important first.
  static var bindings: [KeyBinding] { get }

  /// What is to be computed while the view is open, given the categories that are on screen.
  static func job(_ state: State, visible: [Int]) -> Job

  /// Who performs `command` while the view is open. A command about something that the view does not show is refused,
  /// so that nothing changes out of sight.
  static func handling(of command: Command) -> Handling

  /// The word in the footer for keys that the view does not refuse; `nil` leaves them to the help.
  static func hint(for binding: KeyBinding, in state: State) -> String?

  /// How far the work has come, for the end of the first row.
  static func status(_ state: State) -> RunStatus

  /// What is seen, and why, in plain words.
  static func story(_ state: State) -> Story

  /// What the view is about, and whether it was changed since it had that name.
  static func subject(_ state: State) -> (name: String, isEdited: Bool)

  /// Brings what is kept for the view in step with the state, after every event while the view is open.
  static func settle(_ state: inout State)
}

extension Page {
  /// No keys of its own.
  static var bindings: [KeyBinding] { [] }

  /// The word of the key table.
  static func hint(for binding: KeyBinding, in state: State) -> String? { binding.hint }

  /// Where the logits came from.
  static func subject(_ state: State) -> (name: String, isEdited: Bool) {
    (state.source, state.isEdited)
  }

  /// Nothing is kept.
  static func settle(_ state: inout State) {}

  /// Refuses what the view does not have, and says which view does.
  static func lacks(_ group: CommandGroup) -> Handling {
    guard let (noun, home) = group.subject else { return .shared }
    return .refused("\(title) has no \(noun). Press \(home.rawValue + 1) for \(home.title).")
  }
}

/// Who performs a command.
public enum Handling: Sendable {
  /// The reducer, in the same way for every view that has what the command is about.
  case shared
  /// The view, in its own way.
  case own(@Sendable (inout State) -> Void)
  /// Nobody, with the reason and what to do instead.
  case refused(String)

  /// Whether the command is refused.
  var isRefusal: Bool { if case .refused = self { true } else { false } }
}

/// How far the work of a view has come.
public struct RunStatus: Sendable, Equatable {
  /// The words, fewer and fewer.
  public let words: [String]
  /// The same for windows whose controls have no room for the number of draws.
  public let narrowWords: [String]
  /// Whether the work stands still because the person said so.
  public let isHeld: Bool

  /// A status with the given words.
  init(_ words: [String], narrow narrowWords: [String]? = nil, isHeld: Bool = false) {
    self.words = words
    self.narrowWords = narrowWords ?? words
    self.isHeld = isHeld
  }
}

extension State {
  /// The job of the open view, if it is of this kind.
  func job<Job>(_ kind: Job.Type = Job.self, visible: [Int] = []) -> Job? {
    view.page.job(self, visible: visible) as? Job
  }
}
