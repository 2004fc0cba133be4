import Console
import Glibc

@testable import Terminal

/// Decodes pieces of what a terminal sends as the program does: it looks whenever a piece comes, and at each deadline.
struct Decoding {
  private(set) var decoder: InputDecoder
  private(set) var time: ContinuousClock.Instant

  init(sequences: KeySequences = KeySequences()) {
    time = .now
    decoder = InputDecoder(sequences: sequences, start: time)
  }

  /// What came of everything that was sent before, half a minute later.
  static func inputs(
    of pieces: [[UInt8]], gap: Duration = .zero, sequences: KeySequences = KeySequences()
  ) -> [Input] {
    var decoding = Decoding(sequences: sequences)
    for (place, piece) in pieces.enumerated() {
      if place > 0 { decoding.pass(gap) }
      decoding.send(piece)
    }
    decoding.pass(.seconds(30))
    return decoding.take()
  }

  static func inputs(of pieces: String..., gap: Duration = .zero) -> [Input] {
    inputs(of: pieces.map { Array($0.utf8) }, gap: gap)
  }

  mutating func send(_ bytes: [UInt8]) {
    Self.withUTF8 { decoder.add(bytes, at: time) }
  }

  mutating func send(_ text: String) { send(Array(text.utf8)) }

  /// Lets time pass in which nothing comes.
  mutating func pass(_ duration: Duration) {
    let end = time + duration
    while let deadline = decoder.deadline, deadline <= end {
      Self.withUTF8 { decoder.expire(at: deadline) }
    }
    time = end
  }

  /// Lets time pass while the program does not look.
  mutating func advance(_ duration: Duration) { time += duration }

  mutating func take() -> [Input] { decoder.take() }

  /// Runs `body` with the characters of UTF-8, whatever other threads make of the locale of the process.
  private static func withUTF8(_ body: () -> Void) {
    let own = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
    let previous = uselocale(own)
    defer {
      uselocale(previous)
      freelocale(own)
    }
    body()
  }
}
