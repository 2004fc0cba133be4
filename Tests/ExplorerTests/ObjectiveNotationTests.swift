import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct `Objectives as text` {
  @Test(arguments: [
    ("linear:1,-2", StandardObjective.linear(weights: [1, -2])),
    (" Quadratic : .45, .3 ", .quadratic(target: [0.45, 0.3])),
    ("power:1.5:0.2,0", .power(exponent: 1.5, target: [0.2, 0])), ("TRAP", .trap),
  ]) func `are read and written back`(text: String, objective: StandardObjective) throws {
    let read = try ObjectiveNotation.objective(text, categories: 2)
    #expect(read == objective)
    #expect(try ObjectiveNotation.objective(ObjectiveNotation.text(read), categories: 2) == objective)
  }

  @Test(arguments: [
    ("", ObjectiveProblem.unknownKind("")), ("cubic:1,2", .unknownKind("cubic:1,2")),
    ("linear", .unknownKind("linear")), ("linear:1", .count(1, categories: 2)),
    ("linear:1,2,3", .count(3, categories: 2)), ("trap:1", .numbersOfTrap),
    ("power:0.9:1,2", .exponentOutOfRange(0.9)), ("power:inf:1,2", .exponentOutOfRange(.infinity)),
    ("power:x:1,2", .exponent(.notANumber("x"))), ("quadratic:1,-inf", .infinite(2)),
  ]) func `are refused for a reason`(text: String, problem: ObjectiveProblem) {
    #expect(throws: problem) { try ObjectiveNotation.objective(text, categories: 2) }
    #expect(!problem.message.isEmpty)
  }

  @Test func `name the number that cannot be read`() {
    let error = #expect(throws: ObjectiveProblem.self) {
      try ObjectiveNotation.objective("quadratic:1,y", categories: 2)
    }
    #expect(error?.message.hasPrefix("number 2: 'y' is not a number. ") == true)
  }

  @Test func `fit any number of categories`() {
    #expect(StandardObjective.linear(weights: [1, 2, 3]).fitted(to: 2) == .linear(weights: [1, 2]))
    #expect(
      StandardObjective.power(exponent: 3, target: [1]).fitted(to: 3)
        == .power(exponent: 3, target: [1, 0, 0]))
    #expect(StandardObjective.trap.fitted(to: 1) == .trap)
  }

  @Test func `stand on the command line where they are not the usual one`() throws {
    var state = State.opened()
    #expect(!state.commandLine.contains("--objective"))
    state.parameters.objective = .trap
    #expect(state.commandLine.contains("--objective trap"))
    state.parameters.objective = .linear(weights: [1])
    #expect(state.commandLine.contains("--objective linear:1,0,0,0,0,0"))
  }
}
