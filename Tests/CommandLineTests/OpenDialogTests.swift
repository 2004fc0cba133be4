import Glibc
import GumbelEngine
import Testing

@testable import gumbel_tui

/// The key `o`, and what the disk has to say to it.
@Suite struct OpenDialogTests {
  private static let fixtures =
    #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/LogitFilesTests/Fixtures"

  private func listing(_ text: String) -> [String] {
    FileLookUp.listing(for: text, recent: []).entries.map { "\($0.title) \($0.detail)" }
  }

  @Test func `names are completed`() {
    #expect(
      listing(Self.fixtures + "/vector-big-f") == [
        "vector-big-f2.npy ", "vector-big-f4.npy ", "vector-big-f8.npy ",
      ])
    #expect(
      FileLookUp.listing(for: Self.fixtures.dropLast() + "", recent: []).entries.map(\.title) == [
        "FixtureTests.swift", "Fixtures/",
      ])
    #expect(listing(Self.fixtures + "/zzz").isEmpty)
    #expect(listing("/none/such").isEmpty)
  }

  @Test func `arrays have types and shapes`() {
    #expect(
      listing(Self.fixtures + "/deflated.npz")
        == ["large float64 (40, 1000)", "logits float32 (3, 7)", "probs float64 (3,)"])
    #expect(listing(Self.fixtures + "/types.safetensors").contains("bf16 bfloat16 (1, 5)"))
    #expect(listing(Self.fixtures + "/axes-3-c.npy") == [" float64 (3, 2, 4)"])
    #expect(listing(Self.fixtures + "/record.json") == [" text (2, 7)"])
    #expect(
      listing(Self.fixtures + "/with-bool.safetensors").contains {
        $0.hasPrefix("mask 'mask' has elements of the kind 'BOOL'")
      })
  }

  @Test func `the row is previewed`() {
    let found = FileLookUp.listing(for: Self.fixtures + "/labels.csv", recent: [])
    #expect(found.row == 0 && found.categoryCount == 7)
    #expect(found.preview.map(\.label) == ["x,y", "the", "naïve 日本", "say \"hi\"", "-inf"])
    #expect(found.preview.map(\.logit) == found.preview.map(\.logit).sorted(by: >))
    let row = FileLookUp.listing(for: Self.fixtures + "/stored.npz:logits@2", recent: [])
    #expect(row.row == 2 && row.rowCount == 3 && row.problem == nil)
    let wrong = FileLookUp.listing(for: Self.fixtures + "/stored.npz:logits@3", recent: [])
    #expect(wrong.problem?.contains("there is no row 3. Rows count from @0") == true)
  }

  @Test func `recent files are kept between runs`() throws {
    try withFolder { folder in
      let path = folder + "/recent"
      var recent = RecentFiles(path: path)
      recent.add("/a.csv")
      recent.add("/b.npz:w@3")
      recent.add("/a.csv")
      recent.add("-")
      #expect(RecentFiles(path: path).files == ["/a.csv", "/b.npz:w@3"])
      for index in 0..<50 { recent.add("/\(index)") }
      #expect(RecentFiles(path: path).files.count == 20)
      #expect(FileLookUp.listing(for: "", recent: ["/x"]).entries.first?.title == "/x")
    }
  }

  @Test func `a file is opened from the screen`() throws {
    try withFolder { folder in
      // By a short name, so that lines are whole wherever the tests lie.
      let fixtures = folder + "/f"
      try #require(symlink(Self.fixtures, fixtures) == 0)
      let run = try TerminalRun("--seed", "1", environment: ["XDG_STATE_HOME=" + folder])
      run.expect("quit")
      run.type("o")
      run.expect("Open a file of logits")
      run.type(fixtures + "/none.csv\r")
      run.expect("there is no such file")
      run.type("\u{15}" + fixtures + "/deflated.npz")
      run.expect("float32 (3, 7)")
      // Down to the second array, its last row, and open.
      run.type("\u{1B}[B\u{1B}[B\t")
      run.expect("row 0 of 3")
      run.type("\u{1B}[6~\u{1B}[6~")
      run.expectWhole("@2")
      run.type("\r")
      run.expect("7 categories from")
      run.type("yq")
      #expect(run.end() == 0)
      let after = run.output.split(separator: "\u{1B}[?1049l").last ?? ""
      #expect(after.contains("--open \(fixtures)/deflated.npz:logits@2 "))
      #expect(fileContent(folder + "/gumbel-tui/recent") == "\(fixtures)/deflated.npz:logits@2\n")
      unlink(folder + "/gumbel-tui/recent")
      rmdir(folder + "/gumbel-tui")
    }
  }

  @Test func `a pipe that nobody writes to leaves every key alive`() throws {
    try withFolder { folder in
      let pipe = folder + "/pipe"
      try #require(mkfifo(pipe, 0o600) == 0)
      try writeFile(folder + "/three.csv", "1,2,3\n")
      let run = try TerminalRun("--seed", "1", environment: ["XDG_STATE_HOME=" + folder])
      run.expect("quit")
      run.type("o")
      run.expect("Open a file of logits")
      run.type(pipe + "\r")
      run.expect("Esc gives up")
      // Another name gives it up, too.
      run.type("\u{15}\(folder)/three.csv\r")
      run.expect("3 categories from")
      // The read that was given up ends as soon as somebody opens the pipe to write, and leaves it to others.
      let writer = open(pipe, O_WRONLY)
      try #require(writer >= 0)
      var entry = pollfd(fd: writer, events: 0, revents: 0)
      #expect(poll(&entry, 1, 10_000) == 1 && entry.revents & Int16(POLLERR) != 0, "the pipe has no reader")
      close(writer)
      run.forget()
      run.type("o" + pipe + "\r")
      run.expect("Esc gives up")
      try writeFile(pipe, "5,6\n")
      run.expect("2 categories from")
      // What came through a pipe cannot be opened again.
      run.type("yq")
      #expect(run.end() == 0)
      let after = run.output.split(separator: "\u{1B}[?1049l").last ?? ""
      #expect(after.contains("gumbel-tui --logits "))
      #expect(fileContent(folder + "/gumbel-tui/recent") == "\(folder)/three.csv\n")
      unlink(folder + "/gumbel-tui/recent")
      rmdir(folder + "/gumbel-tui")
    }
  }
}
