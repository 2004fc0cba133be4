import ArgumentParser
import Experiment
import Explorer
import GumbelEngine
import LogitFiles
import Reports

/// Reads a finite number, to be handed to the parser as `transform`.
func number(
  above bound: Double = -.infinity, example: String
) -> @Sendable (String) throws -> Double {
  { text in
    let wanted = bound == -.infinity ? "a finite number" : "a finite number above \(Numbers.exact(bound))"
    let cure = "give \(wanted), such as \(example)"
    let value: Double
    do throws(NumberProblem) {
      value = try LogitNotation.number(text)
    } catch {
      throw ValidationError("\(error.message); \(cure)")
    }
    guard value.isFinite, value > bound else { throw ValidationError(cure) }
    return value
  }
}

/// Reads the temperature that was given to `option`.
func readTemperature(_ text: String, option: String) throws(Failure) -> Temperature {
  let cure = "Give a number of 0 or more, or inf: \(option) 0.5"
  do {
    return try Temperature(try LogitNotation.number(text))
  } catch let problem as NumberProblem {
    throw .usage("\(option): \(problem.message)", cure: cure)
  } catch let problem as TemperatureError {
    throw .usage("\(option): \(problem.message)", cure: cure)
  } catch {
    throw .usage("\(option): \(error)", cure: cure)
  }
}
