import GumbelEngine
import LogitFiles

/// Why a text was not read as an objective.
public enum ObjectiveProblem: Error, Sendable, Equatable {
  /// It begins with no kind of objective.
  case unknownKind(String)
  /// The exponent of `power` is no number.
  case exponent(NumberProblem)
  /// An exponent below 1, or an infinite one.
  case exponentOutOfRange(Double)
  /// A number of the list cannot be read.
  case list(TextProblem)
  /// A number of the list, counted from 1, is infinite.
  case infinite(Int)
  /// The trap has no numbers.
  case numbersOfTrap
  /// The list has so many numbers for so many categories.
  case count(Int, categories: Int)

  /// The problem and its cure, to follow a colon.
  public var message: String {
    switch self {
    case .unknownKind(let text):
      "'\(text)' is no objective; write linear:w,w,… quadratic:c,c,… power:p:c,c,… or trap"
    case .exponent(let problem): "the exponent: \(problem.message); write power:3:c,c,…"
    case .exponentOutOfRange(let value):
      "the exponent \(LogitNotation.text(value)) has to be a finite number of 1 or more"
    case .list(let problem): problem.numberMessage
    case .infinite(let number): "number \(number) is infinite"
    case .numbersOfTrap: "trap has no numbers; write trap alone"
    case .count(let count, let categories):
      "\(count) \(count == 1 ? "number" : "numbers") for \(categories) "
        + "\(categories == 1 ? "category" : "categories"); write one for each"
    }
  }
}

/// Objectives as text: `linear:w1,w2`, `quadratic:c1,c2`, `power:p:c1,c2`, `trap`.
public enum ObjectiveNotation {
  /// Reads an objective of `categories` weights; its list must have as many numbers.
  public static func objective(
    _ text: String, categories: Int
  ) throws(ObjectiveProblem) -> StandardObjective {
    let parts = text.trimmingSpaces.split(separator: ":", omittingEmptySubsequences: false).map {
      $0.trimmingSpaces
    }
    switch (parts[0].lowercased(), parts.count) {
    case ("trap", 1): return .trap
    case ("trap", _): throw .numbersOfTrap
    case ("linear", 2): return .linear(weights: try list(parts[1], categories))
    case ("quadratic", 2): return .quadratic(target: try list(parts[1], categories))
    case ("power", 3):
      return .power(exponent: try exponent(parts[1]), target: try list(parts[2], categories))
    default: throw .unknownKind(text.trimmingSpaces)
    }
  }

  /// The text that is read back as the same objective.
  public static func text(_ objective: StandardObjective) -> String {
    switch objective {
    case .linear(let list), .quadratic(let list): "\(objective.kind):\(formatLogitList(list))"
    case .power(let exponent, let list): "power:\(LogitNotation.text(exponent)):\(formatLogitList(list))"
    case .trap: "trap"
    }
  }

  private static func exponent(_ text: String) throws(ObjectiveProblem) -> Double {
    let value: Double
    do throws(NumberProblem) {
      value = try LogitNotation.number(text)
    } catch {
      throw .exponent(error)
    }
    guard value >= 1, value < .infinity else { throw .exponentOutOfRange(value) }
    return value
  }

  private static func list(_ text: String, _ categories: Int) throws(ObjectiveProblem) -> [Double] {
    let numbers: [Double]
    do throws(TextProblem) {
      numbers = try readNumbers(text)
    } catch {
      throw .list(error)
    }
    if let place = numbers.firstIndex(where: { !$0.isFinite }) { throw .infinite(place + 1) }
    guard numbers.count == categories else { throw .count(numbers.count, categories: categories) }
    return numbers
  }
}
