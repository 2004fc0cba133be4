import KernelInterface

/// A sequence of uniform and normal numbers that is a pure function of its key: for initial parameters, the data of
/// tasks and the other noise of claims, where how many words a number takes is not known beforehand.
struct KeyedNumbers {
  /// What a sequence is for, among those of one purpose and run.
  enum Part: UInt32 {
    case start, planted, heldOut, batch
  }

  /// What a sequence of the claims is for.
  enum ClaimPart: UInt32 {
    case gaussianNoise, float32Noise
  }

  private static let pairsAtOnce = 64
  private static let stepShift = 24
  private static let runShift = 48

  private let stream: NoiseStream
  private let kernels: any KernelSet
  private var nextPair: UInt64
  private var words: [UInt64] = []
  private var used = 0
  private var spare: Double?

  /// The numbers of one part of one run; those of a step follow a counter of their own, so that no step meets
  /// the next one's words.
  init(seed: UInt64, _ part: Part, run: Int, step: Int = 0, kernels: any KernelSet) {
    let purpose: NoisePurpose = part == .start ? .initialParameters : .taskData
    stream = NoiseStream(seed: seed, word3: purpose.counterWord(subIndex: part.rawValue))
    nextPair = UInt64(run) << Self.runShift | UInt64(step) << Self.stepShift
    self.kernels = kernels
  }

  /// The numbers of one part of the claims.
  init(seed: UInt64, _ part: ClaimPart, kernels: any KernelSet = widestKernels) {
    stream = NoiseStream(seed: seed, word3: NoisePurpose.claims.counterWord(subIndex: part.rawValue))
    nextPair = 0
    self.kernels = kernels
  }

  /// 64 random bits.
  mutating func word() -> UInt64 {
    if used == words.count { refill() }
    used += 1
    return words[used - 1]
  }

  private mutating func refill() {
    if words.isEmpty { words = Array(repeating: 0, count: 2 * Self.pairsAtOnce) }
    let (kernels, stream, firstPair) = (kernels, stream, nextPair)
    words.withUnsafeMutableBufferPointer {
      kernels.uniformWords(stream, firstPair: firstPair, pairs: Self.pairsAtOnce, words: $0.baseAddress!)
    }
    nextPair += UInt64(Self.pairsAtOnce)
    used = 0
  }

  /// Uniform in (−1, 1), on a grid of 2⁻⁵² that is symmetric around 0 and leaves it out.
  mutating func symmetric() -> Double {
    (Double(word() >> 11) + 0.5) * 0x1p-52 - 1
  }

  /// Uniform in (0, 1), on a grid of 2⁻⁵³ that leaves out both ends.
  mutating func unit() -> Double { (Double(word() >> 11) + 0.5) * 0x1p-53 }

  /// A number below `bound`, each equally likely but for 2⁻⁶⁴.
  mutating func index(below bound: Int) -> Int { Int(word().multipliedFullWidth(by: UInt64(bound)).high) }

  /// Standard normal, by the polar method of Marsaglia and Bray (SIAM Review 6, 1964), which needs no more than
  /// a logarithm and a root.
  mutating func normal() -> Double {
    if let value = spare {
      spare = nil
      return value
    }
    while true {
      let x = symmetric()
      let y = symmetric()
      let square = x * x + y * y
      if square >= 1 { continue }
      let scale = (-2 * naturalLogarithm(square) / square).squareRoot()
      spare = y * scale
      return x * scale
    }
  }

  /// Normal numbers with the given deviation.
  mutating func normals(_ count: Int, deviation: Double = 1) -> [Double] {
    (0..<count).map { _ in deviation * normal() }
  }
}
