import Glibc
import Testing

@testable import LogitFiles

@Suite struct FileReadingTests {
  /// Runs `body` with the path of a new directory and removes it afterwards.
  private func withDirectory(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/logit-files-XXXXXX".utf8CString)
    let path = String(cString: try #require(mkdtemp(&template)))
    defer {
      for name in ["a.csv", "a.csv@1", "fifo"] { unlink(path + "/" + name) }
      rmdir(path)
    }
    try body(path)
  }

  private func write(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "w"))
    fputs(text, file)
    fclose(file)
  }

  private func failure(_ source: LogitSource, maximumBytes: Int = 1 << 20) -> LogitFileError? {
    do {
      _ = try readLogits(from: source, maximumBytes: maximumBytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a file is read and named`() throws {
    try withDirectory { directory in
      try write("1,2\n3,4\n", to: directory + "/a.csv")
      let found = try readLogits(from: LogitSource(parsing: directory + "/a.csv@1"))
      #expect(found.logits.values == [3, 4])
      #expect(found.name == directory + "/a.csv@1")
    }
  }

  @Test func `a file with an at sign in its name wins`() throws {
    try withDirectory { directory in
      try write("1,2\n3,4\n", to: directory + "/a.csv")
      try write("5,6\n", to: directory + "/a.csv@1")
      #expect(try readLogits(from: LogitSource(parsing: directory + "/a.csv@1")).logits.values == [5, 6])
    }
  }

  @Test func `damage names the file`() throws {
    try withDirectory { directory in
      try write("1\nx\n", to: directory + "/a.csv")
      let error = failure(LogitSource(path: directory + "/a.csv"))
      #expect(error?.kind == .badData)
      #expect(error?.message.hasPrefix(directory + "/a.csv, line 2, column 1: 'x' is not a number\n") == true)
    }
  }

  @Test func `missing files directories and large files are refused`() throws {
    try withDirectory { directory in
      let missing = failure(LogitSource(path: directory + "/none"))
      #expect(missing?.kind == .unreadable)
      #expect(missing?.message == "\(directory)/none: there is no such file\nIs the path right?")
      let row = failure(LogitSource(parsing: directory + "/none@last"))
      #expect(row?.message.hasSuffix("rows are whole numbers from 0.") == true)
      let folder = failure(LogitSource(path: directory))
      #expect(folder?.message == "\(directory): this is a directory\nName a file in it.")
      try write("1,2,3\n", to: directory + "/a.csv")
      #expect(failure(LogitSource(path: directory + "/a.csv"), maximumBytes: 6) == nil)
      let large = failure(LogitSource(path: directory + "/a.csv"), maximumBytes: 5)
      #expect(large?.kind == .unreadable)
      #expect(large?.message.hasSuffix("larger than 5 bytes\nRaise the limit with --max-bytes.") == true)
    }
  }

  @Test func `endless files stop at the limit`() {
    let error = failure(LogitSource(path: "/dev/zero"), maximumBytes: 1_000_000)
    #expect(error?.message == "/dev/zero: larger than 1000000 bytes\nRaise the limit with --max-bytes.")
  }

  @Test func `files without permission are refused`() throws {
    // The superuser may read everything.
    guard geteuid() != 0 else { return }
    try withDirectory { directory in
      try write("1\n", to: directory + "/a.csv")
      chmod(directory + "/a.csv", 0)
      #expect(failure(LogitSource(path: directory + "/a.csv"))?.message.contains("no permission") == true)
    }
  }

  @Test func `a pipe is read to its end`() throws {
    try withDirectory { directory in
      let path = directory + "/fifo"
      #expect(mkfifo(path, 0o600) == 0)
      let writer = try #require(popen("seq 0 99999 > '\(path)'", "r"))
      defer { pclose(writer) }
      let found = try readLogits(from: LogitSource(path: path))
      #expect(found.logits.values == (0..<100_000).map(Double.init))
    }
  }

  @Test func `control characters in a file name are not printed`() {
    #expect(failure(LogitSource(path: "/none\u{1B}[2J"))?.message.contains("\u{1B}") == false)
  }
}
