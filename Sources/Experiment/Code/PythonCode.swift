import GumbelEngine

/// The draws of both panels in Python. Only what the present setting needs is written, so that the formula
/// of each construction can be read in its line.
struct PythonCode {
  let parameters: Parameters
  let commandLine: String
  let dialect: PythonDialect

  private var temperature: Double { parameters.temperature.value }

  /// As many draws as fit into about 100 MB of noise.
  private var draws: Int { min(100_000, max((1 << 23) / parameters.logits.count, 1)) }

  var text: String {
    let labels = parameters.labels.map { programString($0, code: Self.code) }
    let logits = parameters.logits.values.map(Self.number)
    let sides = [parameters.left, parameters.right]
    var lines = ["# \(commandLine)", dialect.header, ""]
    lines += ["inf = float(\"inf\")", programList("labels = [", labels, "]")]
    lines += [
      programList("z = \(dialect.array)([", logits, "], dtype=\(dialect.double))"),
      "z = z - z.max()  # changes no law, and nothing overflows", "tau = \(Self.number(temperature))",
      "draws = \(draws)", "", dialect.seed(parameters.seed),
    ]
    if parameters.noise && sides.contains(where: { $0 != .softmax }) {
      lines.append("\(dialect.noise)  # Gumbel(0, 1)")
    }
    lines += ["", report]
    for side in sides { lines += ["", "# \(Self.formula(side))"] + code(of: side) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var report: String {
    """
    def report(name, y, picks):
        print(name)
        shares = \(dialect.counts("picks")) / draws
        for label, share, weight in zip(labels, shares.tolist(), y.mean(0).tolist()):
            print(f"{share:.6f} {weight:.6f} {label}")

    """
  }

  private static func formula(_ construction: Construction) -> String {
    switch construction {
    case .softmax: "softmax: y = softmax(z/tau), picks = argmax y"
    case .sampledSoftmax: "sampled-softmax: y = softmax(z/tau), picks drawn from y"
    case .gumbelSoftmax: "gumbel-softmax: y = softmax((z+g)/tau), picks = argmax y"
    case .noiseAfterTemperature: "noise-after-temperature: y = softmax(z/tau + g), picks = argmax y"
    case .noiseOnProbabilities:
      "noise-on-probabilities (a common bug): y = softmax((softmax(z)+g)/tau), picks = argmax y"
    }
  }

  private func code(of construction: Construction) -> [String] {
    let noise = parameters.noise ? " + g" : ""
    var lines: [String] = []
    var scores: String
    switch construction {
    case .softmax: scores = "z"
    case .gumbelSoftmax: scores = "z" + noise
    case .sampledSoftmax, .noiseAfterTemperature: scores = parameters.noise ? tempered + noise : "z"
    case .noiseOnProbabilities: scores = parameters.noise ? "\(dialect.softmax)(z, -1)" + noise : "z"
    }
    if construction == .softmax || !parameters.noise { scores = dialect.repeated(scores) }
    lines.append("scores = \(scores)")
    // Of the scores and not of y, which rounds: at a high temperature all of y is the same number.
    lines.append("picks = \(dialect.argmax("scores"))")
    lines.append("y = \(weights(of: construction))")
    return lines + ["report(\"\(construction.rawValue)\", y, picks)"]
  }

  /// z/τ, in the limits as well.
  private var tempered: String {
    switch temperature {
    case 0: "\(dialect.module).where(z == 0, 0.0, -inf)"
    case .infinity: "\(dialect.module).where(z > -inf, 0.0, -inf)"
    default: "z / tau"
    }
  }

  private func weights(of construction: Construction) -> String {
    let softmax = dialect.softmax
    let oneHot = dialect.oneHot("picks")
    if parameters.hard { return oneHot }
    let isNoisy = parameters.noise && construction != .softmax
    if isNoisy, construction == .noiseAfterTemperature { return "\(softmax)(scores, -1)" }
    if temperature == 0 {
      return isNoisy && construction != .sampledSoftmax
        ? oneHot : dialect.repeated("\(softmax)(\(tempered), -1)")
    }
    let isUniform = temperature == .infinity
    if construction == .noiseOnProbabilities {
      if isUniform { return dialect.repeated("\(softmax)(0 * \(softmax)(z, -1), -1)") }
      return isNoisy
        ? "\(softmax)(scores / tau, -1)" : dialect.repeated("\(softmax)(\(softmax)(z, -1) / tau, -1)")
    }
    let isConstant = !isNoisy || construction == .sampledSoftmax || isUniform
    return isConstant ? dialect.repeated("\(softmax)(\(tempered), -1)") : "\(softmax)(scores / tau, -1)"
  }

  private static func number(_ value: Double) -> String { LogitNotation.text(value) }

  static func code(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    let length = value > 0xFFFF ? 8 : 4
    return (length == 8 ? "\\U" : "\\u") + String(repeating: "0", count: length - digits.count) + digits
  }
}
