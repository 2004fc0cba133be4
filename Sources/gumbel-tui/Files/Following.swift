import Explorer
import Live
import LogitFiles
import Platform

/// The explorer on a file that is followed, as it opens: at the newest of the steps that are there.
struct Following {
  let state: State
  let follower: StepFollower

  /// Waits for the first step, and says so on the terminal; Ctrl-C ends the wait.
  init(argument: String, options: CommonOptions) throws(Failure) {
    let source = LogitSource(parsing: argument)
    guard source.row == nil else {
      throw .usage(
        "--follow shows the newest row, and --open names row \(source.row!)", cure: "Leave out one of them.")
    }
    let reading = try options.input.reading()
    follower = StepFollower(
      source, options: ReadingOptions(reading), maximumBytes: options.input.maximumBytes)
    let (first, news) = try Self.firstNews(of: follower, name: argument)
    var input = LogitInput(first)
    input.source = argument == "-" ? "standard input" : argument
    var state = options.opened(try options.experiment(of: input))
    state.followed = Followed(argument: follower.isPipe ? nil : argument, reading: reading)
    // A temperature on the command line is the person's, and stays.
    if options.parameters.tau == nil { state.followedTemperature = state.parameters.temperature }
    _ = state.apply(.steps(news))
    self.state = state
  }

  /// Reads until there is a row of logits.
  private static func firstNews(
    of follower: StepFollower, name: String
  ) throws(Failure) -> (NamedLogits, StepsNews) {
    var waiting = FirstRowWait(name: name)
    while true {
      let news = follower.next()
      for line in news.lines {
        if case .logits(let found) = line { return (found, StepsNews(news)) }
        waiting.line = line
      }
      waiting.obstacle = news.obstacle
      if news.isEnd { throw waiting.failure }
      if let text = waiting.announcement(at: monotonicSeconds()) {
        // If this fails, opening the terminal fails next and reports it.
        try? withOutput(nil) { try $0.append(text + "\n") }
      }
      if news.lines.isEmpty { follower.wait(milliseconds: 100) }
    }
  }
}

/// The wait for the first row of logits, in words.
private struct FirstRowWait {
  /// For how long nothing is said: what is there already is read in less.
  private static let patience = 0.5  // seconds
  private static let example = "{\"step\": 0, \"logits\": [2, 1.2, 0.6]}"

  let name: String
  /// The last line so far, which holds no logits.
  var line: StepLine?
  /// Why the file cannot be read at present.
  var obstacle: LogitFileError?
  private var start: Double?
  private var hasAnnounced = false
  private var hasNamedLine = false
  private var namedObstacle: LogitFileError?

  init(name: String) { self.name = name == "-" ? "standard input" : name }

  /// What to say, once after a while, and once more when there is a line or another reason to wait.
  mutating func announcement(at time: Double) -> String? {
    if start == nil { start = time }
    guard let start, time >= start + Self.patience else { return nil }
    if let obstacle, obstacle != namedObstacle {
      (namedObstacle, hasAnnounced) = (obstacle, true)
      return obstacle.message + "\nWaiting until it can be read; Ctrl-C ends."
    }
    guard !hasAnnounced || line != nil && !hasNamedLine else { return nil }
    hasAnnounced = true
    guard let error = line?.error else { return "Waiting for the first line of \(name); Ctrl-C ends." }
    hasNamedLine = true
    return error.message + "\nWaiting for the first line with logits, such as \(Self.example); Ctrl-C ends."
  }

  /// What to say if nothing more comes.
  var failure: Failure {
    switch line {
    case .problem(let error): Failure(error)
    case .chunk(let error):
      Failure(
        .data, "--open: \(name): no chunk holds log-probabilities",
        cure: error.cure)
    case .logits, nil:
      Failure(
        .data, "--open: \(name) ended without a line of logits",
        cure: "Each line is a JSON value, such as \(Self.example)")
    }
  }
}

extension StepLine {
  /// Why there are no logits.
  fileprivate var error: LogitFileError? {
    switch self {
    case .logits: nil
    case .problem(let error), .chunk(let error): error
    }
  }
}
