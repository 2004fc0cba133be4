import Explorer

extension NumberProblem {
  /// What is wrong with the number, also telling numbers that are too close to 0 from those that are too large.
  var cause: String {
    guard case .outOfRange(let text) = self, Double(text)?.magnitude == 0 else { return message }
    return "\(text) is too close to 0; the smallest number above 0 is about 4.9e-324"
  }
}
