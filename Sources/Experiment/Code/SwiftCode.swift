// A Swift program for those who want to go on in code from what they see.

import GumbelEngine

/// The draws of both panels with the engine: draw for draw those on screen.
struct SwiftCode {
  let parameters: Parameters
  let commandLine: String

  var text: String {
    let labels = parameters.labels.map { programString($0) { "\\u{\(String($0, radix: 16))}" } }
    let logits = parameters.logits.values.map(Self.swiftNumber)
    let switches = (parameters.noise ? "" : "noise: false, ") + (parameters.hard ? "hard: true, " : "")
    return """
      // \(commandLine)
      import GumbelEngine

      \(programList("let labels = [", labels, "]"))
      \(programList("let logits = try Logits([", logits, "])"))
      let temperature = try Temperature(\(Self.swiftNumber(parameters.temperature.value)))
      let setting = Setting(
        logits: logits, temperature: temperature, \(switches)seed: \(parameters.seed))
      let constructions: [Construction] = [.\(parameters.left), .\(parameters.right)]
      let tallies = Sampler(setting: setting, constructions: constructions).tallies(draws: 0..<1_000_000)
      for (construction, tally) in zip(constructions, tallies) {
        print(construction.rawValue)
        for (category, label) in labels.enumerated() {
          print(tally.pickShare(category), tally.meanWeight(category), label)
        }
      }

      """
  }

  private static func swiftNumber(_ value: Double) -> String {
    switch value {
    case .infinity: ".infinity"
    case -.infinity: "-.infinity"
    default: LogitNotation.text(value)
    }
  }
}
