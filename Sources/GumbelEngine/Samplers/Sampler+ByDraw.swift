import GumbelKernels

// Few categories: vectors lie along the draws, categories follow one another.
extension Sampler {
  func extendByDraw(_ tallies: inout [Tally], firstDraw: Int, count: Int, _ workspace: Workspace) {
    fillNoise(firstDraw: firstDraw, count: count, workspace)
    for side in tables.indices {
      guard tables[side].needsNoise else {
        tallies[side].addFixedDraws(pick: tables[side].fixedPick, count)
        continue
      }
      score(tables[side], count: count, workspace)
      tallies[side].addPicks(workspace.picks, count: count)
      if let inverse = tables[side].inverseTemperature {
        relax(inverseTemperature: inverse, count: count, workspace)
        weigh(&tallies[side], count: count, workspace)
      }
    }
  }

  /// Noise of all categories in `count` draws: category c of draw i at c·count + i.
  func fillNoise(firstDraw: Int, count: Int, _ workspace: Workspace) {
    for block in 0..<workspace.paddedCategories / 4 {
      gumbelByDraw(
        stream, firstDraw: UInt64(truncatingIfNeeded: firstDraw), count: count, block: UInt32(block),
        words: workspace.words, noise: workspace.noise + block * 4 * count, stride: count)
    }
  }

  /// Scores and picks.
  func score(_ table: SideTable, count: Int, _ workspace: Workspace) {
    for (category, base) in table.base.enumerated() {
      scoreCategory(
        workspace.values + category * count, from: workspace.noise + category * count, base: base,
        category: Int32(category), count: count, maxima: workspace.maxima, picks: workspace.picks)
    }
  }

  /// Exponentials in place of the scores; inverse sums and entropies. Sums run over sixteen categories at a
  /// time, which keeps their rounding error small.
  func relax(inverseTemperature: Float, count: Int, _ workspace: Workspace) {
    let categories = setting.logits.count
    workspace.sums.update(repeating: 0, count: count)
    workspace.moments.update(repeating: 0, count: count)
    for group in stride(from: 0, to: categories, by: 16) {
      workspace.partialSums.update(repeating: 0, count: count)
      workspace.partialMoments.update(repeating: 0, count: count)
      for category in group..<min(group + 16, categories) {
        exponentiateCategory(
          workspace.values + category * count, inverseTemperature: inverseTemperature, count: count,
          maxima: workspace.maxima, sums: workspace.partialSums, moments: workspace.partialMoments)
      }
      addBase(workspace.sums, base: workspace.partialSums, count: count)
      addBase(workspace.moments, base: workspace.partialMoments, count: count)
    }
    finishDraws(sums: workspace.sums, moments: workspace.moments, count: count)
  }

  private func weigh(_ tally: inout Tally, count: Int, _ workspace: Workspace) {
    tally.entropySum += FixedSum(units: Int128(sumUnits(workspace.moments, count: count)))
    tally.maximumSum += FixedSum(units: Int128(sumUnits(workspace.sums, count: count)))
    tally.above90 += countAbove(workspace.sums, count: count, threshold: 0.9)
    tally.above99 += countAbove(workspace.sums, count: count, threshold: 0.99)
    var row = 0
    for category in 0..<setting.logits.count {
      let values = workspace.values + category * count
      tally.addWeights(category, weighCategory(values, inverses: workspace.sums, count: count))
      if row < spreadCategories.count, spreadCategories[row] == category {
        workspace.histograms.update(repeating: 0, count: 4 * Tally.bins)
        countSpread(values, count: count, bins: workspace.bins, histograms: workspace.histograms)
        tally.addSpread(row: row, workspace.histograms)
        row += 1
      }
    }
  }
}
