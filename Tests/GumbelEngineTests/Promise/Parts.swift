import Synchronization

/// Results that several threads compute, each at a place of its own.
final class Parts<Value: Sendable>: Sendable {
  private let places: Mutex<[Value?]>

  init(count: Int) { places = Mutex(Array(repeating: nil, count: count)) }

  func put(_ value: Value, at place: Int) { places.withLock { $0[place] = value } }

  /// The results, in the order of their places.
  var values: [Value] { places.withLock { $0.compactMap(\.self) } }
}
