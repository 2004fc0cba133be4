import Foundation
import KernelInterface
import Testing

@testable import GumbelEngine

/// A sampler with one thing wrong; whatever is not wrong is the engine's.
struct WrongSampler: ClaimSubject, CustomTestStringConvertible {
  /// Where the noise of a draw comes from, instead of the engine's.
  var noise: @Sendable (Float) -> Float = { $0 }
  /// The score of a category, from its logit, its noise and τ; y is the softmax of scores.
  var score: @Sendable (_ logit: Float, _ noise: Float, _ temperature: Float) -> Float = { ($0 + $1) / $2 }
  /// Whether the pick is the first index of the largest y in Float, and nothing is done about τ = 0.
  var picksFromWeights = false
  /// Whether other draws are made for each temperature.
  var isUnkeyed = false
  /// Whether hard is (one-hot + y) − y in Float.
  var cancelsHard = false
  /// Whether the draws are the engine's.
  var drawsAreRight = false
  var softmaxOf: @Sendable (Logits, Temperature) -> [Double] = { GumbelEngine.softmax($0, temperature: $1) }
  var gradientFactor = 1.0
  /// What estimates of that kind are made with.
  var estimator: @Sendable (EstimatorKind) -> EstimatorKind = { $0 }
  var trainer: @Sendable (EstimatorKind) -> EstimatorKind = { $0 }
  var testDescription = ""

  private let engine = RememberingEngine.shared

  func picks(_ construction: Construction, _ setting: Setting, draws: Range<Int>) -> [Int32] {
    if setting.logits.count > 1000 { return widePicks(construction, setting, draws) }
    if drawsAreRight || construction != .gumbelSoftmax || !setting.noise {
      return engine.picks(construction, setting, draws: draws)
    }
    return rows(setting, draws).map { scores in
      let deciding = picksFromWeights ? relaxed(scores) : scores
      return Int32(deciding.indices.reduce(0) { deciding[$1] > deciding[$0] ? $1 : $0 })
    }
  }

  func weights(_ construction: Construction, _ setting: Setting, draws: Range<Int>) -> [Float] {
    if drawsAreRight || construction != .gumbelSoftmax {
      return engine.weights(construction, setting, draws: draws)
    }
    if setting.temperature.value == 0, !picksFromWeights {
      return picks(construction, setting, draws: draws).flatMap { pick in
        setting.logits.values.indices.map { $0 == Int(pick) ? 1 : 0 }
      }
    }
    return rows(setting, draws).flatMap { scores -> [Float] in
      let soft = relaxed(scores)
      guard setting.hard else { return soft }
      let pick = scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
      return soft.indices.map { k in
        let one: Float = k == pick ? 1 : 0
        return cancelsHard ? (one + soft[k]) - soft[k] : one
      }
    }
  }

  private func relaxed(_ scores: [Float]) -> [Float] {
    let maximum = scores.max() ?? 0
    let weights = scores.map { Float(exponential(Double($0 - maximum))) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// The scores of each draw. Scores that need not be finite are left as they are at 0, where only the pick counts.
  private func rows(_ setting: Setting, _ draws: Range<Int>) -> [[Float]] {
    let count = setting.logits.count
    var values = [Float](repeating: 0, count: draws.count * count)
    var gumbel = GumbelNoise(seed: setting.seed)
    if isUnkeyed {
      let key =
        UInt64(setting.temperature.value.bitPattern) &* 31 &+ UInt64(abs(setting.logits.maximum) * 1000)
      gumbel = GumbelNoise(seed: setting.seed &+ key)
    }
    var span = values.mutableSpan
    gumbel.fill(&span, firstDraw: draws.lowerBound, categories: count)
    let limit = setting.temperature.value == 0 && !picksFromWeights
    let temperature = limit ? 1 : Float(setting.temperature.value)
    let logits = setting.logits.values.map { Float($0 - setting.logits.maximum) }
    return (0..<draws.count).map { draw in
      (0..<count).map { score(logits[$0], noise(values[draw * count + $0]), temperature) }
    }
  }

  /// Picks among very many categories, where only the tail of the noise can be wrong.
  private func widePicks(_ construction: Construction, _ setting: Setting, _ draws: Range<Int>) -> [Int32] {
    // Noise without a tail shows at 30.
    guard noise(30) < 20 else { return engine.picks(construction, setting, draws: draws) }
    let largest = engine.largestNoise(setting, draws: draws)
    let rare = Float(setting.logits.values[1] - setting.logits.values[0])
    return largest.map { first, rest in rare + noise(rest) > noise(first) ? 1 : 0 }
  }

  func softmax(_ logits: Logits, temperature: Temperature) -> [Double] { softmaxOf(logits, temperature) }

  func forward(_ logits: Logits, noise: [Double], temperature: Temperature, hard: Bool) -> [Double] {
    EngineSubject().forward(logits, noise: noise, temperature: temperature, hard: hard)
  }

  func backward(_ logits: Logits, noise: [Double], temperature: Temperature, slopes: [Double]) -> [Double] {
    EngineSubject().backward(logits, noise: noise, temperature: temperature, slopes: slopes)
      .map { $0 * gradientFactor }
  }

  func moments(
    _ kind: EstimatorKind, _ problem: GradientProblem, samples: Int, seed: UInt64
  ) -> GradientMoments {
    engine.moments(estimator(kind), problem, samples: samples, seed: seed)
  }

  func solves(_ plan: TrainingPlan, run: Int) -> Bool {
    // Only the estimator differs.
    let other = try! TrainingPlan(
      plan.task, trainer(plan.estimator), schedule: plan.schedule, seed: plan.seed, start: plan.start)
    return engine.solves(other, run: run)
  }
}

/// The engine, which does not do twice what takes long.
final class RememberingEngine: @unchecked Sendable {
  static let shared = RememberingEngine()

  private let engine = EngineSubject()
  // ThreadSanitizer knows the order of this lock, unlike that of `Synchronization.Mutex`.
  private let lock = NSLock()
  private var runs: [String: Bool] = [:]  // guarded by `lock`, as the two below
  private var wide: [Int32]?
  private var largest: [(Float, Float)]?

  func picks(_ construction: Construction, _ setting: Setting, draws: Range<Int>) -> [Int32] {
    guard setting.logits.count > 1000 else {
      return engine.picks(construction, setting, draws: draws)
    }
    return lock.withLock {
      let picks = wide ?? engine.picks(construction, setting, draws: draws)
      wide = picks
      return picks
    }
  }

  func weights(_ construction: Construction, _ setting: Setting, draws: Range<Int>) -> [Float] {
    engine.weights(construction, setting, draws: draws)
  }

  func moments(
    _ kind: EstimatorKind, _ problem: GradientProblem, samples: Int, seed: UInt64
  ) -> GradientMoments {
    engine.moments(kind, problem, samples: samples, seed: seed)
  }

  func solves(_ plan: TrainingPlan, run: Int) -> Bool {
    let schedule = "\(plan.schedule.shape) \(plan.schedule.start) \(plan.schedule.end)"
    let key = "\(plan.estimator) \(schedule) \(plan.start ?? []) \(plan.seed) \(run)"
    if let known = lock.withLock({ runs[key] }) { return known }
    let solved = engine.solves(plan, run: run)
    lock.withLock { runs[key] = solved }
    return solved
  }

  /// Of each draw the noise of the first category and the largest of the others.
  func largestNoise(_ setting: Setting, draws: Range<Int>) -> [(Float, Float)] {
    lock.withLock {
      if let largest { return largest }
      var row = [Float](repeating: 0, count: setting.logits.count)
      let noise = GumbelNoise(seed: setting.seed)
      let found = draws.map { draw in
        var span = row.mutableSpan
        noise.fill(&span, firstDraw: draw, categories: setting.logits.count)
        return (row[0], row.dropFirst().max() ?? 0)
      }
      largest = found
      return found
    }
  }
}
