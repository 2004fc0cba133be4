import KernelInterface

/// The kernels as this module's compiler flags make them. The same sources are compiled once for each
/// instruction set, under a module name of their own; documented at `KernelSet`.
///
/// No stored property, array, closure of the standard library or other generic code belongs here: a copy that
/// was made for a new processor could be the one that the linker keeps for all.
struct Kernels: KernelSet {
  var name: String {
    #if KERNELS_AVX512
      "avx512"
    #elseif KERNELS_AVX2
      "avx2"
    #else
      "baseline"
    #endif
  }
}

/// The kernels of this module.
public func makeKernels() -> any KernelSet { Kernels() }
