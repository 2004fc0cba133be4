import GumbelEngine

/// The example of the README: the lines between the marks stand there word for word.
func example() throws -> [String] {
  var lines: [String] = []
  func print(_ line: String) { lines.append(line) }
  // example begins
  let setting = Setting(
    logits: try Logits([2, 1.2, 0.6]), temperature: try Temperature(0.5), seed: 42)
  let sampler = Sampler(setting: setting, constructions: [.softmax, .gumbelSoftmax])
  let tallies = sampler.tallies(draws: 0..<1_000_000)
  for (construction, tally) in zip(sampler.constructions, tallies) {
    let test = PickTest(picks: tally.picks, law: pickLaw(of: construction, in: setting))
    print("\(construction.rawValue): picks \(tally.picks), p-value \(test.pValue ?? 1)")
  }
  // example ends
  return lines
}
