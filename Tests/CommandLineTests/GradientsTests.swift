import Testing

/// What `gradients` prints.
struct GradientsDocument: Decodable {
  struct Estimator: Decodable, Equatable {
    var name: String
    var mean: [Double]
    var bias, variance, meanSquaredError, standardError: Double
    var cosine: Double?
    var enumerated: Bool
    var samples, drawsPerSample, evaluationsPerSample: Int
  }
  struct Skipped: Decodable {
    var name, reason: String
  }
  var objective: String
  var temperature: Number
  var exact: [Double]
  var estimators: [Estimator]
  var skipped: [Skipped]

  func row(_ name: String) -> Estimator? { estimators.first { $0.name == name } }
}

@Suite struct GradientsTests {
  static let known = [
    "gradients", "--probs", "0.1,0.2,0.3,0.4", "--objective", "quadratic:0.45,0.3,0.15,0.1", "--seed", "1",
  ]

  private func document(_ arguments: String...) throws -> GradientsDocument {
    try decode(GradientsDocument.self, try gumbel(Self.known + arguments).output)
  }

  @Test func `the known problem has its known answers`() throws {
    let document = try document("--tau-forward", "1")
    #expect(document.objective == "quadratic:0.45,0.3,0.15,0.1" && document.temperature == 1)
    #expect(zip(document.exact, [-0.052, -0.044, 0.024, 0.072]).allSatisfy { abs($0 - $1) < 1e-15 })
    let exact: [(String, bias: Double, variance: Double)] = [
      ("exact", 0, 0), ("reinforce", 0, 0.5778375), ("rloo", 0, 0.0412),
      ("softmax", 0.09797958971132714, 0), ("straight-through", 0.09797958971132713, 0.2272),
      ("straight-through-argmax", 0.5656854249492381, 0), ("reinmax", 0, 0.66497),
      ("gapped-st", 0.1275648072620468, 0.332638090805218),
      ("decoupled-straight-through", 0.09797958971132713, 0.2272),
    ]
    for (name, bias, variance) in exact {
      let row = try #require(document.row(name))
      #expect(abs(row.bias - bias) < 1e-10 && abs(row.variance - variance) < 1e-10)
      #expect(row.enumerated && row.samples == 0 && row.standardError == 0)
    }
    // Five standard errors of 10⁵ samples; the variances within 4 %, about six of theirs.
    let sampled: [(String, bias: Double, variance: Double)] = [
      ("gumbel-softmax", 0.01827, 0.043024), ("st-gumbel-softmax", 0.04566, 0.273659),
      ("gumbel-rao", 0.04572, 0.228755), ("rebar", 0, 0.370),
    ]
    for (name, bias, variance) in sampled {
      let row = try #require(document.row(name))
      #expect(abs(row.bias - bias) < 5 * row.standardError && abs(row.variance / variance - 1) < 0.04)
      #expect(!row.enumerated && row.samples == 100_000)
      #expect(abs(row.standardError - (row.variance / 100_000).squareRoot()) < 1e-15)
    }
    #expect(document.estimators.count == 13 && document.skipped.isEmpty)
  }

  @Test func `every row is consistent`() throws {
    for row in try document("--tau", "0.4", "--samples", "3000").estimators {
      #expect(abs(row.mean.reduce(0, +)) < 1e-12)
      #expect(abs(row.meanSquaredError - (row.bias * row.bias + row.variance)) < 1e-14)
      #expect(row.cosine.map { abs($0) <= 1 } ?? false)
    }
  }

  @Test func `options reach their estimators`() throws {
    let document = try document(
      "--rollouts", "3", "--lambda", "0.1", "--eta", "-2", "--gap", "0", "--tau-forward", "2", "--group", "4",
      "--baseline", "0.5", "--samples", "4096")
    func cost(_ name: String) -> [Int]? {
      document.row(name).map { [$0.drawsPerSample, $0.evaluationsPerSample] }
    }
    #expect(cost("rloo") == [4, 4] && cost("gumbel-rao") == [4, 1] && cost("rebar") == [2, 3])
    #expect(cost("exact") == [0, 4] && cost("reinforce") == [1, 1] && cost("softmax") == [0, 1])
    let usual = try self.document("--samples", "4096")
    for name in ["rloo", "gumbel-rao", "rebar", "gapped-st", "decoupled-straight-through", "reinforce"] {
      #expect(document.row(name)?.variance != usual.row(name)?.variance)
    }
  }

  @Test func `ReinMax is left out below one and refused by name`() throws {
    let document = try document("--tau", "0.5", "--samples", "2")
    #expect(document.row("reinmax") == nil && document.skipped.map(\.name) == ["reinmax"])
    #expect(document.skipped[0].reason.contains("1 or more"))
    let refusal = try gumbel(Self.known + ["--tau", "0.5", "--estimators", "exact,reinmax"])
    #expect(refusal.status == 64 && refusal.output.isEmpty && refusal.error.contains("reinmax"))
  }

  @Test func `masked categories get nothing`() throws {
    let arguments = [
      "gradients", "--logits", "1,-inf,0", "--objective", "trap", "--seed", "2", "--samples", "2000",
    ]
    let document = try decode(GradientsDocument.self, try gumbel(arguments).output)
    for row in document.estimators { #expect(row.mean[1] == 0) }
  }

  @Test func `one category has no gradient`() throws {
    let arguments = ["gradients", "--logits", "3", "--objective", "linear:2", "--seed", "2"]
    let document = try decode(
      GradientsDocument.self, try gumbel(arguments + ["--samples", "2000"]).output)
    for row in document.estimators { #expect(row.mean == [0] && row.variance == 0 && row.cosine == nil) }
  }

  @Test(arguments: ["1", "2", "3", "7"])
  func `the number of threads changes nothing`(_ threads: String) throws {
    for samples in ["2", "1000", "5000", "20480"] {
      let arguments = Self.known + ["--tau", "0.3", "--samples", samples]
      #expect(try gumbel(arguments + ["--threads", threads]).output == gumbel(arguments).output)
    }
  }

  @Test func `instruction sets agree to the last byte`() throws {
    let arguments = Self.known + ["--tau", "0.3", "--samples", "5000"]
    let best = try gumbel(arguments).output
    #expect(try gumbel(arguments, environment: ["GUMBEL_ISA=baseline"]).output == best)
  }

  @Test func `other forms say the same`() throws {
    let arguments = Self.known + ["--estimators", "softmax,gumbel-rao", "--samples", "2048"]
    let whole = try decode(GradientsDocument.self, try gumbel(arguments).output)
    let lines = try gumbel(arguments + ["--format", "jsonl"]).outputLines.map {
      try decode(GradientsDocument.Estimator.self, String($0))
    }
    #expect(lines == whole.estimators)
    let csv = try gumbel(arguments + ["--format", "csv"]).outputLines
    #expect(csv.count == 1 + 2 * 4)
    #expect(csv[0].hasPrefix("estimator,category,label,exact,mean,standardError,bias,variance"))
    #expect(csv[1].hasPrefix("softmax,0,a,\(whole.exact[0]),\(whole.row("softmax")!.mean[0]),0,"))
    let table = try gumbel(arguments + ["--format", "table"]).output
    #expect(table.contains("gumbel-rao") && table.contains("2,048") && table.contains("exact"))
  }

  @Test(arguments: [
    ("--objective foo", "'foo'", "linear:w"), ("--objective quadratic:1,2", "2 numbers", "4 categories"),
    ("--objective power:0.5:1,2,3,4", "0.5", "1 or more"), ("--objective trap:1", "trap", "alone"),
    ("--objective linear:1,x,3,4", "number 2", "'x'"),
    ("--objective linear:1,2,inf,4", "number 3", "infinite"),
    ("--objective power:p:1,2,3,4", "exponent", "'p'"), ("--estimators magic", "'magic'", "gumbel-rao"),
    ("--estimators exact,exact", "twice", "once"), ("--samples 1", "--samples", "from 2"),
    ("--lambda 0", "--lambda", "above 0"), ("--group 1", "--group", "from 2"),
    ("--rollouts 0", "--rollouts", "from 1"), ("--eta inf", "--eta", "finite"),
    ("--tau-forward -1", "--tau-forward", "-1"), ("--gap x", "--gap", "'x'"),
  ])
  func `bad options are refused with the cure`(_ words: String, _ what: String, _ cure: String) throws {
    let arguments = Array(Self.known.prefix(3)) + words.split(separator: " ").map(String.init)
    let outcome = try gumbel(arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.errorLines.count <= 3)
    #expect(outcome.error.contains(what) && outcome.error.contains(cure), "\(outcome.error)")
  }

  @Test func `the trap needs three categories`() throws {
    let outcome = try gumbel("gradients", "--logits", "1,2", "--objective", "trap")
    #expect(outcome.status == 64 && outcome.error.contains("3 categories"))
  }
}
