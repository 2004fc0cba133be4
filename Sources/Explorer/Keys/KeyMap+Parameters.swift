// Keys for the knobs of the formula, and for how fast the draws come.

extension KeyMap {
  /// Temperature, noise and draws.
  static let parameterBindings: [KeyBinding] = [
    KeyBinding(
      .temperature,
      KeyAction(
        .left, .character("h"), word: "cooler",
        sentence: "Lowers the temperature by about 5 %, to 0.01 at least.",
        command: .stepTemperature(up: false)),
      KeyAction(
        .right, .character("l"), word: "warmer",
        sentence: "Raises the temperature by about 5 %, to 100 at most.", command: .stepTemperature(up: true)),
      hint: "temperature", sentence: "Lowers or raises the temperature by about 5 % (0.01 to 100)."),
    KeyBinding(
      .temperature,
      KeyAction(
        .shiftLeft, .character("H"), word: "halve-tau", sentence: "Halves the temperature.",
        command: .scaleTemperature(up: false)),
      KeyAction(
        .shiftRight, .character("L"), word: "double-tau", sentence: "Doubles the temperature.",
        command: .scaleTemperature(up: true)),
      sentence: "Halves or doubles the temperature."),
    KeyBinding(
      .temperature,
      KeyAction(
        .character("t"), word: "tau",
        sentence: "Sets the temperature: any number from 0 to inf, both included.", command: .typeTemperature),
      sentence: "Types a temperature: any number from 0 to inf, both included."),
    KeyBinding(
      .noise, KeyAction(.character("n"), word: "noise", command: .toggleNoise),
      hint: "noise", sentence: "Turns the Gumbel noise off or on."),
    KeyBinding(
      .noise, KeyAction(.character("d"), word: "hard", command: .toggleHard),
      hint: "hard", sentence: "Shows y as the one-hot of its pick (straight-through), or as it is."),
    KeyBinding(
      .draws, KeyAction(.character(" "), word: "pause", command: .togglePause),
      hint: "pause", sentence: "Pauses the draws or the race, or lets them run on."),
    KeyBinding(
      .draws, KeyAction(.character("."), word: "step", command: .singleDraw),
      hint: "step", sentence: "Makes one single draw or step of the race, and stands still."),
    KeyBinding(
      .draws,
      KeyAction(
        .character("f"), word: "faster", sentence: "Draws faster, up to full speed.",
        command: .changePace(faster: true)),
      KeyAction(
        .character("F"), word: "slower", sentence: "Draws slower, down to one draw a second.",
        command: .changePace(faster: false)),
      sentence: "Draws or trains faster or slower, up to full speed."),
    KeyBinding(
      .draws,
      KeyAction(
        .character("r"), word: "seed",
        sentence: "Takes that seed, or a new one: other draws from the same law.", command: .newSeed),
      sentence: "Takes a new seed: other draws from the same law."),
    KeyBinding(
      .draws,
      KeyAction(
        .character("c"), word: "clear", sentence: "Clears the counts, to start again at the first draw.",
        command: .clearCounts),
      sentence: "Starts again at the first draw, slowly, or at the start of the race."),
  ]
}
