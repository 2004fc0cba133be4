import Testing

@testable import Live

/// Counts its steps up to the number that is its job, each due `pace` seconds after the one before.
struct CountingMeasurement: Measurement {
  private(set) var job: Int
  private(set) var steps = 0
  var pace = 0.0
  var firstLook = 0.0
  private(set) var pauses = 0
  private var last = -Double.infinity

  init(measuring job: Int, at time: Double) { self.job = job }

  mutating func turn(to job: Int, at time: Double) { self.job = job }

  mutating func pause(at time: Double) { pauses += 1 }

  var isDone: Bool { steps >= job }

  mutating func nextStep(at time: Double) -> StepTime {
    isDone ? .never : time >= last + pace ? .now : .at(last + pace)
  }

  mutating func step(at time: Double) {
    steps += 1
    last = time
  }

  mutating func finding(at time: Double) -> (job: Int, steps: Int) { (job, steps) }
}

@Suite struct FeedCycleTests {
  private typealias Cycle = FeedCycle<CountingMeasurement>

  @Test func `without a job there is nothing to do`() {
    var cycle = Cycle(interval: 1)
    #expect(cycle.next(at: 0) == .rest)
    cycle.turn(to: nil, at: 0)
    #expect(cycle.next(at: 0) == .rest)
  }

  @Test func `a job that needs no step is published once and at once`() {
    var cycle = Cycle(interval: 1)
    cycle.turn(to: 0, at: 5)
    #expect(cycle.next(at: 5) == .publish)
    _ = cycle.publish(at: 5)
    #expect(cycle.next(at: 5) == .rest)
    cycle.turn(to: -1, at: 6)
    #expect(cycle.next(at: 6) == .publish, "each job has a finding")
  }

  @Test func `the first finding of a job waits for its first look and the others for the interval`() {
    var cycle = Cycle(interval: 0.1)
    cycle.turn(to: 1000, at: 0)
    cycle.run?.firstLook = 0.02
    let published = times(of: &cycle, until: 0.3)
    #expect(published == [0.02, 0.1, 0.2])
  }

  @Test func `publishing gets at most a tenth of the time`() {
    var cycle = Cycle(interval: 0.01)
    cycle.turn(to: 1000, at: 0)
    let published = times(of: &cycle, until: 1, publishingTakes: 0.03)
    #expect(zip(published, published.dropFirst()).allSatisfy { $1 - $0 > 0.299 }, "\(published)")
    #expect(published.count == 4)
  }

  /// When findings are published, at steps of a hundredth of a second.
  private func times(of cycle: inout Cycle, until end: Double, publishingTakes cost: Double = 0) -> [Double] {
    var (ticks, times) = (0, [Double]())
    while Double(ticks) / 100 < end {
      let time = Double(ticks) / 100
      switch cycle.next(at: time) {
      case .step:
        cycle.step(at: time)
        ticks += 1
      case .publish:
        _ = cycle.publish(at: time)
        times.append(time)
        ticks += Int(cost * 100)
        cycle.notePublication(at: Double(ticks) / 100, cost: cost)
      case .wait, .rest: return times
      }
    }
    return times
  }

  @Test func `a step that is not due is slept for`() {
    var cycle = Cycle(interval: 0.01)
    cycle.turn(to: 3, at: 0)
    cycle.run?.pace = 0.5
    #expect(cycle.next(at: 0) == .publish)
    _ = cycle.publish(at: 0)
    cycle.notePublication(at: 0, cost: 0)
    #expect(cycle.next(at: 0) == .step)
    cycle.step(at: 0)
    #expect(cycle.next(at: 0.001) == .wait(until: 0.01), "its finding is due first")
    #expect(cycle.next(at: 0.01) == .publish)
    _ = cycle.publish(at: 0.01)
    cycle.notePublication(at: 0.01, cost: 0)
    #expect(cycle.next(at: 0.01) == .wait(until: 0.5))
  }

  @Test func `a measurement stays while nobody looks`() {
    var cycle = Cycle(interval: 0.01)
    cycle.turn(to: 5, at: 0)
    for _ in 0..<3 { cycle.step(at: 0) }
    cycle.turn(to: nil, at: 1)
    #expect(cycle.next(at: 2) == .rest)
    #expect(cycle.run?.pauses == 1)
    cycle.turn(to: 4, at: 3)
    #expect(cycle.run?.steps == 3)
    #expect(cycle.next(at: 3) == .publish)
  }
}
