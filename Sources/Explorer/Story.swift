import Console
import GumbelEngine

/// The line of plain words under the panels: what is seen now, and why.
///
/// The same thing said at several lengths, so that a narrow window loses detail and never half a sentence.
public struct Story: Sendable, Equatable {
  /// The tellings, the most detailed first; the last fits in about 40 columns when labels are short.
  public let tellings: [String]

  init(_ tellings: [String]) { self.tellings = tellings }

  /// The most detailed telling that fits; the last one where none does.
  public func fitting(columns: Int) -> String {
    tellings.first { DisplayWidth.columns($0) <= columns } ?? tellings.last ?? ""
  }

  /// For windows of 120 columns.
  public var long: String { fitting(columns: 110) }

  /// For windows of 80 columns.
  public var short: String { fitting(columns: 76) }
}

extension Construction {
  /// Whether the picks depend on the noise.
  public var usesNoise: Bool { self != .softmax }

  /// The name within a sentence.
  var spoken: String {
    switch self {
    case .softmax: "softmax"
    case .sampledSoftmax: "sampled softmax"
    case .gumbelSoftmax: "Gumbel"
    case .noiseAfterTemperature: "noise after temperature"
    case .noiseOnProbabilities: "noise on probabilities"
    }
  }

  /// Whether its picks follow softmax(z/τ), so that the temperature moves them.
  var followsTemperature: Bool { self == .sampledSoftmax || self == .noiseAfterTemperature }
}

extension String {
  /// With a capital letter at the start.
  var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

/// A label as it stands in a sentence: in quotes, cut where it would fill the line.
func spokenLabel(_ label: String) -> String {
  let limit = 16
  let label = label.printable
  if DisplayWidth.columns(label) <= limit { return "'\(label)'" }
  var cut = ""
  for character in label {
    if DisplayWidth.columns(cut + String(character)) >= limit { break }
    cut.append(character)
  }
  return "'\(cut)…'"
}
