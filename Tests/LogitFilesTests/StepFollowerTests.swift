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

  @Test func aLineCountsWhenItsEndIsThere() throws {
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

  @Test func aDamagedLineIsPassedOverAndNamed() throws {
    let log = try Log()
    let follower = StepFollower(LogitSource(path: log.path))
    log.append("[1]\n\n[2,x]\n[3]\n")
    let news = follower.next()
    #expect(values(news) == [[1], [], [3]])
    #expect(problems(news)[0].hasPrefix("\(log.path), line 3, column 4: 'x' is no JSON value\n"))
    if case .logits(let found) = news.lines[2] { #expect(found.row == 2) }
  }

  @Test func aFileThatIsCutShortBeginsAnew() throws {
    let log = try Log()
    let follower = StepFollower(LogitSource(path: log.path))
    log.append("[1]\n[2]\n[3,")
    #expect(values(follower.next()) == [[1], [2]])
    log.append("[7]\n", mode: "w")
    let news = follower.next()
    #expect(news.isRestart && values(news) == [[7]])
    #expect(!follower.next().isRestart)
  }

  @Test func aFileThatIsReplacedBeginsAnew() throws {
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

  @Test func aFileThatIsNotThereYetIsWaitedFor() throws {
    let log = try Log()
    unlink(log.path)
    let follower = StepFollower(LogitSource(path: log.path))
    #expect(follower.next().lines.isEmpty)
    log.append("[1]\n")
    let news = follower.next()
    #expect(values(news) == [[1]] && !news.isRestart)
  }

  @Test func aLineThatIsTooLongIsNotKept() throws {
    let log = try Log()
    let follower = StepFollower(LogitSource(path: log.path), maximumBytes: 20)
    log.append("[1]\n[" + String(repeating: "1,", count: 50) + "1]\n[2]\n")
    let news = follower.next()
    #expect(values(news) == [[1], [], [2]])
    #expect(problems(news)[0].contains("line 2: longer than 20 bytes"))
  }

  @Test func piecesOfAnySizeGiveTheSameLines() {
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
}
