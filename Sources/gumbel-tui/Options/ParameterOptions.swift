// The options for what is drawn, shared by all commands that draw.

import ArgumentParser
import Experiment
import Explorer
import GumbelEngine

extension Construction: ExpressibleByArgument {}

/// How y and the picks are made from the logits.
struct ParameterOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Temperature, 0 or more; 0 and inf are the limits (default: 1, or the one of the file or preset).",
      valueName: "t"))
  var tau: String?

  @Flag(name: .customLong("no-noise"), help: "No Gumbel noise: g = 0.")
  var noNoise = false

  @Flag(help: "Show y as its one-hot vector (straight-through).")
  var hard = false

  @Option(help: ArgumentHelp("Construction of the left panel.", valueName: "name"))
  var left = Construction.softmax

  @Option(help: ArgumentHelp("Construction of the right panel.", valueName: "name"))
  var right = Construction.gumbelSoftmax

  @OptionGroup var seeds: SeedOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What gradients are of: linear:w,..., quadratic:c,..., power:p:c,... or trap, with a number for each category.",
      valueName: "f"))
  var objective: String?

  /// The objective of so many categories.
  private func objective(categories: Int) throws(Failure) -> StandardObjective {
    guard let objective else { return Objectives.initial }
    do throws(ObjectiveProblem) {
      return try ObjectiveNotation.objective(objective, categories: categories)
    } catch {
      let example = ObjectiveNotation.text(Objectives.initial.fitted(to: min(categories, 8)))
      throw .usage("--objective: \(error.message)", cure: "For example: --objective \(example)")
    }
  }

  /// The temperature that was asked for, if any.
  func temperature() throws(Failure) -> Temperature? {
    guard let tau else { return nil }
    return try readTemperature(tau, option: "--tau")
  }

  /// The parameters for these categories; a seed is drawn if none was given.
  func parameters(for input: LogitInput) throws(Failure) -> Parameters {
    Parameters(
      labels: input.labels, logits: input.logits,
      temperature: try temperature() ?? input.temperature ?? .one,
      noise: !noNoise, hard: hard, seed: seeds.drawn(), left: left, right: right,
      objective: try objective(categories: input.logits.count))
  }
}
