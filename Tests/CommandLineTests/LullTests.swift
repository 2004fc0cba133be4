import Testing

@testable import gumbel_tui

@Suite struct LullTests {
  @Test func aHeldKeyHasNone() {
    var lulls = Lulls()
    // What keyboards do: a wait, then many a second.
    let found = [5, 5.66, 5.70, 5.74].map { lulls.input(at: $0) }
    #expect(found == [true, false, false, false])
  }

  @Test func keysAMomentApartHaveOne() {
    var lulls = Lulls()
    let found = [5, 6, 6.5, 7.25].map { lulls.input(at: $0) }
    #expect(found == [true, true, false, true])
  }
}
