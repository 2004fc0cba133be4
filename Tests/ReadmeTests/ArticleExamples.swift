import GumbelEngine

// The examples in the articles of the engine's documentation: each stands here word for word.

/// The landing page.
func twoConstructions() throws -> (Setting, [Tally]) {
  let setting = Setting(
    logits: try Logits([2, 1.2, 0.6]), temperature: try Temperature(0.5), seed: 42)
  let sampler = Sampler(setting: setting, constructions: [.softmax, .gumbelSoftmax])
  let tallies = sampler.tallies(draws: 0..<1_000_000)
  return (setting, tallies)
}

/// Keyed noise.
func distantNoise() -> Float {
  let noise = GumbelNoise(seed: 42)
  let g = noise.value(draw: 1_000_007, category: 3)  // nothing else has to be drawn for it
  return g
}

/// Constructions.
func comparison(of tally: Tally, in setting: Setting) -> PickTest {
  let test = PickTest(picks: tally.picks, law: pickLaw(of: .gumbelSoftmax, in: setting))
  return test
}

/// Estimators.
func measuredErrors() throws -> GradientErrors {
  let problem = GradientProblem(
    logits: try Logits([1, 0, 0.5]), temperature: try Temperature(0.5), objective: StandardObjective.trap)
  let noise = EstimatorNoise.measuring(seed: 42)
  var run = EstimatorRun(StraightThroughGumbelSoftmax(), problem: problem, noise: noise)
  run.advance(to: 100_000, in: EstimateBlock(categories: 3))
  let errors = run.moments.errors(against: problem.exactGradient)
  return errors
}
