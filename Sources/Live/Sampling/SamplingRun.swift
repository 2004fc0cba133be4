import Explorer
import GumbelEngine

/// The draws of one setting, counted from draw 0 on, with everything that judges them.
///
/// A value: a copy is a place to go back to.
public struct SamplingRun {
  /// How likely a correct run is ever said to deviate, all its constructions together.
  static let errorRate = 1e-4

  private let setting: Setting
  private let constructions: [Construction]
  private let laws: [[Double]]
  private var sampler: Sampler
  private var tallies: [Tally]
  private(set) var monitors: [AgreementMonitor]

  /// No draws yet. Works out the exact laws, which cost one or a few passes over the categories.
  public init(setting: Setting, constructions: [Construction], spreadCategories: [Int]?) {
    self.setting = setting
    self.constructions = constructions
    sampler = Sampler(
      setting: setting, constructions: constructions, spreadCategories: spreadCategories,
      kernels: ProcessKernels.chosen)
    tallies = sampler.emptyTallies
    laws = constructions.map { pickLaw(of: $0, in: setting) }
    monitors = Self.monitors(of: laws)
  }

  private static func monitors(of laws: [[Double]]) -> [AgreementMonitor] {
    laws.map { AgreementMonitor(law: $0, errorRate: errorRate / Double(laws.count)) }
  }

  /// The draws counted.
  public var draws: Int { tallies[0].draws }

  /// Makes the next draws, up to `target` in all, and at most up to the next power of two: the monitors
  /// look at those counts and must see them exactly.
  mutating func advance(to target: Int, threads: Int = 1) {
    let end = min(target, Self.nextLook(after: draws))
    guard end > draws else { return }
    sampler.extend(&tallies, draws: draws..<end, threads: threads)
    for index in tallies.indices { monitors[index].observe(picks: tallies[index].picks, draws: end) }
  }

  /// Makes all draws up to `target`: the same on any number of threads.
  public mutating func complete(to target: Int, threads: Int) {
    while draws < target { advance(to: target, threads: threads) }
  }

  /// The smallest power of two above `draws`; beyond the largest, all numbers there are.
  static func nextLook(after draws: Int) -> Int {
    let bits = Int.bitWidth - draws.leadingZeroBitCount
    return bits < Int.bitWidth - 1 ? 1 << bits : .max
  }

  /// Whether the spreads of all these categories are counted.
  func countsSpreads(of categories: [Int]) -> Bool {
    Set(categories).isSubset(of: sampler.spreadCategories)
  }

  /// The same run with the spreads of other categories: from draw 0 on, or as far as it is where spreads
  /// follow from the picks.
  func countingSpreads(of categories: [Int]) -> SamplingRun {
    var run = self
    run.sampler = Sampler(
      setting: setting, constructions: constructions, spreadCategories: categories,
      kernels: ProcessKernels.chosen)
    let empty = run.sampler.emptyTallies
    if empty.contains(where: { $0.weights == .sampled }) {
      run.tallies = empty
      run.monitors = Self.monitors(of: laws)
    } else {
      run.tallies = zip(tallies, empty).map { $0.addingSpreads(of: $1) }
    }
    return run
  }

  /// What stands now, one panel for each construction. Spreads that are not counted here are those of
  /// `other`, the same draws but fewer.
  public func panels(addingSpreadsOf other: SamplingRun? = nil) -> [PanelFinding] {
    tallies.indices.map { index in
      let tally = tallies[index]
      return PanelFinding(
        tally: other.map { tally.addingSpreads(of: $0.tallies[index]) } ?? tally, law: laws[index],
        test: PickTest(picks: tally.picks, law: laws[index]), deviating: monitors[index].deviating)
    }
  }

  /// What stands now, stamped with the revision it belongs to. Needs two constructions.
  public func finding(
    revision: Int, drawsPerSecond: Double, addingSpreadsOf other: SamplingRun? = nil
  ) -> SamplingFinding {
    let panels = panels(addingSpreadsOf: other)
    return SamplingFinding(
      revision: revision, left: panels[0], right: panels[1], drawsPerSecond: drawsPerSecond)
  }
}
