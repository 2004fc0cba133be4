import ArgumentParser

/// Which draws to make.
struct CountOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Draws to make (default: 1000000; 10 where `topk` lists them).", valueName: "n"),
    transform: wholeNumber(0...Int.max, example: "1000 or 1e6"))
  var count: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Number of the first draw; each draw has a number, from 0.", valueName: "d"),
    transform: wholeNumber(0...Int.max, example: "1000 or 1e6"))
  var first = 0

  /// The draws, `count` being how many there are unless the command line says otherwise.
  func draws(default count: Int) throws(Failure) -> Range<Int> {
    let count = self.count ?? count
    let (end, overflow) = first.addingReportingOverflow(count)
    guard !overflow else {
      throw .usage(
        "--first: \(first) with \(count) draws goes beyond the last number there is, \(Int.max)",
        cure: "Give at most --first \(Int.max - count), or a smaller --count.")
    }
    return first..<end
  }
}
