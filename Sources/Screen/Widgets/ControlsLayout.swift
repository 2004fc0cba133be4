import Explorer

/// Where the controls stand: temperature, slider, toggles, draws and seed, in one or two rows. What does not
/// fit is left out, the least important first.
struct ControlsLayout: Equatable {
  /// A control.
  enum Item: Equatable {
    case temperature, slider, noise, hard, draws, seed
  }

  /// A control and where it stands.
  struct Place: Equatable {
    var item: Item
    var region: Region
  }

  /// The controls that fit, in reading order.
  private(set) var places: [Place] = []
  /// Whether there is room for words: `temperature τ` and padded toggles.
  let wordy: Bool

  private let seedWidth: Int

  /// The columns of the number, with room to type in.
  static let temperatureWidth = 7
  /// `0.01 ` and ` 100`, and a track of at least ten cells.
  private static let sliderEnds = 9
  private static let shortestSlider = 19
  private static let longestSlider = 80
  /// `seed` and eight digits.
  private static let shortestSeed = 13

  /// What a view shows, on which depends what can be set in it.
  enum Contents {
    /// Draws, as they are made.
    case draws
    /// Weights, whatever the number of draws.
    case weights
    /// What neither noise nor `hard` changes.
    case estimates

    fileprivate var items: [Item] {
      switch self {
      case .draws: [.noise, .hard, .draws, .seed]
      case .weights: [.noise, .hard, .seed]
      case .estimates: [.seed]
      }
    }
  }

  /// Lays out the controls of a view.
  init(rows: Region, seed: UInt64, shows contents: Contents = .draws) {
    seedWidth = 5 + String(seed).count
    wordy = rows.columns >= 72
    if rows.rows > 1 {
      place([.temperature, .slider], row: rows.row, width: rows.columns)
      place(contents.items, row: rows.row + 1, width: rows.columns)
    } else {
      let all: [Item] = [.temperature, .slider] + contents.items
      // Without a slider the arrows still work; without the toggles nobody would know of them.
      place(fits(all, rows.columns) ? all : all.filter { $0 != .slider }, row: rows.row, width: rows.columns)
    }
  }

  /// No controls at all.
  static let none = ControlsLayout()

  private init() {
    wordy = false
    seedWidth = 0
  }

  /// The place of a control, if it is on screen.
  func region(_ item: Item) -> Region? { places.first { $0.item == item }?.region }

  /// Where the number of the temperature is edited, if it is on screen.
  var temperature: Region? {
    region(.temperature).map {
      Region(column: $0.end - Self.temperatureWidth, row: $0.row, columns: Self.temperatureWidth)
    }
  }

  /// The words before the temperature.
  var temperatureLabel: String { wordy ? "temperature τ " : "τ " }

  private var margin: Int { wordy ? 2 : 1 }
  private var gap: Int { wordy ? 2 : 1 }

  /// The columns that a control takes at least.
  private func width(_ item: Item) -> Int {
    switch item {
    case .temperature: (wordy ? 14 : 2) + Self.temperatureWidth
    case .slider: Self.shortestSlider
    case .noise: wordy ? 14 : 13
    case .hard: wordy ? 14 : 12
    case .draws: 13
    case .seed: min(seedWidth, Self.shortestSeed)
    }
  }

  private func fits(_ items: [Item], _ width: Int) -> Bool {
    margin + items.reduce(-gap) { $0 + self.width($1) + gap } < width
  }

  private mutating func place(_ wanted: [Item], row: Int, width: Int) {
    var items = wanted
    // The seed is cut rather than left out: its first digits are better than none.
    while items.count > 1, !fits(items.filter { $0 != .seed }, width) { items.removeLast() }
    let used = items.reduce(margin - gap) { $0 + self.width($1) + gap }
    var spare = max(width - used - margin, 0)
    func share(_ item: Item, from least: Int, upTo most: Int) -> Int {
      guard items.contains(item) else { return 0 }
      let columns = min(spare, max(most - least, 0))
      spare -= columns
      return columns
    }
    // A seed that is cut is of no use to anybody; a slider of any length slides.
    let seed = share(.seed, from: self.width(.seed), upTo: seedWidth)
    let slider = share(.slider, from: Self.shortestSlider, upTo: Self.longestSlider)
    var column = margin
    for item in items {
      let columns = self.width(item) + (item == .slider ? slider : item == .seed ? seed : 0)
      let room = width - margin - column
      if item == .seed, room < min(columns, 8) { break }
      places.append(
        Place(item: item, region: Region(column: column, row: row, columns: min(columns, room))))
      column += columns + gap
    }
  }
}
