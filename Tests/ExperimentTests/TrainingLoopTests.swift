import Experiment
import GumbelEngine
import Testing

@Suite("A training loop as a program") struct TrainingLoopTests {
  private func loop(_ task: TrainingTask, _ estimator: EstimatorKind) throws -> TrainingLoop? {
    TrainingLoop(try TrainingPlan(task, estimator, schedule: .constant(1), seed: 7))
  }

  @Test func `is written for every task that trains a network, and for no other`() throws {
    let networks = TrainingTask.all.filter { $0.networkOptions != nil }.map(\.name)
    #expect(TrainingLoop.taskNames == networks)
    #expect(try loop(.trap, .softmax) == nil)
  }

  @Test func `differs in the estimator alone where the estimator differs`() throws {
    for task in TrainingTask.all where task.networkOptions != nil {
      let texts = try EstimatorKind.allCases.filter(task.takes).compactMap { try loop(task, $0)?.text }
      #expect(texts.count == 7)
      #expect(Set(texts).count == 7)
      for text in texts { #expect(text.contains("torch.manual_seed(7)") && !text.contains("\t")) }
    }
  }

  @Test func `has the options of its task`() throws {
    let codebook = try #require(TrainingTask.all.first { $0.name == "codebook" })
    var options = try #require(codebook.networkOptions)
    options.categories = 17
    options.diversity = 0.25
    options.noiseScale = 0.5
    let text = try #require(try loop(codebook.with(options), .gumbelSoftmax)).text
    #expect(text.contains("torch.rand(17, columns)"))
    #expect(text.contains("0.25 * (mean * (mean + 1e-9).log()).sum()"))
    #expect(text.contains("beta = 0.5"))
  }
}
