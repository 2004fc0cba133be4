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

extension State {
  /// What is seen now, and why, in plain words. Numbers of the long run are those of the exact law.
  public var story: Story { story(onScreen: true) }

  /// The same; without a screen it names commands where it would name keys.
  public func story(onScreen: Bool) -> Story { Story(Storyteller(self, onScreen: onScreen).tellings) }
}

extension Construction {
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

/// How often something of probability `p` happens: `always`, `52 % of the time`.
func frequency(_ p: Double) -> String {
  switch share(p) {
  case "always", "never", "almost always": share(p)
  case let percent: percent + " of the time"
  }
}

/// A probability as a share: `always`, `52 %`, `1.6 %`. Only certainty is called so.
func share(_ p: Double) -> String {
  let tenths = Int((p * 1000).rounded())
  // Laws are sums of rounded terms, and 1 may come out as the number just below.
  if p >= 1 - 1e-12 { return "always" }
  if p <= 0 { return "never" }
  if tenths == 0 { return "under 0.1 %" }
  if tenths < 100 { return "\(tenths / 10).\(tenths % 10) %" }
  let percent = Int((p * 100).rounded())
  return percent == 100 ? "almost always" : "\(percent) %"
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

/// `1 time`, `7 times`.
func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
