/// Something people say about Gumbel noise, softmax and temperature, with what is true of it and a measurement that
/// can show it.
public struct Claim: Sendable {
  /// What is known of a claim, by mathematics or by measurement.
  public enum Verdict: String, CaseIterable, Sendable {
    case holds = "true"
    case fails = "false"
    /// True under a condition that the sentence of why names.
    case conditional
  }

  /// The name, which never changes.
  public let id: String
  /// What people say.
  public let statement: String
  /// Whether it is so.
  public let verdict: Verdict
  /// Why, in one sentence.
  public let why: String
  private let measure: @Sendable (ClaimTrial) -> [ClaimNumber]

  init(
    _ id: String, _ statement: String, _ verdict: Verdict, why: String,
    measure: @escaping @Sendable (ClaimTrial) -> [ClaimNumber]
  ) {
    self.id = id
    self.statement = statement
    self.verdict = verdict
    self.why = why
    self.measure = measure
  }

  /// Measures `subject` with the noise of `seed`. Cost: from microseconds to some tenths of a second, most for the
  /// claims about training.
  ///
  /// The known truth is fixed. Sampled numbers must lie within six standard errors of it, p-values above 10⁻⁶, so that
  /// a correct sampler is accused of anything in fewer than one of 10⁴ rounds through all claims.
  public func check(_ subject: some ClaimSubject, seed: UInt64) -> ClaimFinding {
    ClaimFinding(claim: self, seed: seed, numbers: measure(ClaimTrial(subject: subject, seed: seed)))
  }

  /// All claims, in the order in which they are listed.
  public static let all = picking + relaxing + noising + estimating + training + peers

  /// The claim of that name.
  public static func named(_ id: String) -> Claim? { all.first { $0.id == id } }

  /// The seed of checks that are to come out the same every time.
  public static let usualSeed: UInt64 = 1
}

/// What the measurement of a claim came to.
public struct ClaimFinding: Sendable {
  /// The claim.
  public let claim: Claim
  /// The key of the noise it was measured with.
  public let seed: UInt64
  /// The numbers, the most telling first; never empty.
  public let numbers: [ClaimNumber]

  /// A finding with the given parts.
  public init(claim: Claim, seed: UInt64, numbers: [ClaimNumber]) {
    self.claim = claim
    self.seed = seed
    self.numbers = numbers
  }

  /// Whether every number is what the known truth says.
  public var holds: Bool { numbers.allSatisfy(\.holds) }
}
