import Explorer
import Testing

@testable import gumbel_tui

@Suite struct BareStartTests {
  @Test func opensWhatTheOptionsOpen() throws {
    let options = try Explore.parse(["--seed", "7"]).common
    let (state, parsed) = (BareStart.state(seed: 7), try options.state())
    #expect(state.parameters == parsed.parameters && state.source == parsed.source)
    #expect(state.view == parsed.view && state.opened == parsed.opened)
    #expect(Appearance() == options.screen.appearance)
  }

  @Test func takesASeedAndNothingElse() {
    #expect(BareStart.seed(in: ["--seed", "18446744073709551615"]) == .max)
    #expect(BareStart.seed(in: []) != BareStart.seed(in: []), "drawn anew: equal once in 2^64 runs")
    for arguments in [
      ["--seed"], ["--seed", "-1"], ["--seed", "one"], ["--seed", "1", "--tau", "2"], ["--help"], ["sample"],
      ["--seed=1"], ["1", "--seed"],
    ] {
      #expect(BareStart.seed(in: arguments) == nil, "\(arguments)")
    }
  }
}
