import Explorer
import Glibc
import LogitFiles

/// The explorer on a file that is followed, as it opens: at the newest of the steps that are there.
struct Following {
  let state: State
  let follower: StepFollower

  /// Waits for the first step; Ctrl-C ends the wait.
  init(argument: String, options: CommonOptions) throws(Failure) {
    let source = LogitSource(parsing: argument)
    guard source.row == nil else {
      throw .usage(
        "--follow shows the newest row, and --open names row \(source.row!)", cure: "Leave out one of them.")
    }
    follower = StepFollower(source, maximumBytes: options.input.maximumBytes)
    let (first, news) = try Self.firstNews(of: follower, name: argument)
    var input = Input(first)
    input.source = argument == "-" ? "standard input" : argument
    var state = try options.state(of: input)
    state.followed = Followed(argument: argument == "-" ? nil : argument)
    // A temperature on the command line is the person's, and stays.
    if options.parameters.tau == nil { state.followedTemperature = state.parameters.temperature }
    _ = state.apply(.steps(news))
    self.state = state
  }

  /// Reads until there is a row of logits.
  private static func firstNews(
    of follower: StepFollower, name: String
  ) throws(Failure) -> (NamedLogits, StepsNews) {
    var looks = 0
    while true {
      let news = follower.next()
      for line in news.lines {
        switch line {
        case .logits(let found): return (found, StepsNews(news))
        case .problem(let error): throw Failure(error)
        }
      }
      if news.isEnd {
        throw Failure(
          .data, "--open: standard input ended without a line of logits",
          cure: "Each line is a JSON value, such as {\"step\": 0, \"logits\": [2, 1.2, 0.6]}")
      }
      looks += 1
      if looks == 10 { print("Waiting for the first line of \(name.printable); Ctrl-C ends.") }
      if !follower.isPipe { usleep(50_000) }
    }
  }
}
