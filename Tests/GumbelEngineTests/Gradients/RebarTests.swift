import GumbelEngine
import Testing

/// REBAR is unbiased whatever its parameters: 400 000 samples, every number within 5 standard errors, which a
/// correct estimator exceeds with probability 6e-7 a number; there are 7·4 of them.
@Suite struct RebarTests {
  @Test(arguments: [(0.0, 0.5), (1, 0.5), (-2, 0.5), (1, 0.1), (-2, 0.1), (1, 3), (0.3, 20)])
  func `its mean is the exact gradient`(_ eta: Double, _ lambda: Double) {
    for objective in [Problems.objectives[1], .trap] {
      let problem = GradientProblem(
        logits: try! Logits([0.3, 1.2, -0.4, 0]), objective: objective)
      let moments = measured(Rebar(eta: eta, lambda: lambda), problem, samples: 409_600)
      for k in 0..<4 {
        #expect(
          agrees(
            moments.mean[k], problem.exactGradient[k], standardError: moments.standardErrors[k]))
      }
    }
  }

  @Test func `without its control variate it is reinforce`() {
    let problem = Problems.known()
    let variance = measured(Rebar(eta: 0), problem, samples: 102_400).variance
    #expect(abs(variance - 0.5778375) < 0.01)
    #expect(measured(Rebar(eta: 1), problem, samples: 102_400).variance < 0.4)
  }
}
