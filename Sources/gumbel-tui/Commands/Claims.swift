import ArgumentParser
import Experiment
import Explorer
import GumbelEngine
import Live
import Reports

/// `gumbel-tui claims`
struct Claims: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Measure what people say about Gumbel noise and temperature.",
    discussion: """
      Each claim has a statement, a verdict (true, false, or conditional), and numbers measured now beside those that \
      are known. The noise is fixed, so that the numbers are the same every time; --seed takes other noise, with which \
      a correct sampler is accused in fewer than one of 10,000 rounds. The exit status is 1 where a number \
      contradicts what is known.
      """)

  @Option(
    help: ArgumentHelp("Measure only this claim, and tell all of its numbers.", valueName: "id"),
    completion: .list(Claim.all.map(\.id)))
  var only: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Key of the noise, 0 to 2^64 - 1.", valueName: "n"),
    transform: wholeNumber(0...UInt64.max, example: "42"))
  var seed = Claim.usualSeed

  @OptionGroup var threading: ThreadOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let seed = seed
    let findings = concurrentMap(try chosen(), threads: threading.count) {
      $0.check(EngineSubject(kernels: ProcessKernels.chosen), seed: seed)
    }
    try output.write(ClaimReport(findings: findings, seed: seed))
    let wrong = findings.filter { !$0.holds }.map(\.claim.id)
    if wrong.isEmpty { return }
    throw Failure(.contradiction, "measurements contradict what is known: \(wrong.joined(separator: ", "))")
  }

  private func chosen() throws(Failure) -> [Claim] {
    guard let only else { return Claim.all }
    if let claim = Claim.named(only) { return [claim] }
    let nearest = nearestName(to: only, among: Claim.all.map(\.id)) ?? ""
    throw .usage(
      "--only: there is no claim '\(only)'", cure: "Perhaps \(nearest); claims alone lists all of them.")
  }
}
