/// What a stretch of keyed noise is for. Streams of different purposes never meet: the purpose is part of
/// Philox's counter.
///
/// The counter of a block of four words is
///
/// | counter word | holds |
/// |---|---|
/// | 0, 1 | the draw's number, low word first |
/// | 2 | category / 4; word (category mod 4) of the block belongs to the category |
/// | 3 | bits 31–30 level, bits 29–24 purpose, bits 23–0 sub-index |
///
/// Level 0 is the first word of a category's noise; levels 1, 2 and 3 extend it where 32 bits are too few.
/// Raw values are never reused and never change: new purposes are added at the end.
public enum NoisePurpose: UInt8, CaseIterable, Sendable {
  /// The Gumbel noise that all panels, views and commands share.
  case shared = 0
  /// The uniform draws of the alias method.
  case alias = 1
  /// The uniform draws of the inverse-CDF method.
  case inverseCDF = 2
  /// The conditional binomials of multinomial counts.
  case multinomial = 3
  /// The arrival times of lazy top-k.
  case arrivals = 4
  /// The categorical draws D of the gradient estimators.
  case estimatorPick = 5
  /// The conditional noise of the estimators' rollouts; the sub-index is the rollout.
  case estimatorRollout = 6
  /// Noise in training; the draw's number packs run, step and batch item.
  case training = 7
  /// The categorical draws D in training, packed likewise.
  case trainingPick = 8
  /// Conditional noise in training; the sub-index is the rollout.
  case trainingRollout = 9
  /// Initial parameters of training runs.
  case initialParameters = 10
  /// Inputs and planted solutions of training tasks.
  case taskData = 11
  /// Noise that is not Gumbel's, which claims compare with it.
  case claims = 12
  /// Noise in the evaluation of networks; the draw's number packs run, repetition and test item.
  case evaluation = 13
  /// Noise of the pictures of networks; the sub-index tells reconstructions from random codes, the draw's number packs
  /// run and item.
  case pictures = 14

  /// The fourth counter word at level 0.
  func counterWord(subIndex: UInt32 = 0) -> UInt32 { UInt32(rawValue) << 24 | subIndex & 0xff_ffff }
}
