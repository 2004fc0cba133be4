import Experiment
import GumbelEngine

/// One step of a training run that is followed.
public struct Step: Sendable, Equatable {
  /// Its row in the file, from 0.
  public let row: Int
  /// The number that the file gives it.
  public let number: Int?
  /// The names of the categories.
  public let labels: [String]
  /// The logits; `nil` where they were let go to save memory.
  public fileprivate(set) var logits: Logits?
  /// The temperature that the file gives.
  public let temperature: Temperature?
  /// What was assumed of its line, or left out.
  public let notices: [String]
  /// The entropy of π in nats.
  public let entropy: Double

  /// A step with the given parts. Cost: a pass of exponentials.
  public init(
    row: Int, number: Int?, labels: [String]?, logits: Logits, temperature: Temperature?,
    notices: [String] = []
  ) {
    self.notices = notices
    self.row = row
    self.number = number
    self.labels = labels ?? defaultLabels(logits.count)
    self.logits = logits
    self.temperature = temperature
    entropy = zip(logits.probabilities, logits.logProbabilities).reduce(0) { sum, pair in
      pair.0 > 0 ? sum - pair.0 * pair.1 : sum
    }
  }
}

/// A file or pipe whose steps are followed.
public struct Followed: Sendable, Equatable {
  /// Numbers that the logits of all steps may have together, 256 MiB; the oldest are let go first.
  static let memoryLimit = 1 << 25

  /// The steps so far.
  public private(set) var steps: [Step] = []
  /// The step that is shown, from 0; `nil` is the newest, whichever that is.
  public var position: Int?
  /// Whether nothing more will come.
  public var isEnded = false
  /// What followed `--open`; `nil` for a pipe, which cannot be opened again.
  public let argument: String?
  /// What was said about its contents.
  public let reading: FileReading
  /// Notices that were shown: each is shown once, not for every step.
  var toldNotices: Set<String> = []
  private var kept = 0
  private var firstKept = 0

  /// Nothing yet.
  public init(argument: String?, reading: FileReading = FileReading()) {
    self.argument = argument
    self.reading = reading
  }

  /// The place of the step that is shown.
  public var shownPlace: Int { position ?? steps.count - 1 }

  /// Adds a step.
  public mutating func add(_ step: Step) {
    steps.append(step)
    kept += step.logits?.count ?? 0
    while kept > Self.memoryLimit, firstKept < steps.count - 1 {
      kept -= steps[firstKept].logits?.count ?? 0
      steps[firstKept].logits = nil
      firstKept += 1
    }
  }
}

/// What came of a file that is followed.
public struct StepsNews: Sendable, Equatable {
  /// The new steps.
  public var steps: [Step]
  /// Whether the file began anew, so that the steps before belong to another run.
  public var isRestart: Bool
  /// What was wrong with a line that was passed over.
  public var problem: String?
  /// Whether nothing more will come.
  public var isEnd: Bool

  /// News with the given parts.
  public init(steps: [Step], isRestart: Bool = false, problem: String? = nil, isEnd: Bool = false) {
    self.steps = steps
    self.isRestart = isRestart
    self.problem = problem
    self.isEnd = isEnd
  }
}
