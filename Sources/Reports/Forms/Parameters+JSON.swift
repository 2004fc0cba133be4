// All reports in JSON say in the same way what they drew from.

import Experiment

extension Parameters {
  /// What is drawn from, and the key of the noise.
  var distributionMembers: [JSON.Member] {
    [
      .init(key: "labels", value: .strings(labels)),
      .init(key: "logits", value: .numbers(logits.values)),
      .init(key: "probabilities", value: .numbers(logits.probabilities)),
      .init(key: "seed", value: .unsigned(seed)),
    ]
  }
}
