import Explorer
import GumbelEngine

/// A column of the table of a single draw.
struct OneDrawColumn: Equatable {
  /// What it shows.
  enum Content: Equatable {
    case quantity(SingleDraw.Quantity)
    /// y as a bar.
    case bar
    /// The mark of the pick: the one-hot vector.
    case pick
  }

  /// Whose it is.
  enum Group: Equatable { case common, left, right }

  var group: Group
  var title: String
  var content: Content
  /// Narrow windows leave out the columns that are worth least.
  var worth: Int
  /// Where it stands; 0 columns until laid out.
  var start = 0
  var width: Int

  /// The column after its last.
  var end: Int { start + width }
}

/// The columns of the table of a single draw: what both sides share, the left construction as far as there
/// is room, the right one in full.
struct OneDrawColumns: Equatable {
  private(set) var columns: [OneDrawColumn] = []
  /// The columns of the categories' names.
  let name: Int

  init(width: Int, left: Construction, right: Construction) {
    name = width >= 110 ? 18 : width >= 72 ? 12 : 9
    let all = Self.common(right) + Self.table(left, .left) + Self.table(right, .right)
    var room = width - name - 1
    var kept: Set<Int> = []
    for index in all.indices.sorted(by: { all[$0].worth > all[$1].worth }) {
      guard all[index].width <= room else { break }
      room -= all[index].width
      kept.insert(index)
    }
    columns = all.indices.filter(kept.contains).map { all[$0] }
    widenBars(by: room)
    var start = name
    for index in columns.indices {
      columns[index].start = start
      start = columns[index].end
    }
  }

  /// The first column and the width of a group's columns, if it has any.
  func span(_ group: OneDrawColumn.Group) -> Region? {
    guard let first = columns.first(where: { $0.group == group }),
      let last = columns.last(where: { $0.group == group })
    else { return nil }
    return Region(column: first.start, row: 0, columns: last.end - first.start)
  }

  private static func common(_ right: Construction) -> [OneDrawColumn] {
    [
      number(.common, "z", .logit, worth: 70),
      number(.common, "ln π", .logProbability, worth: 40),
    ]
  }

  private static func table(_ construction: Construction, _ group: OneDrawColumn.Group) -> [OneDrawColumn] {
    // Of the left construction the result is worth more than the way to it.
    let isRight = group == .right
    let steps = construction.steps.map { step in
      number(group, step.title, step.quantity, worth: isRight ? step.worth : 30)
    }
    return steps + [
      OneDrawColumn(
        group: group, title: "y", content: .quantity(.weight), worth: isRight ? 100 : 60, width: 7),
      OneDrawColumn(group: group, title: "pick", content: .pick, worth: isRight ? 99 : 59, width: 5),
      OneDrawColumn(group: group, title: "", content: .bar, worth: isRight ? 50 : 20, width: 9),
    ]
  }

  private static func number(
    _ group: OneDrawColumn.Group, _ title: String, _ quantity: SingleDraw.Quantity, worth: Int
  ) -> OneDrawColumn {
    OneDrawColumn(group: group, title: title, content: .quantity(quantity), worth: worth, width: 8)
  }

  /// What is left is shared by the bars, up to a width at which they are easy to compare.
  private mutating func widenBars(by room: Int) {
    let bars = columns.indices.filter { columns[$0].content == .bar }
    for index in bars { columns[index].width += min(room / bars.count, 41 - 9) }
  }
}

extension Construction {
  /// The steps of its arithmetic, from what the noise is added to up to what softmax is taken of, as they
  /// are headed on screen.
  fileprivate var steps: [(title: String, quantity: SingleDraw.Quantity, worth: Int)] {
    switch self {
    case .softmax: [("z/τ", .scaledLogit, 85)]
    case .gumbelSoftmax: [("g", .noise, 90), ("z+g", .sum, 95), ("(z+g)/τ", .scaledSum, 65)]
    case .sampledSoftmax, .noiseAfterTemperature:
      [("z/τ", .scaledLogit, 65), ("g", .noise, 90), ("z/τ+g", .sum, 95)]
    case .noiseOnProbabilities:
      [("π", .probability, 66), ("g", .noise, 90), ("π+g", .sum, 95), ("(π+g)/τ", .scaledSum, 65)]
    }
  }
}
