import Explorer
import GumbelEngine

/// The draws of one setting, counted from draw 0 on, with everything that judges them.
///
/// A value: a copy is a place to go back to.
struct SamplingRun {
  let sampler: Sampler
  private let laws: [[Double]]
  private var tallies: [Tally]
  private var monitors: [AgreementMonitor]

  /// No draws yet. Works out the exact laws, which cost one or a few passes over the categories.
  init(setting: Setting, constructions: [Construction], spreadCategories: [Int]?) {
    sampler = Sampler(
      setting: setting, constructions: constructions, spreadCategories: spreadCategories,
      kernels: Kernels.chosen)
    tallies = sampler.emptyTallies
    laws = constructions.map { pickLaw(of: $0, in: setting) }
    monitors = laws.map { AgreementMonitor(law: $0) }
  }

  /// The draws counted.
  var draws: Int { tallies[0].draws }

  /// Makes the next draws, up to `target` in all, and at most up to the next power of two: the monitors
  /// look at those counts and must see them exactly.
  mutating func advance(to target: Int) {
    let end = min(target, Self.nextLook(after: draws))
    guard end > draws else { return }
    sampler.extend(&tallies, draws: draws..<end)
    for index in tallies.indices { monitors[index].observe(picks: tallies[index].picks, draws: end) }
  }

  /// Makes all draws up to `target`, in pieces of at most `blockSize`.
  mutating func complete(to target: Int, blockSize: Int = 1 << 16) {
    while draws < target { advance(to: min(draws + blockSize, target)) }
  }

  /// The smallest power of two above `draws`.
  static func nextLook(after draws: Int) -> Int {
    draws == 0 ? 1 : 1 << (Int.bitWidth - draws.leadingZeroBitCount)
  }

  /// What stands now, one panel for each construction.
  var panels: [PanelSnapshot] {
    tallies.indices.map { index in
      PanelSnapshot(
        tally: tallies[index], law: laws[index],
        test: PickTest(picks: tallies[index].picks, law: laws[index]),
        deviating: monitors[index].deviating)
    }
  }

  /// What stands now, stamped with the revision it belongs to. Needs two constructions.
  func snapshot(revision: Int, drawsPerSecond: Double) -> Snapshot {
    let panels = panels
    return Snapshot(
      revision: revision, left: panels[0], right: panels[1], drawsPerSecond: drawsPerSecond)
  }
}
