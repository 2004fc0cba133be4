import KernelInterface

// Few categories: vectors lie along the draws, categories follow one another.
extension Sampler {
  func extendByDraw(_ tallies: inout [Tally], firstDraw: Int, count: Int, _ workspace: Workspace) {
    workspace.fillNoise(stream, firstDraw: firstDraw, count: count)
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

  /// Scores and picks.
  func score(_ table: SideTable, count: Int, _ workspace: Workspace) {
    for (category, base) in table.base.enumerated() {
      kernels.scoreCategory(
        workspace.values + category * count, noise: workspace.noise + category * count, base: base,
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
        kernels.exponentiateCategory(
          workspace.values + category * count, inverseTemperature: inverseTemperature, count: count,
          maxima: workspace.maxima, sums: workspace.partialSums, moments: workspace.partialMoments)
      }
      kernels.addBase(workspace.sums, base: workspace.partialSums, count: count)
      kernels.addBase(workspace.moments, base: workspace.partialMoments, count: count)
    }
    kernels.finishDraws(sums: workspace.sums, moments: workspace.moments, count: count)
  }

  private func weigh(_ tally: inout Tally, count: Int, _ workspace: Workspace) {
    tally.entropySum += FixedSum(units: Int128(kernels.sumUnits(workspace.moments, count: count)))
    tally.maximumSum += FixedSum(units: Int128(kernels.sumUnits(workspace.sums, count: count)))
    tally.above90 += kernels.countAbove(workspace.sums, count: count, threshold: 0.9)
    tally.above99 += kernels.countAbove(workspace.sums, count: count, threshold: 0.99)
    var row = 0
    for category in 0..<setting.logits.count {
      let values = workspace.values + category * count
      tally.addWeights(category, kernels.weighCategory(values, inverses: workspace.sums, count: count))
      if row < spreadCategories.count, spreadCategories[row] == category {
        workspace.histograms.update(repeating: 0, count: 4 * Tally.bins)
        kernels.countSpread(values, count: count, bins: workspace.bins, histograms: workspace.histograms)
        tally.addSpread(row: row, workspace.histograms)
        row += 1
      }
    }
  }
}
