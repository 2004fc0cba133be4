import GumbelEngine
import Testing

/// Tail probabilities from SciPy's chi2.sf: degrees of freedom, value, probability.
@Test(
  arguments: [
    (1, 0.5, 0.47950012218695337),
    (1, 30.0, 4.3204630578274955e-08),
    (2, 1.0, 0.6065306597126334),
    (5, 4.3, 0.5070798859434595),
    (5, 80.0, 8.391825114831597e-16),
    (10, 18.3, 0.050109061411462506),
    (63, 50.0, 0.88267969239911),
    (63, 120.0, 2.010693881650102e-05),
    (999, 1000.0, 0.48513148927490146),
    (999, 1300.0, 3.398217496515481e-10),
    (128255, 128000.0, 0.6923435777588337),
    (128255, 131000.0, 3.66253257719197e-08),
    (1000000, 1002000.0, 0.07871866138612969),
  ] as [(Int, Double, Double)])
func `chi square tail matches SciPy`(degreesOfFreedom: Int, value: Double, expected: Double) {
  let tail = chiSquareTail(value, degreesOfFreedom: degreesOfFreedom)
  #expect(abs(tail - expected) <= 1e-10 * expected + 1e-300)
}

@Test func `chi square of a fair die`() {
  let test = PickTest(picks: [5, 8, 9, 8, 10, 20], law: Array(repeating: 1 / 6.0, count: 6))
  #expect(abs(test.chiSquare - 13.4) < 1e-12)
  #expect(test.degreesOfFreedom == 5)
  #expect(abs(test.pValue! - 0.01990522033477436) < 1e-12)
}

@Test func `rare categories are pooled`() {
  let law = [0.5, 0.46] + Array(repeating: 0.004, count: 10)
  let test = PickTest(picks: [52, 44] + [1, 1, 1, 1, 0, 0, 0, 0, 0, 0], law: law)
  // Ten cells of .4 expected make 4, still under 5, and join the smallest other cell.
  #expect(test.degreesOfFreedom == 1)
  #expect(abs(test.chiSquare - (4 / 50.0 + 4 / 50.0)) < 1e-12)
}

@Test func `an impossible pick is an error at once`() {
  let test = PickTest(picks: [10, 1], law: [1, 0])
  #expect(test.chiSquare == .infinity)
  #expect(test.pValue == 0)
  var monitor = AgreementMonitor(law: [1, 0])
  monitor.observe(picks: [2, 1], draws: 3)
  #expect(monitor.deviating == [1])
}

@Test func `a deterministic law has no P value`() {
  #expect(PickTest(picks: [10, 0], law: [1, 0]).verdict == .deterministic)
  #expect(PickTest(picks: [10, 0], law: [1, 0]).pValue == nil)
}

@Test func `few draws are not judged`() {
  #expect(PickTest(picks: [0, 0], law: [0.5, 0.5]).verdict == .noDraws)
  #expect(PickTest(picks: [3, 0], law: [0.5, 0.5]).verdict == .tooFewDraws)
  #expect(PickTest(picks: [3, 0], law: [0.5, 0.5]).pValue == nil)
}

@Test func `total variation is half the distance`() {
  #expect(abs(PickTest(picks: [7, 3], law: [0.5, 0.5]).totalVariation - 0.2) < 1e-15)
}

/// 300 correct samplers watched to 2¹⁶ draws: the chance that any is accused is at most 3 %, and the seeds are
/// fixed.
@Test func `a correct sampler is not accused for being watched`() throws {
  let logits = try Logits([2, 1, 0, -1, -5, -9])
  let law = logits.probabilities
  for seed in 0..<300 {
    let sampler = Sampler(
      setting: Setting(logits: logits, seed: UInt64(seed)), constructions: [.gumbelSoftmax])
    var tallies = sampler.emptyTallies
    var monitor = AgreementMonitor(law: law)
    for power in 0...16 {
      sampler.extend(&tallies, draws: tallies[0].draws..<(1 << power))
      monitor.observe(picks: tallies[0].picks, draws: tallies[0].draws)
      #expect(monitor.deviating.isEmpty)
    }
  }
}

@Test func `a wrong law is found out`() throws {
  let setting = Setting(logits: try Logits([1, 0, -1]), temperature: try Temperature(0.8), seed: 4)
  let tally = Sampler(setting: setting, constructions: [.noiseAfterTemperature]).tallies(
    draws: 0..<(1 << 16))[0]
  var monitor = AgreementMonitor(law: pickLaw(of: .gumbelSoftmax, in: setting))
  monitor.observe(picks: tally.picks, draws: tally.draws)
  #expect(!monitor.deviating.isEmpty)
  #expect(PickTest(picks: tally.picks, law: pickLaw(of: .gumbelSoftmax, in: setting)).pValue! < 1e-12)
}
