import GumbelEngine

/// What the table of experiments says about noise, in words that rest on its cells alone.
public enum WhenAnswer {
  /// The answer, a sentence for each finding; a single sentence while nothing is measured.
  public static func sentences(_ table: WhenTable) -> [String] {
    let rows = table.rows
    guard rows.contains(where: { !$0.best.isEmpty }) else { return ["Nothing is measured yet."] }
    func named(_ wanted: WhatPaid, _ ways: [EstimatorKind]) -> String? {
      let found = rows.filter { $0.whatPaid == wanted }
      return found.isEmpty ? nil : found.map { describe($0, ways) }.joined(separator: "; ")
    }
    let (soft, noisy): (EstimatorKind, EstimatorKind) = (.softmax, .gumbelSoftmax)
    var sentences: [String] = []
    if let list = named(.noise, [soft, noisy]) { sentences.append("Noise pays in \(list).") }
    if let list = named(.noiseOrHardness, [soft, noisy, .straightThroughArgmax]) {
      sentences.append("Noise pays, and a hard forward pass alone repairs over 95 % as well, in \(list).")
    }
    if let list = named(.hardness, [soft, .straightThroughArgmax]) {
      sentences.append("A hard forward pass pays, not noise alone, in \(list).")
    }
    if let list = named(.both, [soft, .stGumbelSoftmax]) {
      sentences.append("Only noise and a hard forward pass together pay in \(list).")
    }
    if let list = named(.nothing(noiseHurts: true), [soft, noisy]) {
      sentences.append("Softmax is among the best and noise is worse in \(list).")
    }
    if let list = named(.nothing(noiseHurts: false), [soft, noisy]) {
      sentences.append("Softmax and Gumbel-Softmax cannot be told apart in \(list).")
    }
    let open = rows.filter { $0.whatPaid == .undecided }
    if !open.isEmpty {
      sentences.append("Undecided with these runs: \(open.map(name).joined(separator: ", ")).")
    }
    return sentences + [condition(table, rows)].compactMap(\.self)
  }

  /// What one row says.
  public static func sentence(_ row: WhenRow) -> String { "\(name(row)): \(verdict(row.comparison))." }

  /// What a comparison of the four ways says, as the rest of a sentence.
  public static func verdict(_ comparison: WayComparison) -> String {
    func losses(_ ways: EstimatorKind...) -> String { Self.losses(comparison, ways) }
    let runs = comparison.runs
    return switch comparison.whatPaid {
    case .undecided where runs == 0: "not measured yet"
    case .undecided:
      "undecided after \(runs == 1 ? "1 run" : "\(runs) runs") (\(losses(.softmax, .gumbelSoftmax)))"
    case .nothing(noiseHurts: true):
      "softmax is among the best, noise is worse (\(losses(.softmax, .gumbelSoftmax)))"
    case .nothing(noiseHurts: false):
      "softmax is among the best, with noise or without (\(losses(.softmax, .gumbelSoftmax)))"
    case .noise: "noise pays (\(losses(.softmax, .gumbelSoftmax)))"
    case .hardness:
      "a hard forward pass pays, not noise alone (\(losses(.softmax, .straightThroughArgmax)))"
    case .noiseOrHardness:
      "noise pays, and so does a hard forward pass (\(losses(.softmax, .gumbelSoftmax, .straightThroughArgmax)))"
    case .both: "only noise and a hard forward pass together pay (\(losses(.softmax, .stGumbelSoftmax)))"
    }
  }

  /// The name of a row: `digits-vae sampled`, `trap at τ 0.5 mixture`.
  public static func name(_ row: WhenRow) -> String {
    "\(name(row.experiment)) \(deployed(row))"
  }

  /// The name of an experiment; the temperature where it is not 1.
  public static func name(_ experiment: WhenExperiment) -> String {
    experiment.temperature == 1
      ? experiment.task.name : "\(experiment.task.name) at τ \(LogitNotation.text(experiment.temperature))"
  }

  /// What is deployed: `argmax`, `sampled` or `mixture`.
  public static func deployed(_ row: WhenRow) -> String {
    switch row.deployment {
    case .pick: row.experiment.pickName
    case .mixture: "mixture"
    }
  }

  /// What a column is called.
  public static func title(_ way: EstimatorKind) -> String {
    switch way {
    case .softmax: "softmax"
    case .gumbelSoftmax: "Gumbel-Softmax"
    case .straightThroughArgmax: "hard, no noise"
    case .stGumbelSoftmax: "hard, noise"
    default: way.rawValue
    }
  }

  /// What paid, in a few words.
  public static func text(_ paid: WhatPaid) -> String {
    switch paid {
    case .undecided: "undecided"
    case .nothing(noiseHurts: true): "nothing: noise hurts"
    case .nothing(noiseHurts: false): "nothing"
    case .noise: "noise"
    case .hardness: "hardness"
    case .noiseOrHardness: "noise or hardness"
    case .both: "both together"
    }
  }

  /// The same where there are few columns.
  public static func shortText(_ paid: WhatPaid) -> String {
    switch paid {
    case .nothing(noiseHurts: true): "noise hurts"
    case .noiseOrHardness: "noise or hard"
    default: text(paid)
    }
  }

  private static func describe(_ row: WhenRow, _ ways: [EstimatorKind]) -> String {
    "\(name(row)) (\(losses(row.comparison, ways)))"
  }

  /// The means of some ways, each behind its name.
  private static func losses(_ comparison: WayComparison, _ ways: [EstimatorKind]) -> String {
    ways.compactMap { way in comparison.cell(way)?.mean.map { "\(title(way)) \(Numbers.loss($0))" } }
      .joined(separator: ", ")
  }

  /// What the rows have in common in which noise pays: said only where it is so in each of them.
  private static func condition(_ table: WhenTable, _ rows: [WhenRow]) -> String? {
    let paying = rows.filter { [.noise, .noiseOrHardness, .both].contains($0.whatPaid) }
    guard !paying.isEmpty, paying.allSatisfy({ $0.deployment == .pick }) else { return nil }
    let conditions = paying.compactMap { row in
      table.experiments.firstIndex(of: row.experiment).map(table.conditions)
    }
    let start = "Wherever noise pays here, a pick is deployed"
    let gaps = zip(paying, conditions).compactMap {
      row, found -> (row: WhenRow, mixture: Double, pick: Double)? in
      guard let mixture = found.mixtureLoss, let pick = found.pickLoss, mixture < pick else { return nil }
      return (row, mixture, pick)
    }
    guard gaps.count == paying.count,
      let widest = gaps.max(by: { $0.pick - $0.mixture < $1.pick - $1.mixture })
    else { return start + "." }
    return start + ", and softmax trained a mixture that looks better than the pick that it deploys: "
      + "\(Numbers.loss(widest.mixture)) against \(Numbers.loss(widest.pick)) in \(name(widest.row.experiment))."
  }
}
