import ArgumentParser

/// The key of the noise.
struct SeedOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Key of the noise, 0 to 2^64 - 1 (default: drawn at random, and shown).", valueName: "n"),
    transform: wholeNumber(0...UInt64.max, example: "42"))
  var seed: UInt64?

  /// The seed that was given; otherwise one that differs from call to call.
  func drawn() -> UInt64 { seed ?? UInt64.random(in: .min ... .max) }
}
