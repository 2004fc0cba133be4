import KernelInterface

// Relaxed vectors at τ = 1 and ½: powers of the speeds e^z/E.

/// What decides the speeds: the rates e^base, in whole blocks, and whether y goes with their squares.
struct Speeds {
  let rates: [Float]
  let squared: Bool
}

extension Sampler {
  /// The speeds of a side at `temperature`; `nil` where y is not a power of them.
  func speeds(_ side: Int, _ temperature: Double) -> Speeds? {
    guard temperature == 1 || temperature == 0.5 else { return nil }
    var rates = tables[side].base
    while rates.count % 4 != 0 { rates.append(-.infinity) }
    rates.withUnsafeMutableBufferPointer {
      _ = kernels.exponentiate($0.baseAddress!, maximum: 0, inverseTemperature: 1, count: $0.count)
    }
    return Speeds(rates: rates, squared: temperature == 0.5)
  }

  /// Few categories: planes of one category each, turned into rows at the end.
  func writeByDraw(_ rows: UnsafeMutablePointer<Float>, draws: Range<Int>, _ speeds: Speeds) {
    let workspace = Workspace(categories: setting.logits.count, kernels: kernels)
    let categories = workspace.categories
    forEachBlock(of: draws, workspace.drawsPerRowBlock) { first, count in
      workspace.sums.update(repeating: 0, count: count)
      for block in 0..<speeds.rates.count / 4 {
        let planes = workspace.values + 4 * block * count
        let used = min(4, categories - 4 * block)
        speeds.rates.withUnsafeBufferPointer {
          kernels.speedsByDraw(
            stream, firstDraw: UInt64(truncatingIfNeeded: first), count: count, block: UInt32(block),
            categories: used, rates: $0.baseAddress! + 4 * block, words: workspace.words, speeds: planes)
        }
        for plane in 0..<used {
          kernels.raise(planes + plane * count, squared: speeds.squared, count: count, sums: workspace.sums)
        }
      }
      for i in 0..<count { workspace.sums[i] = 1 / workspace.sums[i] }
      workspace.writeRows(rows + (first - draws.lowerBound) * categories, count: count)
    }
  }

  /// Many categories: row after row, in order.
  func writeByCategory(_ rows: UnsafeMutablePointer<Float>, draws: Range<Int>, _ speeds: Speeds) {
    let workspace = Workspace(categories: setting.logits.count, kernels: kernels)
    let categories = workspace.categories
    for draw in draws {
      let row = rows + (draw - draws.lowerBound) * categories
      var sum = 0.0
      for chunk in CategoryChunk.all(categories) {
        speeds.rates.withUnsafeBufferPointer {
          kernels.speedsInOrder(
            stream, draw: UInt64(truncatingIfNeeded: draw), firstBlock: UInt32(chunk.first / 4),
            count: chunk.count, rates: $0.baseAddress! + chunk.first, words: workspace.words,
            speeds: row + chunk.first)
        }
        sum += Double(
          kernels.raiseInOrder(
            row + chunk.first, squared: speeds.squared, count: chunk.count, partials: workspace.noise))
      }
      kernels.scale(row, by: Float(1 / sum), count: categories)
    }
  }
}
