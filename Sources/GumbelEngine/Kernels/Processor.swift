#if arch(x86_64) && canImport(Glibc)
  /// The processor's features as glibc knows them, which has this function from version 2.33 on; `nil` for a leaf that
  /// it does not know.
  @_silgen_name("__x86_get_cpuid_feature_leaf")
  private func cpuidFeatureLeaf(_ leaf: UInt32) -> UnsafePointer<UInt32>?

  /// What this processor can run.
  enum Processor {
    /// A level of the x86-64 architecture, as bits of CPUID leaves that must all be usable.
    struct Level {
      /// Bits of register ECX of leaf 1, and of EBX of leaf 7.
      let leaf1C, leaf7B: UInt32

      /// x86-64-v3: FMA, MOVBE, F16C, AVX; BMI1, AVX2, BMI2.
      static let avx2Level = Level(
        leaf1C: 1 << 12 | 1 << 22 | 1 << 28 | 1 << 29, leaf7B: 1 << 3 | 1 << 5 | 1 << 8)
      /// x86-64-v4: those, and AVX-512 F, DQ, CD, BW, VL.
      static let avx512Level = Level(
        leaf1C: avx2Level.leaf1C,
        leaf7B: avx2Level.leaf7B | 1 << 16 | 1 << 17 | 1 << 28 | 1 << 30 | 1 << 31)
    }

    /// Whether the processor has, and the system enables, all of `level`.
    static func has(_ level: Level) -> Bool {
      // Each leaf is eight words: what the processor has (EAX, EBX, ECX, EDX), then what is active.
      guard let first = cpuidFeatureLeaf(0), let seventh = cpuidFeatureLeaf(1) else { return false }
      return first[4 + 2] & level.leaf1C == level.leaf1C && seventh[4 + 1] & level.leaf7B == level.leaf7B
    }
  }
#elseif arch(x86_64)
  /// Elsewhere, with musl for example, nothing is known and the baseline runs.
  enum Processor {
    enum Level { case avx2Level, avx512Level }
    static func has(_ level: Level) -> Bool { false }
  }
#endif
