import GumbelEngine
import Glibc

// With no argument: answers requests for measurements, as peers/worker.py describes. Otherwise one of the
// checks of the randomness, each with its optional size.
signal(SIGPIPE, SIG_IGN)
let kernels = try KernelSelection.choose(forced: getenv(KernelSelection.variable).map { String(cString: $0) })
let arguments = CommandLine.arguments.dropFirst()
let size = arguments.dropFirst().first.flatMap { Int($0) }

switch arguments.first {
case nil: serve(Rows(kernels: kernels))
case "words": writeWords(order: arguments.dropFirst().first ?? "", kernels: kernels)
case "moments": reportMoments(draws: size ?? 200_000_000, kernels: kernels)
case "rare": reportRareMass(draws: size ?? 50_000, kernels: kernels)
case "equal": reportEqualLogits(draws: size ?? 20_000, kernels: kernels)
case let other?:
  refuse("'\(other)' is none of words, moments, rare, equal")
}
