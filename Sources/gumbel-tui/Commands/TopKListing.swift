import Experiment
import Explorer
import GumbelEngine

/// The draws of k categories one by one, written as they are made, so that any number needs the same memory.
struct TopKListing {
  let experiment: Experiment
  let draws: Range<Int>
  let sampler: TopKSampler

  /// Writes all draws in the given form.
  func write(as format: OutputFormat, to writer: ByteWriter) throws(Failure) {
    switch format {
    case .json: try writeJSON(to: writer)
    case .jsonl:
      for draw in draws {
        let picks = JSON.integers(sampler.draw(draw))
        try writer.append(JSON.object(["draw": .integer(draw), "picks": picks]).line + "\n")
      }
    case .csv:
      try writer.append((["draw"] + (1...sampler.k).map { "pick\($0)" }).joined(separator: ",") + "\n")
      for draw in draws {
        let row = [draw] + sampler.draw(draw)
        try writer.append(row.map(String.init).joined(separator: ",") + "\n")
      }
    case .table:
      for draw in draws {
        let names = sampler.draw(draw).map { experiment.parameters.labels[$0] }
        try writer.append(line: "\(draw): " + names.joined(separator: ", "))
      }
    }
  }

  private func writeJSON(to writer: ByteWriter) throws(Failure) {
    let members =
      experiment.parameters.distributionMembers + [
        .init(key: "k", value: .integer(sampler.k)), .init(key: "draws", value: .integer(draws.count)),
      ]
    // The object without its closing brace, to be continued by a member that is too long to hold.
    try writer.append(JSON.object(members).pretty.dropLast(2) + ",\n  \"picks\": [")
    for draw in draws {
      try writer.append(draw == draws.lowerBound ? "\n    " : ",\n    ")
      try writer.append(JSON.integers(sampler.draw(draw)).line)
    }
    let notices = JSON.strings(experiment.readingNotices).line
    try writer.append((draws.isEmpty ? "]" : "\n  ]") + ",\n  \"notices\": \(notices)\n}\n")
  }
}
