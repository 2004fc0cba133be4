import Testing

/// Instructions that one unit (a category of a draw) may take, for each instruction set that the profiler can
/// emulate. They lie half above what was counted, so that compilers may differ, but a kernel that falls from
/// vectors to scalars, which costs threefold, does not pass.
private let ceilings: [String: [String: Double]] = [
  "baseline": [:],
  "avx2": [:],
]

@Suite(.enabled(if: isOptimised, "only optimised kernels have costs to speak of"))
struct KernelGateTests {
  #if arch(x86_64)
    @Test(arguments: ["baseline", "avx2"])
    func kernelsStayWithinTheirInstructions(instructionSet: String) throws {
      let ceilings = try #require(ceilings[instructionSet])
      let costs = try instructionsPerUnit(instructionSet)
      #expect(Set(costs.keys) == Set(ceilings.keys))
      for (work, cost) in costs {
        let ceiling = ceilings[work, default: 0]
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
    try #require(probing.status == 0, "valgrind must be installed: \(probing.output)")
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
