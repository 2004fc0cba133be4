import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `The claims view` {
  private func opened() -> State {
    var state = State.opened()
    state.view = .claims
    return state
  }

  @Test func `is the last tab, and what asks for measurements`() {
    #expect(View.allCases.last == .claims)
    #expect(State.opened().claimsJob == nil)
    #expect(opened().claimsJob == ClaimsJob(seed: 42))
  }

  @Test func `measures anew with another seed and shows nothing of the old one`() {
    var state = opened()
    #expect(state.press(.character("r")) == [.drawSeed])
    _ = state.apply(.finding(ClaimsFinding(job: ClaimsJob(seed: 42), findings: [])))
    #expect(state.currentClaims != nil)
    _ = state.apply(.seed(7))
    #expect(state.claimsJob == ClaimsJob(seed: 7) && state.currentClaims == nil)
  }

  @Test func `chooses claims with the keys and the mouse`() {
    var state = opened()
    state.press(.down, .down, .up)
    #expect(state.chosenClaim.id == "same-without-noise")
    state.press(.end)
    #expect(state.chosenClaim.id == "zero-temperature")
    state.press(.down)
    #expect(state.chosenClaim.id == "zero-temperature")
    state.press(.home, .up)
    #expect(state.chosenClaim.id == "argmax-law")
    state.point(.press, .claim(3))
    #expect(state.chosenClaim.id == "softmax-never-one-hot")
    state.point(.wheelDown, .claim(3))
    #expect(state.chosenClaim.id == "decision-flips")
    #expect(state.selection == 0, "the category is another choice")
  }

  @Test(arguments: Claim.all.indices)
  func `sets a stage for every claim, and undo leads back`(place: Int) {
    var state = opened()
    state.press(.down)
    state.claims.chosen = place
    let before = state
    state.press(.enter)
    #expect([.compare, .gradients, .training].contains(state.view))
    #expect(state.source == Claim.all[place].id)
    #expect((state.notice?.text.count ?? 0) > 10)
    let staged = state
    state.press(.character("u"))
    #expect(state.view == .claims && state.parameters == before.parameters && state.source == before.source)
    #expect(state.training == before.training && state.estimator == before.estimator)
    state.press(.control("r"))
    #expect(state.view == staged.view && state.parameters == staged.parameters)
    #expect(state.training == staged.training)
  }

  @Test func `leads back even where the stage changes no parameter`() {
    var state = opened()
    state.claims.chosen = Claim.all.firstIndex { $0.id == "relaxation-gap" }!
    state.press(.enter)
    state.view = .claims
    state.press(.enter, .character("u"))
    #expect(state.view == .claims)
  }

  @Test func `says whether measurements are what is known`() throws {
    var state = opened()
    let number = ClaimNumber(name: "share", measured: 0.5, expected: .exactly(0.5))
    let wrong = ClaimNumber(name: "share", measured: 0.4, expected: .exactly(0.5))
    func publish(_ numbers: [ClaimNumber]) {
      let findings = numbers.enumerated().map {
        ClaimFinding(claim: Claim.all[$0.offset], seed: 42, numbers: [$0.element])
      }
      _ = state.apply(.finding(ClaimsFinding(job: ClaimsJob(seed: 42), findings: findings)))
    }
    publish([number])
    #expect(ClaimsPage.story(state).tellings[0].hasPrefix("True. "))
    #expect(ClaimsPage.story(state).tellings[0].hasSuffix("Measured and expected agree."))
    publish([wrong])
    #expect(ClaimsPage.story(state).tellings[0].contains("contradicts"))
  }
}

@Test func `The nearest name is the one that contains what was typed, or takes the fewest changes`() {
  let names = Claim.all.map(\.id)
  #expect(nearestName(to: "mean-pi", among: names) == "mean-is-pi")
  #expect(nearestName(to: "tail", among: names) == "float32-noise-tail")
  #expect(nearestName(to: "anny-noize", among: names) == "any-noise")
  #expect(nearestName(to: "x", among: []) == nil)
}
