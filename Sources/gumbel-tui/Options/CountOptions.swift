import ArgumentParser

/// Which draws to make.
struct CountOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Draws to make (default: 1000000).", valueName: "n"))
  var count: Int?

  @Option(help: ArgumentHelp("Number of the first draw; each draw has a number, from 0.", valueName: "d"))
  var first = 0

  func validate() throws {
    if let count, count < 0 { throw ValidationError("--count: \(count) is negative.") }
    if first < 0 { throw ValidationError("--first: \(first) is negative.") }
    if first.addingReportingOverflow(count ?? 0).overflow {
      throw ValidationError("--first: \(first) with --count \(count ?? 0) is more than can be counted.")
    }
  }

  /// The draws, `count` being how many there are unless the command line says otherwise.
  func draws(default count: Int) -> Range<Int> {
    let (end, overflow) = first.addingReportingOverflow(self.count ?? count)
    return first..<(overflow ? .max : end)
  }
}
