import GumbelEngine

/// Why a list of numbers was refused.
public struct NumberListProblem: Error, Sendable, Equatable {
  /// The place of the number in the list, from 0.
  public let index: Int
  /// What is wrong with it.
  public let problem: NumberProblem

  /// The problem with its place, counted from 1: `number 2: '1.x' is not a number`.
  public var message: String { "number \(index + 1): \(problem.message)" }
}

/// Reads numbers that are separated by commas, or by white space alone: `2,1.2,-inf`.
///
/// Reads them as numbers only: whether they make logits is for `Logits` to say.
public func parseLogitList(_ text: String) throws(NumberListProblem) -> [Double] {
  let items =
    text.contains(",") && !text.contains(";")
    ? text.split(separator: ",", omittingEmptySubsequences: false)
    : text.split { $0.isWhitespace || $0 == ";" }
  if items.isEmpty { throw NumberListProblem(index: 0, problem: .empty) }
  var numbers: [Double] = []
  numbers.reserveCapacity(items.count)
  for (index, item) in items.enumerated() {
    do throws(NumberProblem) {
      numbers.append(try LogitNotation.number(item))
    } catch {
      throw NumberListProblem(index: index, problem: error)
    }
  }
  return numbers
}

/// Writes numbers so that `parseLogitList` reads the same ones back.
public func formatLogitList(_ numbers: [Double]) -> String {
  numbers.map(LogitNotation.text).joined(separator: ",")
}

extension LogitsError {
  /// The error in words, categories counted from 1 or called by their labels.
  public func message(labels: [String] = []) -> String {
    func name(_ index: Int) -> String {
      labels.indices.contains(index) ? "'\(labels[index])'" : "category \(index + 1)"
    }
    return switch self {
    case .empty: "there are no categories"
    case .notANumber(let index): "the logit of \(name(index)) is not a number"
    case .positiveInfinity(let index):
      "the logit of \(name(index)) is +inf, which no distribution has; only -inf is allowed, it masks"
    case .allMasked: "every category is masked; at least one has to stay unmasked"
    case .negativeProbability(let index): "the probability of \(name(index)) is negative"
    case .infiniteProbability(let index): "the probability of \(name(index)) is infinite"
    case .tooMany(let count, let limit): "\(count) categories are too many; the limit is \(limit)"
    }
  }
}

extension TemperatureError {
  /// The error in words.
  public var message: String {
    switch self {
    case .negative(let value): "a temperature is 0 or more, not \(LogitNotation.text(value))"
    case .notANumber: "the temperature is not a number"
    }
  }
}
