import KernelInterface

@testable import GumbelEngine

// Picks, weights and their statistics.
extension PromisedResult {
  /// Few categories, whole vectors of them, and more than fit one block.
  private static let sizes: [(categories: Int, draws: Int)] = [
    (1, 100), (2, 3001), (5, 3001), (64, 701), (257, 307), (4099, 41),
  ]

  private static func sampler(
    _ resources: Resources, _ categories: Int, _ tau: Double = 1, noise: Bool = true, hard: Bool = false,
    seed: UInt64 = 77, constructions: [Construction] = Construction.allCases, spreads: [Int]? = nil
  ) throws -> Sampler {
    Sampler(
      setting: Setting(
        logits: try promisedLogits(categories), temperature: try Temperature(tau), noise: noise, hard: hard,
        seed: seed),
      constructions: constructions, spreadCategories: spreads, kernels: resources.kernels)
  }

  // MARK: Softmax of rows

  static let softmaxes = [0, 0.01, 0.5, 1, 7, Double.infinity].map { tau in
    PromisedResult(name: "softmax of rows at τ = \(tau)") { hash, resources in
      for (categories, rows) in [
        (1, 9), (2, 301), (3, 301), (4, 301), (5, 301), (31, 67), (32, 67), (63, 35), (64, 35), (1000, 5),
        (9001, 2),
      ] {
        let logits = (0..<(categories * rows)).map { index -> Float in
          index % 13 == 5 && index % categories > 0
            ? -.infinity : Float((index &* 2_654_435_761) % 1009) / 60
        }
        var weights = [Float](repeating: 0, count: logits.count)
        var span = weights.mutableSpan
        softmax(
          rows: logits.span, categories: categories, temperature: try Temperature(tau), into: &span,
          kernels: resources.kernels)
        hash.add(weights)
      }
    }
  }

  // MARK: Picks

  static let picks =
    Construction.allCases.map { construction in
      PromisedResult(name: "picks of \(construction.rawValue)") { hash, resources in
        for (categories, draws) in sizes {
          for tau in [0, 0.3, 1, 20] {
            let sampler = try sampler(resources, categories, tau, constructions: [construction])
            hash.add(sampler.picks(draws: 5..<5 + draws, side: 0))
          }
        }
      }
    }
    + SamplingMethod.allCases.map { method in
      PromisedResult(name: "counts by \(method.rawValue)", usesThreads: true) { hash, resources in
        for (categories, draws) in sizes {
          let sampler = try sampler(resources, categories, constructions: [.gumbelSoftmax])
          hash.add(
            sampler.pickCounts(
              draws: 5..<5 + 9 * draws, side: 0, method: method, parts: resources.threads,
              concurrently: resources.concurrently))
        }
      }
    } + [
      PromisedResult(name: "picks by alias and inverse-cdf") { hash, resources in
        for (categories, draws) in sizes {
          let law = try promisedLogits(categories).probabilities
          hash.add(AliasSampler(law: law, seed: 3, kernels: resources.kernels).picks(draws: 5..<5 + draws))
          hash.add(
            InverseCDFSampler(law: law, seed: 3, kernels: resources.kernels).picks(draws: 5..<5 + draws))
        }
      },
      PromisedResult(name: "counts of large numbers by multinomial") { hash, resources in
        let law = try promisedLogits(1000).probabilities
        let sampler = MultinomialSampler(law: law, seed: 3, kernels: resources.kernels)
        for (number, total) in [0, 1, 1000, 10_000_000, 1_000_000_000_000].enumerated() {
          hash.add(sampler.counts(total: total, number: number))
        }
      },
      PromisedResult(name: "top-k") { hash, resources in
        for (categories, k) in [(2, 1), (64, 5), (4099, 10)] {
          let logits = try promisedLogits(categories)
          let sampler = try TopKSampler(logits: logits, k: k, seed: 3, kernels: resources.kernels)
          for draw in 0..<20 { hash.add(sampler.draw(draw)) }
          let noise = GumbelNoise(seed: 4, kernels: resources.kernels)
          let values = logits.shifted.map { Float($0) }
          hash.add(try noise.topK(values.span, k: k, draw: 9))
        }
      },
      PromisedResult(name: "lazy top-k") { hash, resources in
        // With the peaked law a few categories arrive again and again, so that latecomers are drawn.
        let peaked = try Logits(probabilities: [1 - 3e-9, 1e-9, 1e-9, 1e-9])
        for (logits, k) in [(try promisedLogits(64), 5), (try promisedLogits(4099), 10), (peaked, 3)] {
          let sampler = try LazyTopKSampler(logits: logits, k: k, seed: 3, kernels: resources.kernels)
          hash.add(sampler.draws(0..<200))
          for draw in 0..<20 {
            let scored = sampler.scoredDraw(draw)
            hash.add(scored.map(\.category))
            hash.add(scored.map(\.score))
          }
        }
      },
    ]

  // MARK: Weights

  static let weights = Construction.allCases.map { construction in
    PromisedResult(name: "weights of \(construction.rawValue)") { hash, resources in
      for (categories, draws) in sizes {
        for tau in [0, 1e-3, 0.5, 0.7, 1, 30, .infinity] {
          let sampler = try sampler(resources, categories, tau, constructions: [construction])
          hash.add(sampler.weights(draws: 5..<5 + draws / 3, side: 0))
        }
      }
    }
  }

  // MARK: Tallies

  static let tallies: [PromisedResult] = [
    PromisedResult(name: "tallies", usesThreads: true) { hash, resources in
      for (categories, draws) in sizes {
        for tau in [0.3, 1] {
          try hash.addTallies(sampler(resources, categories, tau), draws, resources)
        }
      }
    },
    PromisedResult(name: "tallies at the ends of the temperature", usesThreads: true) { hash, resources in
      for tau in [0, .leastNonzeroMagnitude, 1e-3, 1e3, 1e308, .infinity] {
        try hash.addTallies(sampler(resources, 12, tau), 1001, resources)
      }
    },
    PromisedResult(name: "tallies of hard weights and without noise", usesThreads: true) { hash, resources in
      for (noise, hard) in [(true, true), (false, false), (false, true)] {
        try hash.addTallies(
          sampler(resources, 12, 0.7, noise: noise, hard: hard), 1001, resources)
      }
    },
    PromisedResult(name: "tallies of other seeds and spreads", usesThreads: true) { hash, resources in
      for seed: UInt64 in [0, 1, .max] {
        try hash.addTallies(
          sampler(resources, 300, 0.7, seed: seed, spreads: [299, 3]), 301, resources)
      }
    },
    PromisedResult(name: "points of the simplex") { hash, resources in
      let setting = Setting(logits: try promisedLogits(12), temperature: try Temperature(0.7), seed: 5)
      for rest in [SimplexProjection.Rest.leftOut, .inLastCorner] {
        let projection = SimplexProjection(corners: [1, 4, 5], rest: rest)
        for construction in Construction.allCases {
          var tally = SimplexTally(projection)
          SimplexSampler(construction, in: setting, on: projection, kernels: resources.kernels)
            .extend(&tally, draws: 3..<2003)
          hash.add(tally.occupied.map(\.count))
          for point in tally.recent + [tally.mean] {
            hash.add([point.weights.x, point.weights.y, point.weights.z])
          }
        }
      }
    },
  ]

  // MARK: Sweeps

  /// From 0.01 to 100 in steps that are the powers of one factor, so that no function of the C library has a say.
  private static let ladder = sequence(first: 0.01) { $0 < 90 ? $0 * 1.2589254117941673 : nil }.map { $0 }

  static let sweeps = [(6, 400), (300, 60)].map { categories, draws in
    PromisedResult(name: "sweep with \(categories) categories", usesThreads: true) { hash, resources in
      for tau in ladder {
        try hash.addTallies(
          sampler(resources, categories, tau, spreads: []), draws, resources)
      }
    }
  }
}

extension ByteHash {
  /// Adds the tallies of draws from number 50 on, counted on as many threads as `resources` says.
  fileprivate mutating func addTallies(
    _ sampler: Sampler, _ draws: Int, _ resources: PromisedResult.Resources
  ) {
    let range = 50..<50 + draws
    let tallies =
      resources.threads == 1
      ? sampler.tallies(draws: range)
      : sampler.tallies(draws: range, parts: resources.threads, concurrently: resources.concurrently)
    for tally in tallies { add(tally) }
  }

  private mutating func add(_ tally: Tally) {
    add([tally.draws, tally.flips, tally.above90, tally.above99])
    add(tally.firstPick)
    add(tally.lastPick)
    add(tally.picks)
    add(tally.spreadCategories)
    add(tally.spreadCounts)
    add((tally.weightSums + tally.squareSums + [tally.entropySum, tally.maximumSum]).map(\.units))
    switch tally.weights {
    case .sampled: add(0)
    case .oneHotOfPick: add(1)
    case .constant(let vector): add(vector)
    }
  }
}
