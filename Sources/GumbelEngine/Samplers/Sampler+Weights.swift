import KernelInterface

// The relaxed vectors themselves, for those who want to count on their own.
extension Sampler {
  /// The vectors y of the given draws by the construction at `side`: K values a draw, draw by draw. Memory:
  /// 4·K bytes a draw.
  public func weights(draws: Range<Int>, side: Int) -> [Float] {
    let count = draws.count * setting.logits.count
    return [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      if let start = buffer.baseAddress { writeWeights(start, draws: draws, side: side) }
      filled = count
    }
  }

  /// Fills `weights`, of K values a draw, with the vectors y of the given draws by the construction at `side`,
  /// draw by draw: the values of `weights(draws:side:)` without an allocation of their size.
  ///
  /// Where 1/τ is 1 or 2, y is computed as a power of e^z/E, which costs neither a second logarithm nor an
  /// exponential; at other temperatures as exp((z + g)/τ). Both are within 10⁻⁶ of the exact y, relatively,
  /// and of the y that tallies sum. Cost: one to two nanoseconds a value with the widest vectors.
  public func fill(_ weights: inout MutableSpan<Float>, draws: Range<Int>, side: Int) {
    precondition(
      weights.count == draws.count * setting.logits.count, "as many values as draws have categories")
    weights.withUnsafeMutableBufferPointer {
      if let start = $0.baseAddress { writeWeights(start, draws: draws, side: side) }
    }
  }

  private func writeWeights(_ rows: UnsafeMutablePointer<Float>, draws: Range<Int>, side: Int) {
    let categories = setting.logits.count
    switch plans[side].weights {
    case .constant(let vector):
      let row = vector.map { Float($0) }
      for draw in 0..<draws.count {
        (rows + draw * categories).initialize(from: row, count: categories)
      }
    case .oneHotOfPick:
      rows.initialize(repeating: 0, count: draws.count * categories)
      for (draw, pick) in picks(draws: draws, side: side).enumerated() {
        rows[draw * categories + Int(pick)] = 1
      }
    case .relaxed(let temperature):
      switch (categories <= Workspace.widestByDraw, speeds(side, temperature)) {
      case (true, let speeds?): writeByDraw(rows, draws: draws, speeds)
      case (false, let speeds?): writeByCategory(rows, draws: draws, speeds)
      case (true, nil): writeByDraw(rows, draws: draws, tables[side])
      case (false, nil): writeByCategory(rows, draws: draws, tables[side])
      }
    }
  }
}

// MARK: Rows

extension Sampler {
  /// Calls `body` with the first draw and the length of block after block.
  func forEachBlock(of draws: Range<Int>, _ length: Int, _ body: (Int, Int) -> Void) {
    for first in stride(from: draws.lowerBound, to: draws.upperBound, by: length) {
      body(first, min(length, draws.upperBound - first))
    }
  }
}

extension Workspace {
  /// Draws whose planes and rows fit in the first cache together.
  var drawsPerRowBlock: Int { min(max(8192 / max(paddedCategories, 1) & ~15, 16), 512, drawsPerBlock) }

  /// Turns the planes of `count` draws into rows, each times the inverse of its sum.
  func writeRows(_ rows: UnsafeMutablePointer<Float>, count: Int) {
    kernels.scaleToRows(
      values, factors: sums, count: count, categories: categories, rows: rows, scratch: noise)
  }
}
