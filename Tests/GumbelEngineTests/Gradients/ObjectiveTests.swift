import GumbelEngine
import Testing

@Suite struct ObjectiveTests {
  /// Away from the kink of the first power.
  static let points: [[Double]] = [
    [0.1, 0.2, 0.3, 0.4], [0.9, 0.05, 0.03, 0.02], [0.5, 0.5], [1 / 3.0, 1 / 3.0, 1 / 3.0], [0.7],
    [0.3, 0.1, 0.2, 0.15, 0.25],
  ]

  @Test(arguments: Problems.objectives)
  func `the derivative is that of the value`(_ objective: StandardObjective) {
    for point in Self.points {
      let differences = PlainObjective.differences(of: objective.value, at: point)
      #expect(distance(objective.gradient(point), differences) < 1e-8)
    }
  }

  @Test(arguments: Problems.objectives)
  func `points in planes are evaluated as one by one`(_ objective: StandardObjective) {
    let points = [[0.1, 0.2, 0.3, 0.4], [0.25, 0.25, 0.5, 0], [1, 0, 0, 0]]
    let planes = (0..<4).flatMap { k in points.map { $0[k] } }
    for any: any Objective in [objective, PlainObjective(objective: objective)] {
      var slopes = [Double](repeating: .nan, count: 12)
      var values = [Double](repeating: .nan, count: 3)
      any.gradients(at: planes, count: 3, categories: 4, into: &slopes)
      any.values(at: planes, count: 3, categories: 4, into: &values)
      for (i, point) in points.enumerated() {
        #expect((0..<4).map { slopes[$0 * 3 + i] } == objective.gradient(point))
        #expect(values[i] == objective.value(point))
      }
    }
  }

  @Test(arguments: Problems.objectives)
  func `values at one hot vectors are those of the objective`(_ objective: StandardObjective) {
    for count in [1, 2, 3, 4, 6] {
      let values = objective.vertexValues(categories: count)
      let plain = PlainObjective(objective: objective).vertexValues(categories: count)
      #expect(values.count == count && distance(values, plain) < 1e-14)
    }
  }

  @Test func `the formulas are the ones that are written`() {
    #expect(StandardObjective.trap.value([0.5, 0.25, 0.25]) == 0.0625 + 0.125)
    #expect(StandardObjective.trap.gradient([0.5, 0.25, 0.25, 0]) == [0.5, -0.5, 0.5, 0])
    #expect(StandardObjective.power(exponent: 2, target: [0.5]).value([0.25, 2]) == 0.0625 + 4)
    #expect(StandardObjective.power(exponent: 1, target: [0.5]).gradient([0.5, 0.2]) == [0, 1])
    #expect(StandardObjective.linear(weights: [3, -1, 9]).value([0.5, 1]) == 0.5)
  }
}
