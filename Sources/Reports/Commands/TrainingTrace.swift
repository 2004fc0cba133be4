import GumbelEngine

extension TrainingRun {
  /// What is known after a step, as a line that `--open` reads: the logits are those of the first choice.
  package var traceLine: String {
    let record = record
    var members: [JSON.Member] = [
      .init(key: "step", value: .integer(record.step)), .init(key: "tau", value: .number(record.temperature)),
    ]
    if !record.logits.isEmpty { members.append(.init(key: "logits", value: .numbers(record.logits))) }
    members += [
      .init(key: "estimator", value: .string(plan.estimator.rawValue)),
      .init(key: "run", value: .integer(number)),
      .init(key: "relaxedLoss", value: .number(record.losses.relaxed)),
      .init(key: "expectedLoss", value: .optional(record.losses.expected)),
      .init(key: "deployedLoss", value: .number(record.losses.deployed)),
      .init(key: "flips", value: .integer(record.flips)),
    ]
    return JSON.object(members).line
  }
}
