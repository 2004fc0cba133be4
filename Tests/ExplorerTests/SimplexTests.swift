import Console
@testable import Experiment
import GumbelEngine
import Testing

@testable import Explorer

private func opened(_ change: (inout State) -> Void = { _ in }) -> State {
  var state = State.opened()
  state.view = .simplex
  change(&state)
  return state
}

/// The state with so many draws counted in its triangle.
private func counted(_ state: State, draws: Int) -> State {
  var state = state
  var count = SimplexMeasurement(
    state.parameters.right, in: state.parameters.setting, on: state.projection, kernels: baselineKernels)
  count.advance(to: draws)
  state.receive(draws: draws)
  state.sampling?.simplex = count.finding
  return state
}

@Suite struct Triangles {
  @Test func `the likeliest categories are the corners`() throws {
    #expect(opened().projection.corners == [0, 1, 2])
    let state = opened { $0.parameters.logits = try! Logits([0, 3, 1, 3, 2, -1]) }
    #expect(state.projection.corners == [1, 3, 4])
    #expect(largest(3, of: [1]) == [0])
    #expect(largest(3, of: [-.infinity, 1, -.infinity, 2]) == [3, 1, 0])
  }

  @Test func `the chosen category takes one corner after the other`() {
    var state = opened { $0.selection = 5 }
    state.press(.character("v"))
    #expect(state.projection.corners == [0, 1, 5])
    state.press(.character("v"))
    #expect(state.notice?.text.contains("is a corner already") == true)
    state.press(.up, .character("v"))
    #expect(state.projection.corners == [0, 4, 5])
    state.press(.up, .character("v"))
    #expect(state.projection.corners == [3, 4, 5])
    state.press(.character("V"))
    #expect(state.projection.corners == [0, 1, 2])
  }

  @Test func `the rest is left out or added to the last corner`() {
    var state = opened()
    #expect(state.projection.rest == .leftOut)
    state.press(.character("z"))
    #expect(state.projection.rest == .inLastCorner)
    state.press(.character("z"))
    #expect(state.projection.rest == .leftOut)
    var three = opened {
      $0.parameters.labels = ["a", "b", "c"]
      $0.parameters.logits = try! Logits([1, 2, 3])
    }
    three.press(.character("z"), .character("v"))
    #expect(three.projection == SimplexProjection(corners: [2, 1, 0]))
    #expect(three.notice?.text == "All categories are corners already.")
  }

  @Test func `corners that are gone are dropped`() {
    var state = opened { $0.selection = 5 }
    state.press(.character("v"), .delete)
    #expect(state.projection.corners == [0, 1, 2])
  }

  @Test func `corners stay with their categories`() {
    var state = opened { $0.selection = 5 }
    let label = state.parameters.labels[5]
    state.press(.character("v"), .home, .delete)
    #expect(state.parameters.choices.corners == nil, "the first of the likeliest is gone")
    state.press(.character("u"))
    #expect(state.projection.corners == [0, 1, 5])
    state.selection = 2
    state.press(.delete)
    #expect(state.projection.corners == [0, 1, 4] && state.parameters.labels[4] == label)
    state.press(.character("u"), .character("u"))
    #expect(state.parameters.choices == Choices())
  }

  @Test func `corners are written as labels or numbers`() throws {
    let labels = ["the", "a", "a", "x,y", "#2", ""]
    for corners in [[0, 3, 5], [1, 2, 4], [4, 0, 1]] {
      let text = CornerNotation.text(corners, labels: labels)
      #expect(try CornerNotation.corners(text, labels: labels) == corners, "\(text)")
    }
    #expect(CornerNotation.text([0, 3, 5], labels: labels) == #"the,"x,y","""#)
    #expect(CornerNotation.text([1, 2, 4], labels: labels) == "#2,#3,#5")
    for (text, reason) in [
      ("the,a,#4", "several categories are called 'a'; the first is #2"),
      ("the,#1,#2", "'#1' is there twice"), ("the,#4", "2 of 3 corners; name 3 categories"),
      ("the,#7,#2", "there is no category '#7'"),
      ("the,,#2", "label 2 is empty; an empty label is written \"\""),
    ] {
      #expect(throws: CornerProblem(message: reason)) { try CornerNotation.corners(text, labels: labels) }
    }
    #expect(try CornerNotation.corners("b,a", labels: ["a", "b"]) == [1, 0])
  }

  @Test func `points of another triangle are never shown`() {
    let state = counted(opened(), draws: 1000)
    #expect(state.currentSimplex?.tally.draws == 1000)
    var other = state
    other.press(.character("z"))
    #expect(other.currentSimplex == nil)
    other = state
    other.press(.right)
    #expect(other.currentSimplex == nil)
  }

  @Test func `draws go on in the triangle`() {
    let job = opened().samplingJob(visibleCategories: [])
    #expect(job.projection == SimplexProjection(corners: [0, 1, 2]))
    #expect(job.limit == State.convergedDraws)
    #expect(opened { $0.view = .compare }.samplingJob(visibleCategories: []).projection == nil)
  }

  @Test func `softmax goes from the middle to a corner`() throws {
    let points = try #require(counted(opened(), draws: 10).currentSimplex)
    let (cold, hot) = (try #require(points.path.first), try #require(points.path.last))
    #expect(cold.weights.x > 0.999)
    #expect(abs(hot.weights.x - 1 / 3.0) < 0.01)
    let narrowed = softmax(try Logits([2, 1.2, 0.6]), temperature: opened().parameters.temperature)
    #expect(opened().parameters.logits.values.prefix(3) == [2, 1.2, 0.6])
    #expect(abs(points.softmax.weights.y - narrowed[1]) < 1e-12)
  }

  @Test func `the story says where the draws are`() {
    let cases: [((inout State) -> Void, String)] = [
      ({ $0.parameters.temperature = try! Temperature(0.05) }, "in a corner"),
      ({ $0.parameters.temperature = try! Temperature(30) }, "A cloud around the middle"),
      ({ $0.parameters.temperature = .one }, "the draws spread from corner to corner"),
      ({ $0.parameters.noise = false }, "Without noise"),
      ({ $0.parameters.hard = true }, "every draw is a corner"),
      ({ $0.parameters.right = .sampledSoftmax }, "no noise"),
      ({ ($0.parameters.noise, $0.parameters.hard) = (false, true) }, "the largest logit at any τ"),
      ({ ($0.parameters.right, $0.parameters.hard) = (.sampledSoftmax, true) }, "every draw is a corner"),
    ]
    for (change, words) in cases {
      let story = SimplexPage.story(counted(opened(change), draws: 5000))
      #expect(story.tellings[0].contains(words), "\(story.tellings[0])")
      #expect(story.tellings.allSatisfy { !$0.isEmpty })
    }
  }

  /// What is said of 5000 draws of three categories, or of three among more.
  private func tellings(_ z: [Double], tau: Double, hard: Bool = false) -> [String] {
    let state = opened {
      $0.parameters.labels = Array(["a", "b", "c", "d", "e"].prefix(z.count))
      $0.parameters.logits = try! Logits(z)
      $0.parameters.temperature = try! Temperature(tau)
      $0.parameters.hard = hard
    }
    return SimplexPage.story(counted(state, draws: 5000)).tellings
  }

  /// The first of them, or that without what follows on softmax.
  private func said(_ z: [Double], tau: Double, hard: Bool = false, telling: Int = 1) -> String {
    tellings(z, tau: tau, hard: hard)[telling]
  }

  @Test func `the story of cold draws is plain english`() {
    let all = "All draws are in a corner: "
    #expect(said([50, 0, 0], tau: 1) == all + "all at 'a'.")
    #expect(said([50, 0, 0], tau: 1e-6) == all + "all at 'a'.")
    #expect(said([0, 0, -.infinity], tau: 1e-6) == all + "49 % at 'a', 51 % at 'b', none at 'c'.")
    let nearly = "Nearly all draws are in a corner: 49 % at 'a', 51 % at 'b', none at 'c'."
    #expect(said([0, 0, -.infinity], tau: 0.003) == nearly)
    let some = "99 % of the draws are in a corner: 49 % at 'a', 50 % at 'b', none at 'c'"
    #expect(said([0, 0, -.infinity], tau: 0.01) == some + ".")
    #expect(said([0, 0, -.infinity], tau: 0.011) == some + "; ← brings in more.")
    let one = "Nearly all draws are in a corner: nearly all at 'a', none at 'b', none at 'c'."
    #expect(said([9, 0, 0], tau: 1) == one)
  }

  @Test func `the story of one hots is plain english`() {
    let zero = "At τ = 0 y is one-hot: every draw is a corner, "
    #expect(said([50, 0, 0], tau: 0, telling: 0) == zero + "all at 'a'.")
    #expect(
      said([0, 0, -.infinity], tau: 0, telling: 0) == zero + "49 % at 'a', 51 % at 'b', none at 'c'.")
    let hard = "hard shows y as its one-hot: every draw is a corner, all at 'a'."
    #expect(said([50, 0, 0], tau: 1, hard: true, telling: 0) == hard)
  }

  @Test func `the story says that others are left out`() {
    let z = [50, 0, 0, 50, 50.0]
    let shares = "34 % at 'a', 33 % at 'd', 33 % at 'e'"
    #expect(
      said([50, -1, -1, -2, -2], tau: 0, telling: 0)
        == "At τ = 0 y is one-hot: among these three, every draw is a corner, all at 'a'. "
        + "A draw of another is drawn again among the three.")
    #expect(
      said(z, tau: 1, hard: true, telling: 1)
        == "hard: among these three, every draw is a corner, \(shares). Draws of others are drawn again.")
    #expect(
      said(z, tau: 1)
        == "Among these three, the draws spread from corner to corner: 10 % are in a corner. "
        + "← drives them in, → to the middle.")
    #expect(
      said(z, tau: 30)
        == "A cloud around the middle: among these three, no draw is near a corner. "
        + "← lowers τ and drives them there.")
    #expect(said([50, 0, 0, 0], tau: 1) == "Among these three, all draws are in a corner: all at 'a'.")
    for (tau, hard) in [(0, false), (0.1, false), (1, false), (1, true)] {
      let tellings = tellings(z, tau: tau, hard: hard)
      #expect(tellings.allSatisfy { $0.contains("mong these") }, "\(tau) \(hard)")
      // The narrowest screen has one line of 38 columns for it.
      #expect((tellings.last ?? "").count <= 38, "\(tau) \(hard)")
    }
    let added = SimplexPage.story(
      counted(opened { $0.parameters.choices.addsRest = true }, draws: 5000)
    ).tellings
    #expect(!added.contains { $0.contains("these three") })
  }
}
