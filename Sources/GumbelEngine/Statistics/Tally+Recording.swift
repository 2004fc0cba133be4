import KernelInterface

// How samplers write into a tally, and how tallies of adjoining runs become one.
extension Tally {
  /// Counts draws that all pick the same category.
  mutating func addFixedDraws(pick: Int, _ count: Int) {
    guard count > 0 else { return }
    if let lastPick, lastPick != pick { flips += 1 }
    firstPick = firstPick ?? pick
    lastPick = pick
    picks[pick] += count
    draws += count
  }

  /// Counts the picks of consecutive draws.
  mutating func addPicks(_ block: UnsafePointer<Int32>, count: Int) {
    guard count > 0 else { return }
    var last = Int32(truncatingIfNeeded: lastPick ?? Int(block[0]))
    var changes = 0
    picks.withUnsafeMutableBufferPointer { picks in
      for i in 0..<count {
        let pick = block[i]
        picks[Int(pick)] += 1
        changes += pick != last ? 1 : 0
        last = pick
      }
    }
    flips += changes
    firstPick = firstPick ?? Int(block[0])
    lastPick = Int(last)
    draws += count
  }

  /// Adds sums of y and y² of one category.
  mutating func addWeights(_ category: Int, _ sums: BlockSums) {
    weightSums[category] += FixedSum(units: Int128(sums.sum))
    squareSums[category] += FixedSum(units: Int128(sums.second))
  }

  /// Adds the entropy and the largest weight of one draw.
  mutating func addDraw(entropy: Float, maximum: Float) {
    entropySum += FixedSum(Double(entropy))
    maximumSum += FixedSum(Double(maximum))
    above90 += maximum > 0.9 ? 1 : 0
    above99 += maximum > 0.99 ? 1 : 0
  }

  /// Adds four partial histograms to the spread in `row`.
  mutating func addSpread(row: Int, _ histograms: UnsafePointer<UInt32>) {
    for bin in 0..<Self.bins {
      let upper = Int(histograms[bin + 2 * Self.bins]) + Int(histograms[bin + 3 * Self.bins])
      spreadCounts[row * Self.bins + bin] += Int(histograms[bin]) + Int(histograms[bin + Self.bins]) + upper
    }
  }

  /// Adds the weights of one draw to the spread: that of each row stands at its place in `positions`.
  mutating func addSpread(of weights: UnsafePointer<Float>, at positions: [Int32]) {
    spreadCounts.withUnsafeMutableBufferPointer { counts in
      for row in positions.indices {
        let bin = min(Int32(weights[Int(positions[row])] * Float(Self.bins)), Int32(Self.bins - 1))
        counts[row * Self.bins + Int(bin)] += 1
      }
    }
  }

  /// Adds the tally of the draws that directly follow the ones counted here. Both must be of the same
  /// setting, construction and spread categories; the result is exactly the tally of the whole run.
  public mutating func append(_ next: Tally) {
    guard next.draws > 0 else { return }
    if let lastPick, let first = next.firstPick, lastPick != first { flips += 1 }
    flips += next.flips
    firstPick = firstPick ?? next.firstPick
    lastPick = next.lastPick
    draws += next.draws
    above90 += next.above90
    above99 += next.above99
    entropySum += next.entropySum
    maximumSum += next.maximumSum
    for index in picks.indices { picks[index] += next.picks[index] }
    for index in weightSums.indices {
      weightSums[index] += next.weightSums[index]
      squareSums[index] += next.squareSums[index]
    }
    for index in spreadCounts.indices { spreadCounts[index] += next.spreadCounts[index] }
  }
}
