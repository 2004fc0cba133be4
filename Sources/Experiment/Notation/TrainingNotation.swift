import GumbelEngine
import LogitFiles

/// Why a text was not read as a task or a schedule.
public struct TrainingNotationProblem: Error, Sendable, Equatable {
  /// The problem and its cure, to follow a colon.
  public let message: String
}

/// Tasks and schedules as text: `trap`, `rebar:0.45`, `linear:0,0.02,1`; `constant:0.5`, `exponential:1:0.1`.
public enum TrainingNotation {
  /// Reads a task; what stands behind the colon may be left out.
  public static func task(_ text: String) throws(TrainingNotationProblem) -> TrainingTask {
    let parts = fields(text)
    guard let usual = TrainingTask.all.first(where: { $0.name == parts[0].lowercased() }) else {
      throw problem(
        "there is no task '\(text)'; tasks: \(TrainingTask.all.map(\.name).joined(separator: ", "))")
    }
    guard parts.count > 1 else { return usual }
    guard let argument = usual.argument, parts.count == 2 else {
      throw problem("nothing may follow \(usual.name); write \(usual.name) alone")
    }
    switch argument {
    case .number:
      let number = try number(parts[1], example: self.text(usual))
      if let task = usual.with(numbers: [number]) { return task }
      throw problem("\(parts[1]) is out of range; write \(self.text(usual))")
    case .list(_, let requirement):
      if let task = usual.with(numbers: try list(parts[1])) { return task }
      throw problem("\(requirement); write \(self.text(usual))")
    }
  }

  /// The text that is read back as the same task.
  public static func text(_ task: TrainingTask) -> String {
    task.argument == nil ? task.name : "\(task.name):\(formatLogitList(task.numbers))"
  }

  /// Reads a schedule.
  public static func schedule(
    _ text: String, fraction: Double = 0.8
  ) throws(TrainingNotationProblem) -> TemperatureSchedule {
    let parts = fields(text)
    guard let shape = TemperatureSchedule.Shape(rawValue: parts[0].lowercased()),
      parts.count == (shape == .constant ? 2 : 3)
    else {
      throw problem(
        "'\(text)' is no schedule; write constant:0.5, linear:1:0.1, exponential:1:0.1 or cosine:1:0.1")
    }
    let start = try number(parts[1], example: "\(shape.rawValue):1")
    let end = try number(parts[parts.count - 1], example: "\(shape.rawValue):1:0.1")
    do throws(ScheduleError) {
      return try TemperatureSchedule(shape, from: start, to: end, fraction: fraction)
    } catch {
      switch error {
      case .temperature(let value):
        throw problem("the temperature \(LogitNotation.text(value)) has to be finite and above 0")
      case .fraction(let value):
        throw problem("the fraction \(LogitNotation.text(value)) has to be above 0 and at most 1")
      }
    }
  }

  /// The text that is read back as the same schedule, but for its fraction.
  public static func text(_ schedule: TemperatureSchedule) -> String {
    let start = "\(schedule.shape.rawValue):\(LogitNotation.text(schedule.start))"
    return schedule.shape == .constant ? start : "\(start):\(LogitNotation.text(schedule.end))"
  }

  private static func fields(_ text: String) -> [String] {
    text.trimmingSpaces.split(separator: ":", omittingEmptySubsequences: false).map { $0.trimmingSpaces }
  }

  private static func problem(_ message: String) -> TrainingNotationProblem {
    TrainingNotationProblem(message: message)
  }

  private static func number(
    _ text: String, example: String
  ) throws(TrainingNotationProblem) -> Double {
    do throws(NumberProblem) {
      return try LogitNotation.number(text)
    } catch {
      throw problem("\(error.message); write \(example)")
    }
  }

  private static func list(_ text: String) throws(TrainingNotationProblem) -> [Double] {
    do throws(TextProblem) {
      return try readNumbers(text)
    } catch {
      throw problem(error.numberMessage)
    }
  }
}
