/// Tells whether for a moment nothing came from the person before something came. The time is handed in, in
/// seconds.
struct Lulls {
  /// Longer than keyboards wait before they repeat a key that is held: X.org's default is 0.66 s.
  static let length = 0.75

  private var last = -Double.infinity

  /// Something came at `time`; whether a lull ended with it.
  mutating func input(at time: Double) -> Bool {
    defer { last = time }
    return time - last >= Self.length
  }
}
