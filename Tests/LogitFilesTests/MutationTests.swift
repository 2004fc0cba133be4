import Testing

@testable import LogitFiles

/// A small generator whose runs can be repeated.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct MutationTests {
  private static let seeds: [String] = [
    "2,1.2,0.6\n", "label,logit\r\nthe,2\r\n\"a \"\"b\"\"\",-inf\r\n", "a,b,c\n1,2,3\n4,5,6\n",
    ",0\n0,1\n1,2\n",
    "\u{FEFF}the\t1\na\t2e-3\n", "[2, 1.2, -Infinity, NaN]", "{\"the\": 2, \"a\\ud83d\\ude00\": 1.2}",
    "[[1,2],[3,\"-inf\"]]", "{\"labels\":[\"inf\",\"b\"],\"logits\":[[1,2],[3,4]],\"tau\":0.5}",
    "{\"p\":[1,2],\"q\":{\"x\":1e3,\"y\":null}}", "[{\"logits\":{\"é日\":1}},{\"probs\":[0.5]}]",
  ]
  private static let pieces: [String] = [
    "\"", "\\", "\\u", "\\ud800", ",", ";", "\t", "\r", "\n", "[", "]", "{", "}", ":", "-", "+", ".", "e",
    "1e400", "inf",
    "nan", "Infinity", "null", "\0", "\u{FEFF}", "é", "日", " ", "9999999999999999999999", "\"\"", "-inf",
    "true",
  ]

  private func mutated(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let length = min(Int.random(in: 0...6, using: &random), bytes.count - place)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(place..<(place + length))
      case 1: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random)!.utf8, at: place)
      case 2:
        bytes.insert(
          contentsOf: bytes[place..<(place + length)], at: Int.random(in: 0...bytes.count, using: &random))
      case 3: bytes.removeSubrange(place...)
      case 4: bytes.append(contentsOf: Self.seeds.randomElement(using: &random)!.utf8)
      default:
        for index in place..<(place + length) { bytes[index] = UInt8.random(in: 0...255, using: &random) }
      }
    }
    return bytes
  }

  @Test func noDamageCrashesAndEveryRefusalIsLegible() {
    #if DEBUG
      let executions = 20_000
    #else
      let executions = 200_000
    #endif
    var random = SplitMix(state: 20)
    var accepted = 0
    for _ in 0..<executions {
      let bytes = mutated(Array(Self.seeds.randomElement(using: &random)!.utf8), &random)
      let array: String? = Int.random(in: 0..<8, using: &random) == 0 ? "p" : nil
      let row: Int? =
        Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: -1...3, using: &random) : nil
      do {
        let found = try parseLogits(bytes: bytes, name: "file", array: array, row: row)
        accepted += 1
        if let labels = found.labels, labels.count != found.logits.count { Issue.record("\(bytes)") }
        if !(0..<found.rowCount).contains(found.row) { Issue.record("\(bytes)") }
      } catch {
        let lineEnds = error.message.utf8.filter { $0 == 0x0A }.count
        let isLegible = error.message.unicodeScalars.allSatisfy {
          $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F
        }
        if lineEnds > 1 || !isLegible { Issue.record("\(error.message) for \(bytes)") }
      }
    }
    // Both ways have to be taken often for the test to mean anything.
    #expect((executions / 20...executions * 19 / 20).contains(accepted))
  }
}
