import KernelInterface

/// The numbers of the samples in training: run, step, choice and item of the batch, packed so that none is used
/// twice, and so that a sample is the same however many steps or runs there are.
struct TrainingSamples {
  private static let runShift = 40
  /// The samples that a run may have.
  static let mostPerRun = 1 << runShift

  let run: Int
  /// Choices in a step, and the items of the batch.
  let choices: Int
  let batch: Int

  /// The samples of one choice at one step.
  func samples(step: Int, choice: Int = 0) -> Range<Int> {
    let first = run << Self.runShift + (step * choices + choice) * batch
    return first..<first + batch
  }
}
