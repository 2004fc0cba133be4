import GumbelEngine

/// The schedules that a key goes through.
public enum TrainingSchedules {
  /// All, in their order.
  public static let all: [TemperatureSchedule] = [
    ("constant", 0.5, 0.5), ("constant", 1, 1), ("constant", 0.1, 0.1), ("exponential", 1, 0.1),
    ("exponential", 5, 0.1), ("linear", 1, 0.1), ("cosine", 1, 0.1),
  ].map { shape, start, end in
    // These are above 0 and finite.
    try! TemperatureSchedule(TemperatureSchedule.Shape(rawValue: shape)!, from: start, to: end)
  }
}
