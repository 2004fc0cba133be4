import Console
import Experiment

/// The part of the program that a key goes to first: the topmost overlay, or the explorer itself.
public enum KeyLayer: Sendable, Hashable {
  case explorer, tour, help, field, text, find, palette, open, list
}

/// A heading of the help, in the order of the table.
public enum KeySection: String, CaseIterable, Sendable {
  case temperature = "Temperature"
  case noise = "Noise"
  case draws = "Draws"
  case categories = "Categories"
  case panels = "Panels"
  case simplex = "Simplex"
  case gradients = "Gradients"
  case training = "Training"
  case history = "Presets and undo"
  case program = "Program"
  case tour = "In the guided tour"
  case help = "In this help"
  case field = "While typing a value"
  case line = "In every line of text"
  case text = "While editing all as text"
  case find = "While finding a category"
  case palette = "While typing a command"
  case open = "While opening a file"
  case list = "While choosing from a list"

  /// The layer whose keys stand under this heading.
  public var layer: KeyLayer {
    switch self {
    case .tour: .tour
    case .help: .help
    case .field, .line: .field
    case .text: .text
    case .find: .find
    case .palette: .palette
    case .open: .open
    case .list: .list
    default: .explorer
    }
  }
}

/// Keys that ask for one command.
public struct KeyAction: Sendable {
  /// The keys that are named, the main one first.
  public let keys: [Key]
  /// Keys that do the same and are not worth naming, such as `=` where `+` needs Shift.
  public let aliases: [Key]
  /// The same in the language of commands, where one may want to type it.
  public let word: String?
  /// One sentence for the word, where that of the row is about keys, or about several actions.
  public let sentence: String?
  /// What they ask for.
  public let command: Command

  init(
    _ keys: Key..., alias aliases: Key..., word: String? = nil, sentence: String? = nil, command: Command
  ) {
    self.keys = keys
    self.aliases = aliases
    self.word = word
    self.sentence = sentence
    self.command = command
  }
}

/// One row of the key table: one or several actions that belong together, such as down and up.
public struct KeyBinding: Sendable {
  /// The heading it stands under.
  public let section: KeySection
  /// Its actions, which share the sentence of the help.
  public let actions: [KeyAction]
  /// The word in the footer; `nil` leaves it to the help.
  public let hint: String?
  /// One sentence for the help.
  public let sentence: String
  /// Whether the help has the row under another heading already.
  public private(set) var isRepeated = false

  init(_ section: KeySection, _ actions: KeyAction..., hint: String? = nil, sentence: String) {
    self.init(section, actions: actions, hint: hint, sentence: sentence)
  }

  /// The same keys under another heading.
  func repeated(in section: KeySection) -> KeyBinding {
    var binding = KeyBinding(section, actions: actions, hint: hint, sentence: sentence)
    binding.isRepeated = true
    return binding
  }

  init(_ section: KeySection, actions: [KeyAction], hint: String? = nil, sentence: String) {
    self.section = section
    self.actions = actions
    self.hint = hint
    self.sentence = sentence
  }

  /// Whether the footer keeps it at any width: nobody is left without a way to learn more, or out.
  var isEssential: Bool {
    actions.contains { [.openTour, .openHelp, .quit, .commit].contains($0.command) }
      || section.layer != .explorer && actions.contains { $0.command == .back }
  }
}
