import Glibc
import GumbelEngine
import Testing

@testable import LogitFiles

@Suite struct StepFollowerTests {
  /// A file that is written piece by piece.
  private final class Log {
    let path: String

    init() throws {
      var template = Array("/tmp/logit-steps-XXXXXX".utf8CString)
      close(mkstemp(&template))
      path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { unlink(path) }

    func append(_ text: String, mode: String = "a") {
      let file = fopen(path, mode)!
      fputs(text, file)
      fclose(file)
    }
  }

  private func values(_ news: StepNews) -> [[Double]] {
    news.lines.map { if case .logits(let found) = $0 { found.logits.values } else { [] } }
  }

  private func problems(_ news: StepNews) -> [String] {
    news.lines.compactMap { if case .problem(let error) = $0 { error.message } else { nil } }
  }

  @Test func `a line counts when its end is there`() throws {
    let log = try Log()
    let follower = StepFollower(LogitSource(path: log.path))
    #expect(follower.next().lines.isEmpty)
    log.append("{\"step\": 3, \"logits\": [1, 2]}\n[3,")
    let first = follower.next()
    #expect(values(first) == [[1, 2]])
    if case .logits(let found) = first.lines[0] { #expect(found.step == 3 && found.row == 0) }
    log.append("4")
    #expect(follower.next().lines.isEmpty)
    log.append("]\n\n[5,6]\r\n")
    #expect(values(follower.next()) == [[3, 4], [5, 6]])
    #expect(follower.next().lines.isEmpty)
  }

  @Test func `a damaged line is passed over and named`() throws {
    let log = try Log()
    let follower = StepFollower(LogitSource(path: log.path))
    log.append("[1]\n\n[2,x]\n[3]\n")
    let news = follower.next()
    #expect(values(news) == [[1], [], [3]])
    #expect(problems(news)[0].hasPrefix("\(log.path), line 3, column 4: 'x' is no JSON value\n"))
    if case .logits(let found) = news.lines[2] { #expect(found.row == 2) }
  }

  @Test func `what is there and cannot be read is said, and what is missing is waited for`() throws {
    let log = try Log()
    let missing = StepFollower(LogitSource(path: log.path + "-missing"))
    #expect(missing.next().obstacle == nil)
    let folder = StepFollower(LogitSource(path: "/tmp"))
    #expect(folder.next().obstacle?.message == "/tmp: this is a directory\nName a file in it.")
    let below = StepFollower(LogitSource(path: log.path + "/run.jsonl"))
    #expect(below.next().obstacle?.message.contains("Not a directory") == true)
    // Permissions do not bind root.
    let loop = log.path + "-loop"
    defer { unlink(loop) }
    symlink(loop, loop)
    let follower = StepFollower(LogitSource(path: loop))
    #expect(follower.next().obstacle?.message.contains("symbolic links") == true)
    unlink(loop)
    link(log.path, loop)
    log.append("[1,2]\n")
    let news = follower.next()
    #expect(news.obstacle == nil && values(news) == [[1, 2]])
    chmod(log.path, 0)
    if geteuid() != 0 {
      let barred = StepFollower(LogitSource(path: log.path))
      #expect(barred.next().obstacle?.message.contains("no permission") == true)
    }
  }

  @Test func `a file that is cut short begins anew`() throws {
    let log = try Log()
    let follower = StepFollower(LogitSource(path: log.path))
    log.append("[1]\n[2]\n[3,")
    #expect(values(follower.next()) == [[1], [2]])
    log.append("[7]\n", mode: "w")
    let news = follower.next()
    #expect(news.isRestart && values(news) == [[7]])
    #expect(!follower.next().isRestart)
  }

  @Test func `a file that is replaced begins anew`() throws {
    let log = try Log()
    let follower = StepFollower(LogitSource(path: log.path))
    log.append("[1]\n")
    #expect(values(follower.next()) == [[1]])
    let old = log.path + ".1"
    #expect(rename(log.path, old) == 0)
    defer { unlink(old) }
    // While the name stands for nothing, what the old file still gets is read.
    let file = fopen(old, "a")!
    fputs("[2]\n", file)
    fclose(file)
    #expect(values(follower.next()) == [[2]])
    #expect(follower.next().lines.isEmpty)
    log.append("[8]\n[9]\n")
    let news = follower.next()
    #expect(news.isRestart && values(news) == [[8], [9]])
  }

  @Test func `a file that is not there yet is waited for`() throws {
    let log = try Log()
    unlink(log.path)
    let follower = StepFollower(LogitSource(path: log.path))
    #expect(follower.next().lines.isEmpty)
    log.append("[1]\n")
    let news = follower.next()
    #expect(values(news) == [[1]] && !news.isRestart)
  }

  @Test func `a line that is too long is not kept`() throws {
    let log = try Log()
    let follower = StepFollower(LogitSource(path: log.path), maximumBytes: 20)
    log.append("[1]\n[" + String(repeating: "1,", count: 50) + "1]\n[2]\n")
    let news = follower.next()
    #expect(values(news) == [[1], [], [2]])
    #expect(problems(news)[0].contains("line 2: longer than 20 bytes"))
  }

  @Test func `pieces of any size give the same lines`() {
    let text = Array("{\"logits\":[1,2]}\n\n[3]\r\nbad\n[4]\n[5".utf8)
    for size in 1...text.count {
      var lines = StepLines(name: "file", array: nil, limit: 100)
      var found: [StepLine] = []
      for start in stride(from: 0, to: text.count, by: size) {
        found += lines.add(Array(text[start..<min(start + size, text.count)]))
      }
      #expect(values(StepNews(lines: found)) == [[1, 2], [3], [], [4]])
      #expect(lines.end().isEmpty)
    }
  }

  // MARK: - Files that are rewritten

  @Test(arguments: ["[7]\n[8]\n", "[7]\n[8]\n[9]\n", "[1]\n[9]\n", "[7]\n[2]\n"])
  func `a file that is rewritten and no shorter begins anew`(_ text: String) throws {
    let log = try Log()
    let follower = StepFollower(LogitSource(path: log.path))
    log.append("[1]\n[2]\n")
    #expect(values(follower.next()) == [[1], [2]])
    log.append(text, mode: "w")
    let news = follower.next()
    #expect(
      news.isRestart
        && values(news) == text.split(separator: "\n").map { [Double($0.dropFirst().dropLast())!] })
    log.append("[3]\n")
    let more = follower.next()
    #expect(!more.isRestart && values(more) == [[3]])
    if case .logits(let found) = more.lines[0] { #expect(found.row == text.count / 4) }
  }

  @Test func `a long file that is rewritten at its start or shortly before its end begins anew`() throws {
    let long = (0..<2_000).map { "[\(1_000 + $0)]\n" }.joined()
    for changed in [long.replacing("[1000]", with: "[8888]"), long.replacing("[2999]", with: "[8888]")] {
      let log = try Log()
      let follower = StepFollower(LogitSource(path: log.path))
      log.append(long)
      #expect(follower.next().lines.count == 2_000)
      log.append("[1]\n")
      #expect(!follower.next().isRestart)
      log.append(changed + "[1]\n", mode: "w")
      let news = follower.next()
      #expect(news.isRestart && news.lines.count == 2_001)
    }
  }

  // MARK: - Streams of servers

  private func chunk(_ tokens: String...) -> String {
    let list = tokens.map { "{\"token\":\"\($0)\",\"logprob\":-1}" }.joined(separator: ",")
    return "{\"choices\":[{\"logprobs\":{\"content\":[\(list)]}}]}"
  }

  /// The row and the first label of all steps.
  private func tokens(_ lines: [StepLine]) -> [String] {
    lines.compactMap {
      if case .logits(let found) = $0 { "\(found.row) \(found.labels?[0] ?? "")" } else { nil }
    }
  }

  @Test func `a line of several tokens is several steps, and chunks without tokens are none`() throws {
    let log = try Log()
    let follower = StepFollower(LogitSource(path: log.path))
    log.append("{\"choices\":[{\"logprobs\":null}]}\n\(chunk("a", "b"))\n[x]\n\(chunk("c"))\n")
    let news = follower.next()
    #expect(tokens(news.lines) == ["0 a", "1 b", "3 c"])
    #expect(problems(news).count == 1 && problems(news)[0].contains("line 3, column 2: "))
    if case .chunk(let error) = news.lines[0] {
      #expect(error.message.contains("line 1, column 13: the answer holds no log-probabilities"))
    } else {
      Issue.record("\(news.lines[0])")
    }
    log.append("{\"choices\":[]}\n[DONE]\n")
    #expect(tokens(follower.next().lines).isEmpty)
    // The rows are those that opening the file later finds.
    for (row, label) in [(0, "a"), (1, "b"), (3, "c")] {
      #expect(try readLogits(from: LogitSource(path: log.path, row: row)).labels?.first == label)
    }
  }

  @Test func `a token that cannot be read is passed over, and those beside it are steps`() throws {
    let log = try Log()
    let follower = StepFollower(LogitSource(path: log.path))
    log.append(chunk("a", "b", "c").replacing("\"b\",\"logprob\":-1", with: "\"b\",\"logprob\":2") + "\n")
    let news = follower.next()
    #expect(tokens(news.lines) == ["0 a", "2 c"])
    #expect(problems(news)[0].contains("the log-probability of 'b' is above 0"))
  }

  @Test func `events in pieces of any size give the same steps`() {
    let spread = chunk("b").replacing("[{\"token", with: "[\ndata: {\"token")
    let text = Array(
      (": ping\n\ndata: \(chunk("a"))\r\n\r\nevent: x\ndata: {\"choices\":[]}\n\ndata: \(spread)\n\n"
        + "data: {\"choices\":[\n\ndata: \(chunk("c"))\n\ndata: [DONE]\n\ndata: \(chunk("d"))").utf8)
    for size in 1...text.count {
      var lines = StepLines(name: "file", array: nil, limit: 1_000)
      var found: [StepLine] = []
      for start in stride(from: 0, to: text.count, by: size) {
        found += lines.add(Array(text[start..<min(start + size, text.count)]))
      }
      #expect(tokens(found) == ["0 a", "1 b", "3 c"])
      #expect(problems(StepNews(lines: found)).map { $0.prefix(20) } == ["file, line 11, colum"])
      #expect(tokens(lines.end()) == ["4 d"])
    }
  }

  @Test func `an event that is too long is not kept`() {
    var lines = StepLines(name: "file", array: nil, limit: 100)
    let long = "data: [\n" + String(repeating: "data: 1,\n", count: 40) + "data: 2]\n\n"
    let found = lines.add(Array((long + "data: [3]\n\n").utf8))
    #expect(problems(StepNews(lines: found)).contains { $0.contains("longer than 100 bytes") })
    #expect(values(StepNews(lines: found)).last == [3])
  }

  // MARK: - Pipes

  /// A pipe with a name.
  private final class FIFO {
    let path: String

    init() throws {
      var template = Array("/tmp/logit-steps-XXXXXX".utf8CString)
      path = String(cString: try #require(mkdtemp(&template))) + "/fifo"
      try #require(mkfifo(path, 0o600) == 0)
    }

    deinit {
      unlink(path)
      rmdir(String(path.dropLast(5)))
    }

    /// Opens the end that is written to, for which there has to be a reader.
    func writer() throws -> CInt {
      let descriptor = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      try #require(descriptor >= 0)
      return descriptor
    }
  }

  private func send(_ text: String, to descriptor: CInt) {
    #expect(write(descriptor, text, text.utf8.count) == text.utf8.count)
  }

  @Test func `a FIFO without a writer does not block, and waits for the next when one leaves`() throws {
    let fifo = try FIFO()
    let follower = StepFollower(LogitSource(path: fifo.path))
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(follower.next().lines.isEmpty)
      follower.wait(milliseconds: 1)
      #expect(follower.next().lines.isEmpty)
    }
    #expect(time < .seconds(5) && follower.isPipe)
    var row = 0
    for _ in 0..<3 {
      let writer = try fifo.writer()
      send("[1,2]\n[3", to: writer)
      follower.wait()
      let news = follower.next()
      #expect(values(news) == [[1, 2]] && !news.isRestart)
      if case .logits(let found) = news.lines[0] { #expect(found.row == row) }
      #expect(follower.next().lines.isEmpty)
      send(",4]", to: writer)
      close(writer)
      var found: [StepLine] = []
      for _ in 0..<100 where found.isEmpty {
        follower.wait(milliseconds: 100)
        let news = follower.next()
        #expect(!news.isEnd)
        found = news.lines
      }
      #expect(values(StepNews(lines: found)) == [[3, 4]])
      // Without a writer, nothing is reported again and again.
      #expect(follower.next().lines.isEmpty)
      let start = clock.now
      follower.wait(milliseconds: 30)
      #expect(clock.now - start >= .milliseconds(25))
      row += 2
    }
  }

  @Test func `what a writer left unfinished is not mixed with the next writer's lines`() throws {
    let fifo = try FIFO()
    let follower = StepFollower(LogitSource(path: fifo.path))
    _ = follower.next()
    var writer = try fifo.writer()
    send("[1]\n{\"logits\": [2", to: writer)
    #expect(values(follower.next()) == [[1]])
    close(writer)
    #expect(follower.next().lines.isEmpty)
    writer = try fifo.writer()
    send("[5]\n", to: writer)
    #expect(values(follower.next()) == [[5]])
    close(writer)
    #expect(follower.next().lines.isEmpty)
    // The half line counts as one, and the end of a writer as none.
    writer = try fifo.writer()
    send("x\n", to: writer)
    #expect(problems(follower.next())[0].contains("line 4, column 1: "))
    close(writer)
  }

  @Test func `another FIFO or a file that takes the place of a FIFO begins anew`() throws {
    let fifo = try FIFO()
    let follower = StepFollower(LogitSource(path: fifo.path))
    _ = follower.next()
    unlink(fifo.path)
    try #require(mkfifo(fifo.path, 0o600) == 0)
    #expect(follower.next().isRestart)
    let writer = try fifo.writer()
    send("[1]\n", to: writer)
    #expect(values(follower.next()) == [[1]])
    close(writer)
    unlink(fifo.path)
    let file = fopen(fifo.path, "w")!
    fputs("[2]\n", file)
    fclose(file)
    var news = StepNews()
    for _ in 0..<10 where news.lines.isEmpty { news = follower.next() }
    #expect(news.isRestart && values(news) == [[2]] && !follower.isPipe)
  }

  @Test func `a pipe that has a name only among the open files ends with its writer`() throws {
    var ends: [CInt] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    let follower = StepFollower(LogitSource(path: "/dev/fd/\(ends[0])"))
    #expect(follower.next().lines.isEmpty && follower.isPipe)
    send("[1]\n[2", to: ends[1])
    #expect(values(follower.next()) == [[1]])
    #expect(!follower.next().isEnd)
    send("]", to: ends[1])
    close(ends[1])
    #expect(values(follower.next()).isEmpty)
    let last = follower.next()
    #expect(last.isEnd && values(last) == [[2]])
  }
}
