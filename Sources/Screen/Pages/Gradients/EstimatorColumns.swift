/// Where the columns of the estimators' table stand. Narrow windows show the squared error alone.
struct EstimatorColumns: Equatable {
  /// What a panel shows.
  enum Quantity: CaseIterable {
    case squaredBias, variance, squaredError

    var title: String {
      switch self {
      case .squaredBias: "bias²"
      case .variance: "variance"
      case .squaredError: "MSE"
      }
    }
  }

  /// A bar and the number after it.
  struct Panel: Equatable {
    let quantity: Quantity
    let bar: Int
    let barWidth: Int
    /// The column after the number.
    let end: Int
  }

  /// The name, after the marks of choice and of the best.
  let name: Int
  let nameWidth: Int
  let panels: [Panel]
  /// The columns after draws and evaluations; `nil` where there is no room for them.
  let drawsEnd: Int?
  let evaluationsEnd: Int?

  static let numberWidth = 8

  init(width: Int) {
    let isWide = width >= 110
    let isMedium = width >= 72
    name = isMedium ? 4 : 2
    nameWidth = isWide ? 26 : isMedium ? 15 : 14
    let cost = isWide ? 17 : isMedium ? 10 : 0
    let quantities = isMedium ? Quantity.allCases : [.squaredError]
    let start = name + nameWidth + 1
    let each = (width - start - cost - 1) / quantities.count
    panels = quantities.enumerated().map { place, quantity in
      let bar = start + place * each
      let barWidth = min(each - Self.numberWidth - 2, 60)
      return Panel(
        quantity: quantity, bar: bar, barWidth: barWidth, end: bar + barWidth + 1 + Self.numberWidth)
    }
    drawsEnd = cost > 0 ? width - (isWide ? 10 : 6) : nil
    evaluationsEnd = cost > 0 ? width - 2 : nil
  }
}
