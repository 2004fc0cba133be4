import Testing

@testable import GumbelEngine

/// What is known to be true of the claims, and what fails when a sampler is wrong.
@Suite struct ClaimTests {
  @Test(arguments: Claim.all.map(\.id))
  func `the engine agrees with the known truth`(id: String) throws {
    let claim = try #require(Claim.named(id))
    for seed in [Claim.usualSeed, 20_261_123] {
      let finding = claim.check(EngineSubject(), seed: seed)
      #expect(finding.holds, "\(finding.numbers.filter { !$0.holds })")
      #expect(!finding.numbers.isEmpty)
    }
  }

  @Test func `ids are stable and texts are whole`() {
    #expect(Claim.all.count == 26)
    #expect(Set(Claim.all.map(\.id)).count == 26)
    for claim in Claim.all {
      #expect(claim.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
      #expect(claim.statement.hasSuffix("."))
      #expect(claim.why.hasSuffix(".") && claim.why.count < 170, "\(claim.why.count) \(claim.id)")
    }
  }

  @Test func `numbers do not depend on the instruction set`() {
    for claim in Claim.picking + Claim.relaxing {
      let numbers = claim.check(EngineSubject(), seed: 7).numbers
      #expect(numbers == claim.check(EngineSubject(), seed: 7).numbers)
    }
  }

  @Test(arguments: wrongSamplers)
  func `a wrong sampler fails`(wrong: WrongSampler, claims: Set<String>) {
    let failing = Claim.all.filter { !$0.check(wrong, seed: Claim.usualSeed).holds }.map(\.id)
    #expect(Set(failing) == claims, "unexpected: \(Set(failing).symmetricDifference(claims).sorted())")
  }

  /// With these seeds a soft y comes within 10⁻⁹ of a one-hot vector, without being one.
  @Test(arguments: [150, 322, 689, 963, 1186] as [UInt64])
  func `soft is never one hot however near`(seed: UInt64) throws {
    let claim = try #require(Claim.named("one-hot-and-differentiable"))
    let finding = claim.check(EngineSubject(), seed: seed)
    #expect(finding.holds, "\(finding.numbers)")
  }

  /// By the binomial law: shares of 23-bit noise, .00664 of 1024 draws, pass once in 1500 seeds.
  @Test func `rare shares are judged by the binomial law`() {
    let range = binomialRange(1024, 0.03975360279131787, tail: 1e-5)
    #expect(range == 17...70)
    #expect(binomialRange(10, 0.5, tail: 0.01) == 1...9)
    #expect(binomialRange(10, 0.5, tail: 0.0009) == 0...10)
    let number = ClaimNumber.rareShare("share", 16.0 / 1024, 0.03975360279131787, of: 1024)
    #expect(!number.holds)
    #expect(ClaimNumber.rareShare("share", 17.0 / 1024, 0.03975360279131787, of: 1024).holds)
  }

  @Test func `every claim fails for some wrong sampler`() {
    let failing = wrongSamplers.reduce(into: Set<String>()) { $0.formUnion($1.1) }
    #expect(failing == Set(Claim.all.map(\.id)))
  }

  @Test func `the recipe of rare mass is what its law says`() {
    let rare = RareMass()
    #expect(abs(rare.probability - 0.03975360279131787) < 1e-12)
    #expect(abs(rare.recipeProbability - 0.006642639164434094) < 1e-9)
  }
}

/// Samplers with one fault each, and the claims that tell. The first four are the faults that are met in practice.
let wrongSamplers: [(WrongSampler, Set<String>)] = [
  (
    WrongSampler(
      // u from the noise, down to the grid of 23 bits, and back.
      noise: { noise in
        let uniform = GumbelLaw.cdf(Double(noise))
        let cell = min(max((uniform * 0x1p23).rounded(.down), 1), 0x1p23 - 1)
        return Float(GumbelLaw.quantile(cell / 0x1p23))
      },
      testDescription: "truncated noise"),
    ["float32-noise-tail"]
  ),
  (
    WrongSampler(picksFromWeights: true, testDescription: "index from the rounded softmax"),
    [
      "argmax-law", "decision-flips", "cold-less-noise", "mean-is-pi", "index-from-rounded-softmax",
      "zero-temperature",
    ]
  ),
  (
    WrongSampler(score: { $0 / $2 + $1 }, testDescription: "noise after the temperature"),
    [
      "argmax-law", "same-without-noise", "low-temperature-one-hot", "decision-flips",
      "annealing-sharpens-pi",
      "hot-noise-dominates", "hot-uniform", "cold-less-noise", "mean-is-softmax",
      "index-from-rounded-softmax",
    ]
  ),
  (
    WrongSampler(
      // Numbers near 1 come too rarely.
      noise: { noise in
        let tail = GumbelLaw.upperTail(Double(noise))
        return Float(GumbelLaw.upperQuantile(exponential(1.3 * naturalLogarithm(tail))))
      },
      testDescription: "biased generator"),
    [
      "argmax-law", "same-without-noise", "low-temperature-one-hot", "decision-flips",
      "annealing-sharpens-pi",
      "hot-noise-dominates", "hot-uniform", "cold-less-noise", "mean-is-pi", "mean-is-softmax",
      "shift-invariant", "probs-as-logits", "any-noise", "index-from-rounded-softmax",
    ]
  ),
  (
    WrongSampler(score: { logit, _, temperature in logit / temperature }, testDescription: "no noise"),
    [
      "argmax-law", "same-without-noise", "low-temperature-one-hot", "decision-flips",
      "annealing-sharpens-pi",
      "noise-makes-uniform-start", "hot-noise-dominates", "hot-uniform", "cold-less-noise", "mean-is-pi",
      "mean-is-softmax", "shift-invariant", "probs-as-logits", "any-noise", "index-from-rounded-softmax",
    ]
  ),
  (
    WrongSampler(isUnkeyed: true, testDescription: "new noise for every call"),
    ["argmax-law", "shift-invariant"]
  ),
  (
    WrongSampler(cancelsHard: true, testDescription: "hard as a difference of weights"), ["hard-one-hot"]
  ),
  (
    WrongSampler(
      drawsAreRight: true,
      softmaxOf: { logits, temperature in
        let shifted = logits.values.map { Float(($0 - logits.maximum) / temperature.value) }
        let weights = shifted.map { Float(exponential(Double($0))) }
        return weights.map { Double($0 / weights.reduce(0, +)) }
      },
      testDescription: "softmax in Float"),
    [
      "same-without-noise", "low-temperature-one-hot", "softmax-never-one-hot", "mean-is-pi",
      "mean-is-softmax",
    ]
  ),
  (
    WrongSampler(drawsAreRight: true, gradientFactor: 0, testDescription: "no surrogate gradient"),
    ["one-hot-and-differentiable"]
  ),
  (
    WrongSampler(
      drawsAreRight: true,
      estimator: { $0 == .gumbelSoftmax || $0 == .stGumbelSoftmax ? .softmax : $0 },
      testDescription: "estimates without noise"),
    ["straight-through-biased", "variance-explodes", "noise-always-helps"]
  ),
  (
    WrongSampler(
      drawsAreRight: true, trainer: { $0 == .gumbelSoftmax ? .softmax : $0 },
      testDescription: "training without noise"),
    ["relaxation-gap", "noise-explores", "annealing-is-safe"]
  ),
]
