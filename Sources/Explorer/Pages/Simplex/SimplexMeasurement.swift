import GumbelEngine
import KernelInterface

/// What is known of the points of the simplex view: the draws, and what is exact.
public struct SimplexFinding: Sendable, Equatable {
  /// Where the draws fell.
  public let tally: SimplexTally
  /// The exact law of the points.
  public let law: SimplexLaw
  /// Where softmax is at the present temperature.
  public let softmax: SimplexPoint
  /// Where it is at ascending temperatures, from one end of the scale to the other.
  public let path: [SimplexPoint]
}

/// The points of the draws of one setting, counted from draw 0 on.
///
/// A value that knows no thread.
public struct SimplexMeasurement: Sendable {
  /// Where the draws fell.
  public private(set) var tally: SimplexTally
  private let sampler: SimplexSampler
  private let law: SimplexLaw
  private let softmax: SimplexPoint
  private let path: [SimplexPoint]

  /// No draws yet. Works out the law, which takes a millisecond and some passes over the categories that count.
  public init(
    _ construction: Construction, in setting: Setting, on projection: SimplexProjection,
    kernels: any KernelSet
  ) {
    tally = SimplexTally(projection)
    sampler = SimplexSampler(construction, in: setting, on: projection, kernels: kernels)
    law = SimplexLaw(of: construction, in: setting, on: projection)
    let narrowed = NarrowedLogits(setting.logits, projection)
    softmax = narrowed.softmax(at: setting.temperature)
    path = GradientRows.temperatures.map(narrowed.softmax)
  }

  /// The draws counted.
  public var draws: Int { tally.draws }

  /// Counts draws up to number `target`.
  public mutating func advance(to target: Int) {
    if target > draws { sampler.extend(&tally, draws: draws..<target) }
  }

  /// What is known now.
  public var finding: SimplexFinding {
    SimplexFinding(tally: tally, law: law, softmax: softmax, path: path)
  }
}

/// The logits that a point depends on: where the rest is left out, those of the corners alone, so that a vocabulary
/// costs no more than three categories.
private struct NarrowedLogits {
  private let logits: Logits
  private let projection: SimplexProjection

  init(_ logits: Logits, _ projection: SimplexProjection) {
    let few = projection.corners.map { logits.values[$0] }
    // Where all corners are masked there is nothing to choose among them.
    if projection.rest == .leftOut, let narrowed = try? Logits(few) {
      self.logits = narrowed
      self.projection = SimplexProjection(corners: Array(few.indices))
    } else {
      self.logits = logits
      self.projection = projection
    }
  }

  func softmax(at temperature: Temperature) -> SimplexPoint {
    projection.point(of: GumbelEngine.softmax(logits, temperature: temperature))
  }
}
