import GumbelEngine

/// Built-in logits, each chosen for something that can be seen with them.
public struct Preset: Sendable, Equatable {
  /// The name on the command line and on screen.
  public let name: String
  /// One sentence: what can be seen.
  public let sentence: String
  /// Where the numbers are from.
  public let origin: String
  /// The names of the categories.
  public let labels: [String]
  /// The logits.
  public let logits: Logits
  /// The temperature at which it is seen best.
  public let temperature: Temperature
}

/// The built-in presets.
public enum Presets {
  /// The one that the explorer opens with.
  public static let initial = all[0]

  /// All presets, in the order of the keys `p` and `P`.
  public static let all: [Preset] = [
    preset(
      "next-word", "Six candidates for the next word: softmax always picks the first, Gumbel picks by π.",
      [("the", 2), ("a", 1.2), ("this", 0.6), ("one", 0), ("its", -0.7), ("every", -1.5)], at: 0.5),
    preset(
      "two", "A biased coin, π = .75 and .25: the smallest case, in which every law is known in closed form.",
      [("heads", 1.0986122886681098), ("tails", 0)], at: 1),
    preset(
      "equal", "Five equal logits: without noise all five weigh the same and yet one gets every pick.",
      ["a", "b", "c", "d", "e"].map { ($0, 0) }, at: 0.5),
    preset(
      "peaked", "One category holds 97 % of the mass: noise hardly ever changes the pick.",
      [("peak", 5), ("b", 0), ("c", 0), ("d", 0), ("e", 0)], at: 1),
    preset(
      "long-tail", "64 categories by Zipf's law: the tail is never picked without noise, and often with it.",
      labels: (1...64).map { "rank-\($0)" },
      logits: try! Logits(probabilities: (1...64).map { 1 / Double($0) }), at: 0.5, origin: "Zipf's law"),
    preset(
      "outlier", "One category far below the others: rare is not never, one draw in 30 000 picks it.",
      [("a", 0.3), ("b", 0.1), ("c", 0), ("d", -0.2), ("rare", -8.85)], at: 0.5),
    preset(
      "masked", "One category is masked and never picked, unless noise is added to probabilities (key >).",
      [("a", 1), ("b", -.infinity), ("c", 0)], at: 0.5),
    preset(
      "tie", "Three categories share the top: softmax alone takes the first of them, Gumbel takes turns.",
      [("x", 1), ("y", 1), ("z", 1), ("low", 0)], at: 0.2),
    preset(
      "trap",
      "Softmax splits evenly between left and right, a mixture that no single pick is: see view 6.",
      [("left", 2), ("right", 2), ("safe", 0)], at: 0.1),
    preset(
      "digit",
      "A classifier in doubt about a handwritten 1: softmax says 5 every time, Gumbel shares the doubt.",
      Presets.digitLogits, at: 0.5,
      origin: "softmax regression on the digits of scikit-learn (UCI, Alpaydin & Kaynak 1998)"),
    preset(
      "after-of", "Words after \"of\" in a text: 34 of 45 stand there only once, and get 45 % of the picks.",
      labels: Presets.wordsAfterOf.map(\.label),
      logits: try! Logits(probabilities: Presets.wordsAfterOf.map { $0.count / 76 }), at: 0.5,
      origin: "counted in the Declaration of Independence (1776)"),
  ]

  /// The preset with that name.
  public static func named(_ name: String) -> Preset? { all.first { $0.name == name } }

  private static func preset(
    _ name: String, _ sentence: String, _ categories: [(label: String, logit: Double)],
    at temperature: Double,
    origin: String = "made up"
  ) -> Preset {
    preset(
      name, sentence, labels: categories.map(\.label), logits: try! Logits(categories.map(\.logit)),
      at: temperature, origin: origin)
  }

  private static func preset(
    _ name: String, _ sentence: String, labels: [String], logits: Logits, at temperature: Double,
    origin: String = "made up"
  ) -> Preset {
    Preset(
      name: name, sentence: sentence, origin: origin, labels: labels, logits: logits,
      temperature: try! Temperature(temperature))
  }
}

extension Parameters {
  /// What a preset opens with.
  public init(preset: Preset, seed: UInt64) {
    self.init(labels: preset.labels, logits: preset.logits, temperature: preset.temperature, seed: seed)
  }
}
