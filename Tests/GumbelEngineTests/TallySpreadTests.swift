import GumbelEngine
import Testing

@Suite struct TallySpreadTests {
  private static func tally(spreads: [Int], draws: Int, temperature: Double = 0.5) throws -> Tally {
    let setting = Setting(
      logits: try Logits([1, 0, -1, 2]), temperature: try Temperature(temperature), seed: 3)
    return Sampler(setting: setting, constructions: [.gumbelSoftmax], spreadCategories: spreads)
      .tallies(draws: 0..<draws)[0]
  }

  @Test func `added spreads of the same draws are those of the whole`() throws {
    let added = try Self.tally(spreads: [0, 3], draws: 500).addingSpreads(
      of: try Self.tally(spreads: [1, 3], draws: 500))
    #expect(added == (try Self.tally(spreads: [0, 1, 3], draws: 500)))
  }

  @Test func `added spreads of fewer draws keep their own count`() throws {
    let whole = try Self.tally(spreads: [0, 3], draws: 500)
    let fewer = try Self.tally(spreads: [1, 3], draws: 200)
    let added = whole.addingSpreads(of: fewer)
    #expect(added.draws == 500 && added.picks == whole.picks)
    #expect(added.spread(1) == fewer.spread(1))
    #expect(added.spread(3) == whole.spread(3))
    #expect(added.spread(2) == nil)
  }

  @Test func `spreads that follow from the picks are those of all draws`() throws {
    let added = try Self.tally(spreads: [0], draws: 500, temperature: 0).addingSpreads(
      of: try Self.tally(spreads: [1], draws: 0, temperature: 0))
    #expect(added == (try Self.tally(spreads: [0, 1], draws: 500, temperature: 0)))
  }
}
