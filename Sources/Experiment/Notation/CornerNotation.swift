/// Why a text names no corners of the simplex view.
public struct CornerProblem: Error, Sendable, Equatable {
  /// The problem and its cure, to follow a colon.
  public let message: String
}

/// The corners of the simplex view as text: labels or, as `#12`, numbers of categories from 1 on.
public enum CornerNotation {
  /// Reads the corners among the categories that are called `labels`.
  public static func corners(_ text: String, labels: [String]) throws(CornerProblem) -> [Int] {
    let names: [String]
    do throws(LabelProblem) {
      names = try parseLabelList(text)
    } catch {
      throw CornerProblem(message: error.message)
    }
    var corners: [Int] = []
    for name in names {
      let corner = try category(name, labels: labels)
      if corners.contains(corner) { throw CornerProblem(message: "'\(name)' is there twice") }
      corners.append(corner)
    }
    let count = Choices.cornerCount(of: labels.count)
    guard corners.count == count else {
      throw CornerProblem(message: "\(corners.count) of \(count) corners; name \(count) categories")
    }
    return corners
  }

  /// The text that is read back as the same corners.
  public static func text(_ corners: [Int], labels: [String]) -> String {
    formatLabelList(
      corners.map { corner in
        let label = labels[corner]
        return (try? category(label, labels: labels)) == corner ? label : "#\(corner + 1)"
      })
  }

  private static func category(_ name: String, labels: [String]) throws(CornerProblem) -> Int {
    if let number = categoryNumber(name, count: labels.count) { return number }
    guard let first = labels.firstIndex(of: name) else {
      throw CornerProblem(message: "there is no category '\(name)'")
    }
    guard labels.lastIndex(of: name) == first else {
      throw CornerProblem(message: "several categories are called '\(name)'; the first is #\(first + 1)")
    }
    return first
  }
}

/// The category that `#12` stands for, counted from 1.
public func categoryNumber(_ text: String, count: Int) -> Int? {
  guard text.hasPrefix("#"), let number = Int(text.dropFirst()), (1...max(count, 1)).contains(number)
  else { return nil }
  return number - 1
}
