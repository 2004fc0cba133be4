import KernelInterface

/// The arrivals of one draw after another, until k different categories have come or too many have come in
/// vain. Memory for one thread.
final class ArrivalRace {
  private let table: AliasTable
  private let noise: GumbelNoise
  private let k: Int
  private let limit: Int
  private let words: UnsafeMutablePointer<UInt32>
  private let chosen: UnsafeMutablePointer<Int32>
  private let arrivals: UnsafeMutablePointer<Int32>
  /// One bit for each category, where a look through the chosen ones would take too long.
  private let seen: UnsafeMutablePointer<UInt64>?

  /// How many different categories have come.
  private(set) var count = 0
  private var made = 0

  init(table: AliasTable, noise: GumbelNoise, k: Int) {
    self.table = table
    self.noise = noise
    self.k = k
    limit = 8 * k + 64
    words = .allocate(capacity: 4 * limit)
    chosen = .allocate(capacity: k)
    arrivals = .allocate(capacity: k)
    if k > 32 {
      let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: table.categories / 64 + 1)
      bits.initialize(repeating: 0, count: table.categories / 64 + 1)
      seen = bits
    } else {
      seen = nil
    }
  }

  deinit {
    words.deallocate()
    chosen.deallocate()
    arrivals.deallocate()
    seen?.deallocate()
  }

  /// The different categories, in the order of their first arrivals.
  var categories: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: chosen, count: count) }

  /// At which arrival each of them came.
  var positions: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: arrivals, count: count) }

  /// Lets categories arrive.
  func run(draw: Int) {
    if let seen {
      for category in categories { seen[Int(category) / 64] = 0 }
    }
    var count = 0
    var made = 0
    table.withEntries { entries, columns in
      while count < k, made < limit {
        let blocks = min(made == 0 ? k + k / 8 + 4 : k + 16, limit - made)
        noise.kernels.wordsByCategory(
          noise.stream, draw: UInt64(truncatingIfNeeded: draw), firstBlock: UInt32(made), count: blocks,
          words: words + 4 * made)
        for arrival in made..<(made + blocks) where count < k {
          let category = AliasTable.pick(word(4 * arrival), entries, columns)
          // Kept if it is new, written in any case: most are.
          chosen[count] = category
          arrivals[count] = Int32(arrival)
          count += isNew(category, among: count) ? 1 : 0
        }
        made += blocks
      }
    }
    self.count = count
    self.made = made
  }

  /// The times of the arrivals, where the rate is 1.
  var arrivalTimes: [Double] {
    var time = 0.0
    return (0..<made).map { arrival in
      let uniform = (Double(word(4 * arrival + 2) >> 11) + 0.5) * 0x1p-53
      time -= naturalLogarithm(uniform)
      return time
    }
  }

  private func word(_ place: Int) -> UInt64 { UInt64(words[place]) | UInt64(words[place + 1]) << 32 }

  private func isNew(_ category: Int32, among count: Int) -> Bool {
    guard let seen else {
      for index in 0..<count where chosen[index] == category { return false }
      return true
    }
    let bit = UInt64(1) << UInt64(category & 63)
    let known = seen[Int(category) / 64]
    seen[Int(category) / 64] = known | bit
    return known & bit == 0
  }
}
