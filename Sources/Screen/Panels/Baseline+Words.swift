// Says how the pinned bars came about, by what has changed since.

import Explorer

extension Baseline {
  /// What was set otherwise when it was pinned, at length and in short; its temperature, if nothing was.
  func tellings(beside present: Parameters) -> [String] {
    var differences: [String] = []
    let temperature = "τ \(Numbers.temperature(parameters.temperature.value))"
    if parameters.temperature != present.temperature { differences.append(temperature) }
    if parameters.noise != present.noise { differences.append("noise \(parameters.noise ? "on" : "off")") }
    if parameters.hard != present.hard { differences.append("hard \(parameters.hard ? "on" : "off")") }
    if parameters.logits != present.logits { differences.append("other logits") }
    for (side, then, now) in [
      ("left", parameters.left, present.left), ("right", parameters.right, present.right),
    ] where then != now {
      differences.append("\(side) \(then.names.first ?? then.rawValue)")
    }
    if parameters.seed != present.seed { differences.append("seed \(parameters.seed)") }
    guard let first = differences.first else { return ["baseline \(temperature)"] }
    let long = "baseline \(differences.joined(separator: ", "))"
    return differences.count == 1 ? [long] : [long, "baseline \(first), +\(differences.count - 1)"]
  }
}
