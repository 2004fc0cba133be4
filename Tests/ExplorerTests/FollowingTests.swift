import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct FollowingTests {
  private func step(_ row: Int, _ values: [Double], tau: Double? = nil) -> Step {
    Step(
      row: row, number: row * 10, labels: nil, logits: try! Logits(values),
      temperature: tau.map { try! Temperature($0) })
  }

  private func following() -> State {
    var state = State.opened()
    state.followed = Followed(argument: "run.jsonl")
    state.followedTemperature = state.parameters.temperature
    _ = state.apply(.steps(StepsNews(steps: [step(0, [1, 0]), step(1, [2, 0], tau: 0.7)])))
    return state
  }

  private func values(_ state: State) -> [Double] { state.parameters.logits.values }

  @Test func `the newest step is shown and starts the counts again`() {
    var state = following()
    #expect(values(state) == [2, 0] && state.parameters.labels == ["a", "b"])
    #expect(state.parameters.temperature.value == 0.7)
    let revision = state.revision
    _ = state.apply(.steps(StepsNews(steps: [step(2, [3, 0], tau: 0.6)])))
    #expect(values(state) == [3, 0] && state.parameters.temperature.value == 0.6)
    #expect(state.revision == revision + 1 && state.undoStack.isEmpty)
    #expect(state.commandLine.hasPrefix("gumbel-tui --open run.jsonl@2 --tau 0.6 "))
  }

  @Test func `braces go through the steps and end follows again`() {
    var state = following()
    state.press(.character("{"))
    #expect(values(state) == [1, 0] && state.followed?.position == 0)
    state.press(.character("{"))
    #expect(state.notice?.text == "This is the first step.")
    _ = state.apply(.steps(StepsNews(steps: [step(2, [3, 0])])))
    #expect(values(state) == [1, 0], "a step that is looked at stays")
    state.press(.character("}"))
    #expect(values(state) == [2, 0])
    state.press(.end)
    #expect(values(state) == [3, 0] && state.followed?.position == nil)
    _ = state.apply(.steps(StepsNews(steps: [step(3, [4, 0])])))
    #expect(values(state) == [4, 0])
  }

  @Test func `what was changed by hand is not written over`() {
    var state = following()
    state.press(.character("+"))
    _ = state.apply(.steps(StepsNews(steps: [step(2, [3, 0])])))
    #expect(values(state) == [2.1, 0])
    state.press(.end)
    #expect(values(state) == [3, 0])
    state.press(.left)
    let temperature = state.parameters.temperature
    _ = state.apply(.steps(StepsNews(steps: [step(3, [5, 0], tau: 0.1)])))
    #expect(values(state) == [5, 0] && state.parameters.temperature == temperature)
  }

  @Test func `a file that begins anew forgets its steps`() {
    var state = following()
    _ = state.apply(.steps(StepsNews(steps: [step(0, [9, 0])], isRestart: true)))
    #expect(state.followed?.steps.count == 1 && values(state) == [9, 0])
    _ = state.apply(.steps(StepsNews(steps: [], problem: "run.jsonl, line 3: bad", isEnd: true)))
    #expect(state.notice?.text == "Passed over: run.jsonl, line 3: bad")
    #expect(state.followed?.isEnded == true && values(state) == [9, 0])
  }

  @Test func `the oldest steps are let go when memory runs out`() {
    var followed = Followed(argument: nil)
    let large = try! Logits([Double](repeating: 0, count: Followed.memoryLimit / 4))
    for row in 0..<6 {
      followed.add(Step(row: row, number: nil, labels: nil, logits: large, temperature: nil))
    }
    #expect(followed.steps.map { $0.logits != nil } == [false, false, true, true, true, true])
  }

  @Test func `a notice of a file is shown once, and not for every step`() {
    func noted(_ row: Int, _ notices: [String]) -> Step {
      Step(
        row: row, number: nil, labels: nil, logits: try! Logits([Double(row), 0]), temperature: nil,
        notices: notices)
    }
    var state = State.opened()
    state.followed = Followed(argument: "run.jsonl", reading: FileReading(quantity: .logits))
    _ = state.apply(.steps(StepsNews(steps: [noted(0, ["One."]), noted(1, ["One.", "Two."])])))
    #expect(state.notice?.text == "One. Two.")
    #expect(state.experiment.readingNotices == ["One.", "Two."])
    state.press(.character("j"))
    _ = state.apply(.steps(StepsNews(steps: [noted(2, ["One."])])))
    #expect(state.notice == nil)
    #expect(state.experiment.readingNotices == ["One."])
    #expect(state.commandLine.hasPrefix("gumbel-tui --open run.jsonl@2 --as logits "))
    _ = state.apply(.steps(StepsNews(steps: [noted(0, ["One.", "Three."])], isRestart: true)))
    #expect(state.notice?.text == "Three.")
  }

  @Test func `the only step of a file is opened too`() {
    var state = State.opened()
    state.parameters.labels = ["a", "b"]
    state.parameters.logits = try! Logits([1, 0])
    state.followed = Followed(argument: "run.jsonl")
    _ = state.apply(.steps(StepsNews(steps: [step(0, [1, 0])])))
    #expect(state.commandLine.hasPrefix("gumbel-tui --open run.jsonl@0 "))
  }

  @Test func `entropy is that of the logits`() {
    #expect(abs(step(0, [0, 0]).entropy - 0.6931471805599453) < 1e-15)
    #expect(step(0, [0, -.infinity]).entropy == 0)
  }

  @Test func `without a file the keys say so`() {
    var state = State.opened()
    state.press(.character("{"))
    #expect(state.notice?.text.contains("--follow") == true)
  }
}
