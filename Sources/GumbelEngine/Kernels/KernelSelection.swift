import GumbelKernels
import KernelInterface

#if arch(x86_64)
  import GumbelKernelsAVX2
  import GumbelKernelsAVX512
#endif

/// The kernels that run on every processor.
public let baselineKernels: any KernelSet = GumbelKernels.makeKernels()

/// The kernels that the engine uses unless it is given others: those for the widest vectors that this processor has.
public let widestKernels: any KernelSet = KernelSelection.available.last ?? baselineKernels

/// Why a forced instruction set was refused.
public enum KernelSelectionError: Error, Equatable, Sendable {
  /// There is no instruction set of that name; `known` are.
  case unknown(String, known: [String])
  /// This processor, or this build, does not have it; `available` are there.
  case unavailable(String, available: [String])
}

/// The kernels that this processor can run, to choose others than `widestKernels`: for tests, and for measurements of
/// one instruction set. The choice changes the speed and not one bit of any result.
public enum KernelSelection {
  /// The environment variable by which programs let their users force an instruction set. The engine does not read
  /// it: pass its value to `choose(forced:)`.
  public static let variable = "GUMBEL_ISA"
  /// The names of all instruction sets, the widest last.
  public static let names = ["baseline", "avx2", "avx512"]

  /// The kernels that this processor can run, the widest last.
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

  /// The widest kernels, or the ones that are named by `forced` if it is not empty.
  public static func choose(forced: String?) throws(KernelSelectionError) -> any KernelSet {
    guard let forced, !forced.isEmpty else { return widestKernels }
    let sets = available
    guard names.contains(forced) else { throw .unknown(forced, known: names) }
    guard let set = sets.first(where: { $0.name == forced }) else {
      throw .unavailable(forced, available: sets.map(\.name))
    }
    return set
  }
}
