import GumbelEngine
import Testing

/// Instructions that one unit of work may take, on the baseline and with AVX2; the profiler does not know
/// AVX-512. They lie a third above what was counted, so that compilers may differ, but a kernel that falls from
/// vectors to scalars, which costs threefold, does not pass. A unit is a draw for the methods that need not
/// look at every category (alias, inverse CDF, lazy top-k), else a category of a draw.
private let ceilings: [String: (baseline: Double, avx2: Double)] = [
  "fill-5": (78, 40),
  "fill-4096": (55, 23),
  "fill-double-4096": (136, 57),
  "picks-5": (53, 22),
  "weights-5": (66, 30),
  "tallies-5": (124, 61),
  "picks-64": (40, 17),
  "weights-64": (54, 26),
  "tallies-64": (108, 54),
  "picks-4096": (25, 12),
  "weights-4096": (47, 21),
  "tallies-4096": (162, 103),
  "alias-1000": (53, 30),
  "inverse-cdf-5": (76, 34),
  "inverse-cdf-1000": (76, 54),
  "top10-50257": (25, 11),
  "lazy-top10": (2950, 2610),
]

@Suite(.enabled(if: isOptimised, "only optimised kernels have costs to speak of"))
struct KernelGateTests {
  #if arch(x86_64)
    @Test(arguments: KernelSelection.available.map(\.name).filter { $0 != "avx512" })
    func `kernels stay within their instructions`(instructionSet: String) throws {
      let costs = try instructionsPerUnit(instructionSet)
      #expect(Set(costs.keys) == Set(ceilings.keys))
      for (work, cost) in costs {
        let limits = ceilings[work, default: (0, 0)]
        let ceiling = instructionSet == "avx2" ? limits.avx2 : limits.baseline
        #expect(
          cost <= ceiling,
          "\(work) takes \(cost) instructions a unit on \(instructionSet), at most \(ceiling)")
      }
    }
  #endif
}

/// What valgrind counts of each piece of work of the probe.
private func instructionsPerUnit(_ instructionSet: String) throws -> [String: Double] {
  try withFolder { folder in
    let probe = quoted(productFolder + "/kernel-probe")
    let options = "--tool=callgrind --callgrind-out-file=counts --dump-before=getpgrp"
    let probing = try run("valgrind -q \(options) \(probe) \(instructionSet)", in: folder)
    try #require(probing.status == 0, "under valgrind, which must be installed: \(probing.output)")
    let work = probing.lines.map { $0.split(separator: " ") }
    // One file for what came before each mark: the work lies between the marks 2n + 1 and 2n + 2.
    var costs: [String: Double] = [:]
    for (index, fields) in work.enumerated() {
      let file = quoted("counts.\(2 * index + 2)")
      let totals = try run("sed -n 's/^totals: //p' \(file)", in: folder)
      let units = try #require(Double(fields[1]))
      costs[String(fields[0])] = try #require(Double(totals.lines.first ?? "")) / units
    }
    return costs
  }
}
