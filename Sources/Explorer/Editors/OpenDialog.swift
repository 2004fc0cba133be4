import Experiment
import GumbelEngine

/// What is looked up or opened.
public struct ReadingJob: Sendable, Equatable {
  /// The file, `FILE[:ARRAY][@ROW]`; when it is looked up, perhaps only its beginning.
  public let text: String
  /// What its values are read as; `nil`: the file decides.
  public let quantity: FileQuantity?

  /// A job with the given parts.
  public init(text: String, quantity: FileQuantity? = nil) {
    self.text = text
    self.quantity = quantity
  }
}

/// The line in which a file is named, with what it could become and what is in it.
public struct OpenDialog: Sendable, Equatable, LineEditing {
  /// What is typed: `FILE[:ARRAY][@ROW]`. Another text gives up what was asked for the one before.
  public internal(set) var text = "" {
    didSet { if text != oldValue { giveUp() } }
  }
  /// The cursor, in characters from the start.
  public internal(set) var cursor = 0
  /// What the outside world found for the text, or for the one before while `isCurrent` is false.
  public internal(set) var found = OpenListing()
  /// What `found` answers.
  var answered: ReadingJob?
  /// The entry that was moved to, if one was.
  public internal(set) var moved: Int?
  /// Why the file could not be opened.
  public internal(set) var problem: String?
  /// What the values are to be read as; nil: the file decides. Another quantity gives up what was asked before, too.
  public internal(set) var quantity: FileQuantity? {
    didSet { if quantity != oldValue { giveUp() } }
  }
  /// What is being opened.
  public internal(set) var opening: ReadingJob?
  /// How long the outside world is waited for; `nil` while that is too short to be told.
  public internal(set) var waiting: Waiting?
  /// Commands that are about what is not found yet.
  var deferred: [Command] = []

  /// An empty line.
  init() {}

  /// What there is to be looked up now.
  var lookUp: ReadingJob { ReadingJob(text: text, quantity: quantity) }

  /// Whether the outside world has answered to the present text and quantity.
  var isCurrent: Bool { answered == lookUp }

  /// Drops what was chosen, asked for and put off: it was about another file, or another reading of it.
  private mutating func giveUp() {
    moved = nil
    problem = nil
    opening = nil
    waiting = nil
    deferred = []
  }

  /// Moves the highlight, round and round.
  mutating func move(by places: Int) {
    let count = found.entries.count
    guard count > 0 else { return }
    let start = moved ?? (places > 0 ? -1 : 0)
    moved = ((start + places) % count + count) % count
  }

  /// Whether it is known how many rows there are: also while one of them is looked up, so that a held key need not
  /// wait for what is in each.
  var hasRows: Bool { isCurrent || found.row.map { text == "\(found.source)@\($0)" } ?? false }

  /// Goes so many rows further, within those of the array.
  mutating func chooseRow(by rows: Int) {
    guard let row = found.row, found.rowCount > 1 else { return }
    let next = min(max(row + rows, 0), found.rowCount - 1)
    replace(by: "\(found.source)@\(next)")
    found.row = next
  }
}

/// What there is for a text that names a file, or begins to.
public struct OpenListing: Sendable, Equatable {
  /// One line of the list.
  public struct Entry: Sendable, Equatable {
    /// What stands in the list: the name of a file, or of an array.
    public var title: String
    /// What is told of it.
    public var detail: String
    /// What the typed line becomes.
    public var text: String
    /// Whether that is something to be opened, and not a folder to go into.
    public var isComplete: Bool

    /// An entry with the given parts.
    public init(title: String, detail: String = "", text: String, isComplete: Bool) {
      self.title = title
      self.detail = detail
      self.text = text
      self.isComplete = isComplete
    }
  }

  /// Files and folders, arrays, or files that were opened lately.
  public var entries: [Entry] = []
  /// Labels and probabilities of the row that would be opened, the largest first.
  public var preview: [(label: String, logit: Double, probability: Double)] = []
  /// File and array without the row.
  public var source = ""
  /// The row that would be opened, and how many there are.
  public var row: Int?
  /// The number of rows.
  public var rowCount = 0
  /// The number of categories.
  public var categoryCount = 0
  /// What the values were read as.
  public var quantity = FileQuantity.logits
  /// What was assumed or left out, one notice each.
  public var notices: [String] = []
  /// Why what is named cannot be read.
  public var problem: String?

  /// Nothing.
  public init() {}

  /// Whether both say the same.
  public static func == (left: OpenListing, right: OpenListing) -> Bool {
    left.entries == right.entries && left.preview.elementsEqual(right.preview, by: ==)
      && left.source == right.source && left.row == right.row && left.rowCount == right.rowCount
      && left.categoryCount == right.categoryCount && left.quantity == right.quantity
      && left.notices == right.notices && left.problem == right.problem
  }
}

/// What came of opening a file.
public enum OpeningResult: Sendable, Equatable {
  /// Its categories, and the temperature that it gives.
  case done(OpenedFile, name: String, temperature: Temperature?)
  /// Why it could not be opened.
  case failed(String)
}
