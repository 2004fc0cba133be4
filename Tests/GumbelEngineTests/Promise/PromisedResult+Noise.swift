import KernelInterface

@testable import GumbelEngine

// Random words and the noise that is made of them, purpose by purpose.
extension PromisedResult {
  private static let seed: UInt64 = 0x0123_4567_89ab_cdef
  /// Draws that cross the border between the two counter words of the draw's number.
  private static let firstDraw = (1 << 32) - 100

  static let words = NoisePurpose.allCases.map { purpose in
    PromisedResult(name: "words of \(purpose)") { hash, resources in
      for subIndex: UInt32 in [0, 5, 0xff_ffff] {
        let stream = GumbelNoise(seed: seed, purpose: purpose, subIndex: subIndex).stream
        let draw = UInt64(firstDraw)
        hash.add(
          filled(4 * 203) {
            resources.kernels.wordsByDraw(stream, firstDraw: draw, count: 203, block: 3, words: $0)
          })
        hash.add(
          filled(4 * 203) {
            resources.kernels.wordsByCategory(stream, draw: draw, firstBlock: 9, count: 203, words: $0)
          })
        hash.add(
          filled(2 * 203) {
            resources.kernels.uniformWords(stream, firstPair: draw, pairs: 203, words: $0)
          })
      }
    }
  }

  static let noise =
    NoisePurpose.allCases.flatMap { purpose in
      [
        PromisedResult(name: "float noise of \(purpose)") { hash, resources in
          for (subIndex, categories, draws) in sizes {
            let noise = GumbelNoise(
              seed: seed, purpose: purpose, subIndex: subIndex, kernels: resources.kernels)
            var values = [Float](repeating: 0, count: draws * categories)
            var span = values.mutableSpan
            noise.fill(&span, firstDraw: firstDraw, categories: categories)
            hash.add(values)
            hash.add(noise.values(draw: 7, categories: categories))
            hash.add(noise.value(draw: .max, category: categories))
          }
        },
        PromisedResult(name: "double noise of \(purpose)") { hash, resources in
          for (subIndex, categories, draws) in sizes {
            let noise = GumbelNoise(
              seed: seed, purpose: purpose, subIndex: subIndex, kernels: resources.kernels)
            var values = [Double](repeating: 0, count: draws * categories)
            var span = values.mutableSpan
            noise.fill(&span, firstDraw: firstDraw, categories: categories)
            hash.add(values)
            hash.add(noise.doubleValues(draw: 7, categories: categories))
            hash.add(noise.doubleValue(draw: .max, category: categories))
          }
        },
      ]
    } + [
      PromisedResult(name: "float noise of words at the ends") { hash, resources in
        let stream = GumbelNoise(seed: seed).stream
        let edges: [UInt32] =
          [0, 1, 2, .max, .max - 1, 1 << 20, (1 << 20) - 1, ~(1 << 20), ~((1 << 20) - 1)]
          + (0..<32).flatMap { bit -> [UInt32] in [1 << bit, ~(1 << bit), (1 << bit) &- 1] }
        for word in edges {
          hash.add(resources.kernels.gumbel(stream, word: word, draw: 11, category: 6))
        }
        var words = edges
        hash.add(
          filled(edges.count) { (noise: UnsafeMutablePointer<Float>) in
            resources.kernels.gumbelInOrder(
              stream, draw: 11, firstCategory: 8, count: edges.count, words: &words, noise: noise)
          })
      }
    ]

  /// Sub-index, categories and draws: vectors along the draws and along the categories, whole and with a rest. One
  /// word in 2 048 lies in a tail.
  private static let sizes: [(subIndex: UInt32, categories: Int, draws: Int)] = [
    (0, 5, 3003), (1, 64, 67), (0xff_ffff, 1023, 9), (2, 4099, 3),
  ]

  private static func filled<Number: BitwiseCopyable & Numeric>(
    _ count: Int, _ fill: (UnsafeMutablePointer<Number>) -> Void
  ) -> [Number] {
    var numbers = [Number](repeating: 0, count: count)
    fill(&numbers)
    return numbers
  }
}
