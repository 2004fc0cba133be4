/// How counted picks compare with their exact law.
public struct PickTest: Sendable, Equatable {
  /// What the comparison can say.
  public enum Verdict: Sendable, Equatable {
    /// Nothing has been drawn.
    case noDraws
    /// The law leaves nothing to chance, and the picks are what it says.
    case deterministic
    /// The draws are too few for χ²: pooling leaves a single cell.
    case tooFewDraws
    /// A category of probability 0 was picked.
    case impossiblePick
    /// χ² was judged: the probability of one at least as large under the law.
    case tested(pValue: Double)
  }

  /// The smallest expected count of a cell of χ²; rarer categories share one.
  public static let smallestExpectation = 5.0

  /// Pearson's χ² over the pooled cells; infinite when a category of probability 0 was picked.
  public let chiSquare: Double
  /// Pooled cells − 1.
  public let degreesOfFreedom: Int
  /// What can be said.
  public let verdict: Verdict
  /// Half the sum of absolute differences between shares and law; 0 before the first draw.
  public let totalVariation: Double

  /// Compares `picks` with `law`, both in category order. Categories with an expected count under
  /// `smallestExpectation` are pooled, if need be with the smallest of the others. Cost: one pass.
  public init(picks: [Int], law: [Double]) {
    let draws = picks.reduce(0, +)
    var pooled = Cell()
    var smallest: Cell?
    var cells = 0
    var sum = 0.0
    var distance = 0.0
    var impossible = false
    for (count, probability) in zip(picks, law) {
      let cell = Cell(observed: Double(count), expected: probability * Double(draws))
      distance += abs(cell.observed - cell.expected)
      if probability == 0 {
        impossible = impossible || count > 0
      } else if cell.expected < Self.smallestExpectation {
        pooled.add(cell)
      } else {
        cells += 1
        sum += cell.chiSquare
        if cell.expected < smallest?.expected ?? .infinity { smallest = cell }
      }
    }
    if pooled.expected >= Self.smallestExpectation {
      cells += 1
      sum += pooled.chiSquare
    } else if let smallest {
      pooled.add(smallest)
      sum += pooled.chiSquare - smallest.chiSquare
    }
    chiSquare = impossible ? .infinity : max(sum, 0)
    degreesOfFreedom = max(cells - 1, 0)
    totalVariation = draws == 0 ? 0 : distance / 2 / Double(draws)
    verdict =
      if draws == 0 {
        .noDraws
      } else if impossible {
        .impossiblePick
      } else if law.contains(1) {
        .deterministic
      } else if cells < 2 {
        .tooFewDraws
      } else {
        .tested(pValue: chiSquareTail(chiSquare, degreesOfFreedom: cells - 1))
      }
  }

  /// The probability of a χ² at least as large under the law; 0 after an impossible pick, `nil` where nothing
  /// can be tested.
  public var pValue: Double? {
    switch verdict {
    case .noDraws, .deterministic, .tooFewDraws: nil
    case .impossiblePick: 0
    case .tested(let pValue): pValue
    }
  }

  private struct Cell {
    var observed = 0.0
    var expected = 0.0

    var chiSquare: Double { (observed - expected) * (observed - expected) / expected }

    mutating func add(_ other: Cell) {
      observed += other.observed
      expected += other.expected
    }
  }
}
