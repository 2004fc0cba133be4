// Reads a list of estimators, and says what is wrong with a name rather than pass over it.

import GumbelEngine

extension EstimatorKind {
  /// The estimators that `text` names, separated by commas.
  static func named(_ text: String) throws(Failure) -> [EstimatorKind] {
    var kinds: [EstimatorKind] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let kind = EstimatorKind(rawValue: String(name)) else {
        throw .usage(
          "--estimators: there is no estimator '\(name)'",
          cure: "Estimators: all, " + EstimatorKind.allCases.map(\.rawValue).joined(separator: ", "))
      }
      guard !kinds.contains(kind) else {
        throw .usage("--estimators: \(name) is there twice", cure: "Name each estimator once.")
      }
      kinds.append(kind)
    }
    return kinds
  }
}
