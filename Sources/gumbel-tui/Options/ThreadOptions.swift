import ArgumentParser
import Live
import Platform

/// On how many threads to work.
struct ThreadOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads, 1 to 1024; results do not depend on it (default: as many as there are cores).",
      valueName: "n"),
    transform: wholeNumber(1...1024, example: "4"))
  var threads: Int?

  /// How many threads there are to be.
  var count: Int { threads ?? processorCount }
}
