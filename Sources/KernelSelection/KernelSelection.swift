import GumbelEngine
import KernelInterface

#if arch(x86_64)
  import GumbelKernelsAVX2
  import GumbelKernelsAVX512
#endif

/// Why a forced instruction set was refused.
public enum KernelSelectionError: Error, Equatable, Sendable {
  /// There is no instruction set of that name; `known` are.
  case unknown(String, known: [String])
  /// This processor, or this build, does not have it; `available` are there.
  case unavailable(String, available: [String])
}

/// Which kernels run here: chosen once at start, then handed to the engine as a value. The choice changes the
/// speed and not one bit of any result.
public enum KernelSelection {
  /// The environment variable that forces an instruction set.
  public static let variable = "GUMBEL_ISA"
  /// The names of all instruction sets, the fastest last.
  public static let names = ["baseline", "avx2", "avx512"]

  /// The kernels that this processor can run, the fastest last.
  public static var available: [any KernelSet] {
    #if arch(x86_64)
      var sets = [baselineKernels]
      if Processor.has(.avx2Level) { sets.append(GumbelKernelsAVX2.makeKernels()) }
      if Processor.has(.avx512Level) { sets.append(GumbelKernelsAVX512.makeKernels()) }
      return sets
    #else
      return [baselineKernels]
    #endif
  }

  /// The fastest available kernels, or the ones that are named by `forced` if it is not empty.
  public static func choose(forced: String?) throws(KernelSelectionError) -> any KernelSet {
    let sets = available
    guard let forced, !forced.isEmpty else { return sets[sets.count - 1] }
    guard names.contains(forced) else { throw .unknown(forced, known: names) }
    guard let set = sets.first(where: { $0.name == forced }) else {
      throw .unavailable(forced, available: sets.map(\.name))
    }
    return set
  }
}
