import KernelInterface

/// The k largest scores base + g of one draw, found without the logarithms of words that cannot be among
/// them: exactly those of the plain rule, the lowest index first where scores tie.
struct LargestScores {
  /// Score and category in one number, ordered as ranks are: the larger score, then the lower category.
  struct Entry: Comparable {
    private let key: UInt64

    init(score: Float, category: Int) {
      // Adding zero makes −0 and +0 the same.
      let bits = (score + 0).bitPattern
      let ordered = bits ^ (bits >> 31 == 1 ? 0xffff_ffff : 0x8000_0000)
      key = UInt64(ordered) << 32 | UInt64(~UInt32(truncatingIfNeeded: category))
    }

    var category: Int { Int(~UInt32(truncatingIfNeeded: key)) }

    var score: Float {
      let ordered = UInt32(truncatingIfNeeded: key >> 32)
      return Float(bitPattern: ordered ^ (ordered >> 31 == 1 ? 0x8000_0000 : 0xffff_ffff))
    }

    static func < (left: Entry, right: Entry) -> Bool { left.key < right.key }
  }

  /// The entries, the largest score first.
  let descending: [Entry]

  /// Searches `count` categories, or finds fewer than `k` where fewer are unmasked.
  init(
    _ k: Int, base: UnsafePointer<Float>, count: Int, stream: NoiseStream, draw: Int, kernels: any KernelSet
  ) {
    let capacity = min(k, count)
    descending = [Entry](unsafeUninitializedCapacity: capacity) { buffer, filled in
      var heap = SmallestFirst(entries: buffer.baseAddress!, capacity: capacity)
      heap.search(base, count: count, stream: stream, draw: UInt64(truncatingIfNeeded: draw), kernels)
      filled = heap.count
    }.sorted(by: >)
  }
}

/// A binary heap over the caller's memory with the smallest entry at its root: the best `capacity` so far.
private struct SmallestFirst {
  let entries: UnsafeMutablePointer<LargestScores.Entry>
  let capacity: Int
  var count = 0

  /// Scores must exceed this to get in.
  var threshold: Float { count < capacity ? -.infinity : entries[0].score }

  /// Looks at all categories. Chunks of words grow as the threshold becomes known, so that about
  /// k·(1 + ln(K/k)) candidates have their noise computed.
  mutating func search(
    _ base: UnsafePointer<Float>, count: Int, stream: NoiseStream, draw: UInt64, _ kernels: any KernelSet
  ) {
    let scratch = Scratch()
    var first = 0
    while first < count {
      let length = min(first == 0 ? min((capacity + 31) & ~15, 1024) : min(first, 1024), count - first)
      kernels.wordsByCategory(
        stream, draw: draw, firstBlock: UInt32(first / 4), count: (length + 3) / 4, words: scratch.words)
      let total = kernels.candidates(
        scratch.words, base: base + first, count: length, threshold: threshold, found: scratch.found)
      // Many candidates are cheaper done in vectors, with those around them.
      let isCrowded = total > length / 16
      if isCrowded {
        kernels.gumbelInOrder(
          stream, draw: draw, firstCategory: UInt32(truncatingIfNeeded: first), count: length,
          words: scratch.words, noise: scratch.noise)
      }
      for index in 0..<total {
        let place = Int(scratch.found[index])
        let noise =
          isCrowded
          ? scratch.noise[place]
          : kernels.gumbel(
            stream, word: scratch.words[place], draw: draw,
            category: UInt32(truncatingIfNeeded: first + place))
        insert(LargestScores.Entry(score: base[first + place] + noise, category: first + place))
      }
      first += length
    }
  }

  /// Memory for the words of one chunk.
  private final class Scratch {
    let words = UnsafeMutablePointer<UInt32>.allocate(capacity: 1024)
    let found = UnsafeMutablePointer<Int32>.allocate(capacity: 1024)
    let noise = UnsafeMutablePointer<Float>.allocate(capacity: 1024)

    deinit {
      words.deallocate()
      found.deallocate()
      noise.deallocate()
    }
  }

  private mutating func insert(_ entry: LargestScores.Entry) {
    if count < capacity {
      siftUp(entry)
    } else if entry > entries[0] {
      siftDown(entry)
    }
  }

  private mutating func siftUp(_ entry: LargestScores.Entry) {
    var place = count
    while place > 0, entry < entries[(place - 1) / 2] {
      entries[place] = entries[(place - 1) / 2]
      place = (place - 1) / 2
    }
    entries[place] = entry
    count += 1
  }

  /// Puts `entry` in the place of the root.
  private func siftDown(_ entry: LargestScores.Entry) {
    var place = 0
    while 2 * place + 1 < count {
      var child = 2 * place + 1
      if child + 1 < count, entries[child + 1] < entries[child] { child += 1 }
      if entry < entries[child] { break }
      entries[place] = entries[child]
      place = child
    }
    entries[place] = entry
  }
}
