@testable import GumbelEngine
import Testing

@Test func `relaxed draws match the reference`() throws {
  for entry in Reference.values.relaxations {
    let logits = try Logits(entry.logits.map(\.number))
    let draw = Relaxation(logits, noise: entry.gumbel, temperature: try Temperature(entry.temperature))
    #expect(draw.pick == entry.hard)
    for (value, expected) in zip(draw.soft, entry.soft) { #expect(abs(value - expected) <= 1e-10) }
    let scale = 1 / entry.temperature
    for (value, expected) in zip(draw.gradient(of: entry.weights), entry.gradient) {
      #expect(abs(value - expected) <= 1e-10 * max(1, scale))
    }
    #expect(abs(draw.gradient(of: entry.weights).reduce(0, +)) < 1e-12 * max(1, scale))
  }
}

@Test func `logits are checked with one error for each cause`() {
  #expect(throws: LogitsError.empty) { try Logits([]) }
  #expect(throws: LogitsError.notANumber(index: 1)) { try Logits([0, .nan]) }
  #expect(throws: LogitsError.positiveInfinity(index: 2)) { try Logits([0, 1, .infinity]) }
  #expect(throws: LogitsError.allMasked) { try Logits([-.infinity, -.infinity]) }
  #expect(throws: LogitsError.negativeProbability(index: 0)) { try Logits(probabilities: [-0.1, 1]) }
  #expect(throws: LogitsError.infiniteProbability(index: 1)) { try Logits(probabilities: [1, .infinity]) }
  #expect(throws: LogitsError.allMasked) { try Logits(probabilities: [0, 0]) }
  #expect(throws: LogitsError.notANumber(index: 0)) { try Logits(probabilities: [.nan]) }
}

@Test func `temperatures are checked`() {
  #expect(throws: TemperatureError.negative(-1)) { try Temperature(-1) }
  #expect(throws: TemperatureError.notANumber) { try Temperature(.nan) }
  #expect(try! Temperature(-0.0).value.sign == .plus)
}

@Test func `softmax has no overflow and no NaN`() throws {
  let extremes = try Logits([1e308, -1e308, 0, -.infinity])
  for tau in [Double.leastNonzeroMagnitude, 1e-300, 0.01, 1, 1e9, 1e308, .infinity, 0] {
    let y = softmax(extremes, temperature: try Temperature(tau))
    #expect(y.allSatisfy { $0.isFinite && $0 >= 0 })
    #expect(abs(y.reduce(0, +) - 1) < 1e-12)
    #expect(y[3] == 0)
  }
  #expect(softmax(extremes, temperature: .zero) == [1, 0, 0, 0])
  #expect(softmax(extremes, temperature: .infinity)[1] == 1 / 3.0)
}

@Test func `a common offset cancels exactly`() throws {
  let z = [2.0, 1.25, 0.5]
  let shifted = try Logits(z.map { $0 + 1024 })
  #expect(softmax(shifted, temperature: .one) == softmax(try Logits(z), temperature: .one))
}

@Test func `at temperature 0 a tie shares the weight, and the pick goes to the lowest index`() throws {
  let tie = try Logits([1, 3, 3])
  #expect(softmax(tie, temperature: .zero) == [0, 0.5, 0.5])
  #expect(tie.maximumCount == 2 && tie.argmax == 1)
  let draw = Relaxation(tie, noise: [0, 0, 0], temperature: .zero)
  #expect(draw.soft == [0, 0.5, 0.5] && draw.pick == 1 && draw.hard == [0, 1, 0])
}

@Test(arguments: Construction.allCases)
func `without noise every construction has the limit of small temperatures at 0`(construction: Construction)
  throws
{
  let cases: [[Double]] = [
    [1, 1, 0], [0, 0, 0], [2, 1, 0], [-1, -Double.infinity, -1], [1, 1 - 1e-12, 0],
  ]
  for values in cases {
    let logits = try Logits(values)
    func plan(_ temperature: Double) throws -> ConstructionPlan {
      ConstructionPlan(
        construction,
        in: Setting(
          logits: logits, temperature: try Temperature(temperature), noise: false, hard: false, seed: 1))
    }
    guard case .constant(let limit) = try plan(0).weights, case .constant(let near) = try plan(1e-18).weights
    else {
      Issue.record("y changes without noise")
      return
    }
    #expect(limit == near, "\(values)")
    #expect(try plan(0).pickLaw[logits.argmax] == 1)
  }
}

@Test func `one category is certain`() throws {
  let draw = Relaxation(try Logits([-3]), noise: [0.7], temperature: .one)
  #expect(draw.soft == [1])
  #expect(draw.gradient(of: [5]) == [0])
}
