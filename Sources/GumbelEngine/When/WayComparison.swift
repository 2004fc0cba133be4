/// The losses of the runs of one way, deployed in one way.
public struct WhenCell: Sendable, Equatable {
  /// How it was trained.
  public let way: EstimatorKind
  /// The losses of the runs that are done, in the order of the runs; all ways of a row share their starts and data.
  public let losses: [Double]

  /// A cell with the given parts.
  public init(way: EstimatorKind, losses: [Double]) {
    self.way = way
    self.losses = losses
  }

  /// The mean; `nil` before the first run.
  public var mean: Double? { losses.isEmpty ? nil : losses.reduce(0, +) / Double(losses.count) }

  /// The standard deviation over the runs; `nil` for fewer than two.
  public var deviation: Double? { losses.count < 2 ? nil : sampleDeviation(losses) }

  /// Two standard errors of the mean; `nil` for fewer than two runs.
  public var twoErrors: Double? { deviation.map { 2 * $0 / Double(losses.count).squareRoot() } }

  /// Whether its runs differ from those of `other` by more than chance: Student's t-test of the paired differences,
  /// two-sided, at 5 %. One run cannot tell.
  public func isSeparated(from other: WhenCell) -> Bool {
    GumbelEngine.isSeparated(losses, from: other.losses)
  }
}

/// Which way to train paid, in one row.
public enum WhatPaid: Sendable, Equatable {
  /// Not every way has five runs yet, or some cannot be told apart although they differ by more than a tenth.
  case undecided
  /// Softmax is the best, or cannot be told from it. `noiseHurts`: Gumbel-Softmax is worse.
  case nothing(noiseHurts: Bool)
  /// Noise alone repairs what softmax loses, and a hard forward pass alone does not.
  case noise
  /// A hard forward pass alone repairs it, and noise alone does not.
  case hardness
  /// Either repairs it.
  case noiseOrHardness
  /// Only both together do.
  case both
}

/// Ways to train that are compared by the losses of their runs. All ways share the starts and data of a run, so that
/// losses are paired: by Student's t-test of the differences, two-sided, at 5 %.
public struct WayComparison: Sendable, Equatable {
  /// Runs from which on equality is judged.
  public static let fewestRuns = 5
  /// The share of the loss of softmax above the best that a way has to take away to count as a repair.
  public static let repairedShare = 0.95
  /// Ways whose means differ by more than this share are not called equal without being told apart.
  static let relevantDifference = 0.1

  /// The cells, one for each way.
  public let cells: [WhenCell]
  /// The ways of the lowest mean, and those that cannot be told from it after at least five runs.
  public let best: [EstimatorKind]
  /// The ways that cannot be told from the lowest although their means differ by more than a tenth.
  public let undecided: [EstimatorKind]

  /// The comparison of these cells.
  public init(_ cells: [WhenCell]) {
    self.cells = cells
    let known = cells.filter { $0.mean != nil }
    guard let lowest = known.min(by: { $0.mean! < $1.mean! }) else {
      best = []
      undecided = []
      return
    }
    var (best, undecided): ([EstimatorKind], [EstimatorKind]) = ([], [])
    for cell in known {
      if cell.way == lowest.way {
        best.append(cell.way)
        continue
      }
      guard !isSeparated(cell.losses, from: lowest.losses) else { continue }
      let difference = cell.mean! - lowest.mean!
      let isEqual = min(cell.losses.count, lowest.losses.count) >= Self.fewestRuns
      if isEqual { best.append(cell.way) }
      if difference > Self.relevantDifference * lowest.mean!.magnitude { undecided.append(cell.way) }
    }
    self.best = best
    self.undecided = undecided
  }

  /// The cell of a way.
  public func cell(_ way: EstimatorKind) -> WhenCell? { cells.first { $0.way == way } }

  /// The runs that every way has.
  public var runs: Int { cells.map(\.losses.count).min() ?? 0 }

  /// What the comparison says about noise: which of the four ways of `WhenExperiment` repair what softmax loses.
  public var whatPaid: WhatPaid {
    guard undecided.isEmpty, runs >= Self.fewestRuns,
      let softmax = cell(.softmax)?.mean, let lowest = cells.compactMap(\.mean).min()
    else { return .undecided }
    if best.contains(.softmax) { return .nothing(noiseHurts: !best.contains(.gumbelSoftmax)) }
    func repairs(_ way: EstimatorKind) -> Bool {
      guard let mean = cell(way)?.mean else { return false }
      return best.contains(way) || softmax - mean >= Self.repairedShare * (softmax - lowest)
    }
    switch (repairs(.gumbelSoftmax), repairs(.straightThroughArgmax)) {
    case (true, true): return .noiseOrHardness
    case (true, false): return .noise
    case (false, true): return .hardness
    case (false, false): return .both
    }
  }
}

/// Whether the paired differences of two lists have a mean other than 0, by Student's t-test at 5 %, two-sided.
/// Unequal lists are compared as far as both go. Two runs are the fewest that can tell.
func isSeparated(_ first: [Double], from second: [Double]) -> Bool {
  let differences = zip(first, second).map { $0 - $1 }
  guard differences.count > 1 else { return false }
  let mean = differences.reduce(0, +) / Double(differences.count)
  let error = sampleDeviation(differences) / Double(differences.count).squareRoot()
  return mean.magnitude > studentQuantile(degreesOfFreedom: differences.count - 1) * error
}

/// The standard deviation of a sample of two or more.
func sampleDeviation(_ values: [Double]) -> Double {
  let mean = values.reduce(0, +) / Double(values.count)
  return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
}

/// The 97.5 % quantile of Student's t. To 30 degrees of freedom by a table, beyond by the expansion in their
/// reciprocal (Abramowitz and Stegun, 26.7.5).
func studentQuantile(degreesOfFreedom: Int) -> Double {
  precondition(degreesOfFreedom > 0, "one degree of freedom or more")
  let table = [
    12.7062, 4.30265, 3.18245, 2.77645, 2.57058, 2.44691, 2.36462, 2.30600, 2.26216, 2.22814, 2.20099,
    2.17881,
    2.16037, 2.14479, 2.13145, 2.11991, 2.10982, 2.10092, 2.09302, 2.08596, 2.07961, 2.07387, 2.06866,
    2.06390,
    2.05954, 2.05553, 2.05183, 2.04841, 2.04523, 2.04227,
  ]
  if degreesOfFreedom <= table.count { return table[degreesOfFreedom - 1] }
  let (x, n) = (1.959963984540054, Double(degreesOfFreedom))
  let square = x * x
  let first = x * (square + 1) / 4
  let second = x * (5 * square * square + 16 * square + 3) / 96
  let third = x * (3 * square * square * square + 19 * square * square + 17 * square - 15) / 384
  return x + first / n + second / (n * n) + third / (n * n * n)
}
