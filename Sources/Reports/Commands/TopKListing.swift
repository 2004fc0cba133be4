import Experiment
import Explorer
import GumbelEngine

/// The draws of k categories one by one, written as they are made, so that any number needs the same memory.
package struct TopKListing {
  private let experiment: Experiment
  private let draws: Range<Int>
  private let sampler: TopKSampler

  /// A list of `draws` of `sampler`, which draws from the logits of `experiment`.
  package init(experiment: Experiment, draws: Range<Int>, sampler: TopKSampler) {
    self.experiment = experiment
    self.draws = draws
    self.sampler = sampler
  }

  /// Writes all draws in the given form, piece by piece.
  package func write<Problem>(
    as format: OutputFormat, _ append: (String) throws(Problem) -> Void
  ) throws(Problem) {
    switch format {
    case .json: try writeJSON(append)
    case .jsonl:
      for draw in draws {
        let picks = JSON.integers(sampler.draw(draw))
        try append(JSON.object(["draw": .integer(draw), "picks": picks]).line + "\n")
      }
    case .csv:
      try append((["draw"] + (1...sampler.k).map { "pick\($0)" }).joined(separator: ",") + "\n")
      for draw in draws {
        let row = [draw] + sampler.draw(draw)
        try append(row.map(String.init).joined(separator: ",") + "\n")
      }
    case .table:
      for draw in draws {
        let names = sampler.draw(draw).map { experiment.parameters.labels[$0] }
        try append(PrintedPage("\(draw): " + names.joined(separator: ", ")).text)
      }
    }
  }

  private func writeJSON<Problem>(_ append: (String) throws(Problem) -> Void) throws(Problem) {
    let members =
      experiment.parameters.distributionMembers + [
        .init(key: "k", value: .integer(sampler.k)), .init(key: "draws", value: .integer(draws.count)),
      ]
    // The object without its closing brace, to be continued by a member that is too long to hold.
    try append(JSON.object(members).pretty.dropLast(2) + ",\n  \"picks\": [")
    for draw in draws {
      try append(draw == draws.lowerBound ? "\n    " : ",\n    ")
      try append(JSON.integers(sampler.draw(draw)).line)
    }
    let notices = JSON.strings(experiment.readingNotices).line
    try append((draws.isEmpty ? "]" : "\n  ]") + ",\n  \"notices\": \(notices)\n}\n")
  }
}
