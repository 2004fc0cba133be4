/// Counts of picks. Few categories are counted in four arrays in turn, so that equal neighbours do not wait
/// for each other's store.
struct PickCounter {
  private let categories: Int
  private let arrays: Int
  private var partial: [Int]

  init(categories: Int) {
    self.categories = categories
    arrays = categories <= 4096 ? 4 : 1
    partial = Array(repeating: 0, count: arrays * categories)
  }

  mutating func add(_ picks: UnsafeBufferPointer<Int32>) {
    let step = arrays == 4 ? categories : 0
    partial.withUnsafeMutableBufferPointer { counts in
      let counts = counts.baseAddress!
      var index = 0
      while index + 4 <= picks.count {
        counts[Int(picks[index])] &+= 1
        counts[step + Int(picks[index + 1])] &+= 1
        counts[2 * step + Int(picks[index + 2])] &+= 1
        counts[3 * step + Int(picks[index + 3])] &+= 1
        index += 4
      }
      for pick in picks[index...] { counts[Int(pick)] &+= 1 }
    }
  }

  /// How often each category was picked.
  var counts: [Int] {
    (0..<categories).map { category in
      stride(from: category, to: partial.count, by: categories).reduce(0) { $0 + partial[$1] }
    }
  }
}
