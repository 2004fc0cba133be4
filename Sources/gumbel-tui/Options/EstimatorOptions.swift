import ArgumentParser
import Experiment
import Explorer
import GumbelEngine
import Reports

/// What can be set of the gradient estimators.
struct EstimatorOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Rollouts of gumbel-rao.", valueName: "r"),
    transform: wholeNumber(1...1 << 24, example: "10"))
  var rollouts = 10

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Temperature of rebar's control variate.", valueName: "l"),
    transform: number(above: 0, example: "0.5"))
  var lambda = 0.5

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Weight of rebar's control variate.", valueName: "e"),
    transform: number(example: "1"))
  var eta = 1.0

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Gap of gapped-st.", valueName: "g"),
    transform: number(example: "1"))
  var gap = 1.0

  @Option(
    name: .customLong("tau-forward"), parsing: .unconditional,
    help: ArgumentHelp(
      "Temperature of decoupled-straight-through's draw, 0 to inf; at 1 it is straight-through (default: 0.5).",
      valueName: "t"))
  var forwardTemperature: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Draws in one estimate of rloo.", valueName: "n"),
    transform: wholeNumber(2...1_000_000, example: "2"))
  var group = 2

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Baseline of reinforce.", valueName: "b"),
    transform: number(example: "0"))
  var baseline = 0.0

  /// The options that say the same.
  var arguments: [String] {
    let numbers = [("--lambda", lambda), ("--eta", eta), ("--gap", gap), ("--baseline", baseline)]
    return ["--rollouts", String(rollouts), "--group", String(group)]
      + numbers.flatMap { [$0.0, Numbers.exact($0.1)] }
      + (forwardTemperature.map { ["--tau-forward", $0] } ?? [])
  }

  /// The parameters as the engine takes them.
  func parameters() throws(Failure) -> EstimatorParameters {
    var forward = EstimatorParameters().forwardTemperature
    if let forwardTemperature {
      forward = try readTemperature(forwardTemperature, option: "--tau-forward")
    }
    return EstimatorParameters(
      baseline: baseline, group: group, rollouts: rollouts, gap: gap, forwardTemperature: forward, eta: eta,
      lambda: lambda)
  }
}
