import KernelInterface

// Relaxed vectors at any τ: exponentials of the scores, by the arithmetic of the tallies.
extension Sampler {
  func writeByDraw(_ rows: UnsafeMutablePointer<Float>, draws: Range<Int>, _ table: SideTable) {
    let workspace = Workspace(categories: setting.logits.count, kernels: kernels)
    forEachBlock(of: draws, workspace.drawsPerRowBlock) { first, count in
      workspace.fillNoise(stream, firstDraw: first, count: count)
      score(table, count: count, workspace)
      relax(inverseTemperature: table.inverseTemperature!, count: count, workspace)
      workspace.writeRows(rows + (first - draws.lowerBound) * workspace.categories, count: count)
    }
  }

  /// The sums are those of the tallies, in fixed point, so that the order of the categories does not matter.
  func writeByCategory(_ rows: UnsafeMutablePointer<Float>, draws: Range<Int>, _ table: SideTable) {
    let workspace = Workspace(categories: setting.logits.count, kernels: kernels)
    let inverseTemperature = table.inverseTemperature!
    for draw in draws {
      let row = rows + (draw - draws.lowerBound) * workspace.categories
      var maximum = -Float.infinity
      for chunk in CategoryChunk.all(workspace.categories) {
        let part = row + chunk.first
        kernels.fillRow(
          part, stream, draw: UInt64(truncatingIfNeeded: draw), firstBlock: UInt32(chunk.first / 4),
          count: chunk.count, words: workspace.words)
        table.base.withUnsafeBufferPointer {
          kernels.addBase(part, base: $0.baseAddress! + chunk.first, count: chunk.count)
        }
        maximum = max(maximum, kernels.largestScore(part, count: chunk.count))
      }
      var sum = 0.0
      for chunk in CategoryChunk.all(workspace.categories) {
        let part = kernels.exponentiate(
          row + chunk.first, maximum: maximum, inverseTemperature: inverseTemperature, count: chunk.count)
        sum += Double(part.sum) * 0x1p-48
      }
      kernels.scale(row, by: 1 / Float(sum), count: workspace.categories)
    }
  }
}
