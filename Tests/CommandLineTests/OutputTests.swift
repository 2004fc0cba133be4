import Glibc
import TestSupport
import Testing

@Suite struct OutputTests {
  static let small = ["sample", "--logits", "1,0", "--count", "100", "--seed", "7"]

  @Test func `a file gets what standard output would have`() throws {
    try withFolder { folder in
      let path = folder + "/sample.json"
      let outcome = try gumbel(Self.small + ["--output", path])
      #expect(outcome.status == 0)
      #expect(outcome.output == "")
      #expect(try fileContent(path) == gumbel(Self.small).output)
      #expect(names(in: folder) == ["sample.json"])
    }
  }

  @Test func `a refused command leaves the file as it was`() throws {
    try withFolder { folder in
      let path = folder + "/sample.json"
      try writeFile(path, "old")
      #expect(try gumbel("topk", "--k", "9", "--logits", "1,0", "--output", path).status == 64)
      #expect(fileContent(path) == "old")
      #expect(names(in: folder) == ["sample.json"])
    }
  }

  @Test func `an interrupted run leaves the file as it was`() throws {
    try withFolder { folder in
      let path = folder + "/picks.txt"
      try writeFile(path, "old")
      let null = open("/dev/null", O_RDWR)
      defer { close(null) }
      let process = try spawn(
        ["sample", "--emit", "picks", "--count", "1000000000000", "--output", path], input: null,
        output: null,
        error: null)
      let hasBegun = wait { names(in: folder).count > 1 }
      #expect(hasBegun, "no file beside the old one")
      kill(process, SIGTERM)
      #expect(exitStatus(of: process) == 128 + SIGTERM)
      #expect(fileContent(path) == "old")
      #expect(names(in: folder) == ["picks.txt"])
    }
  }

  @Test func `a file keeps its mode and a link stays a link`() throws {
    try withFolder { folder in
      let (path, link) = (folder + "/target", folder + "/zlink")
      try writeFile(path, "old")
      chmod(path, 0o640)
      symlink(path, link)
      #expect(try gumbel(Self.small + ["--output", link]).status == 0)
      #expect(fileContent(path)?.hasPrefix("{") == true)
      var status = stat()
      lstat(link, &status)
      #expect(status.st_mode & S_IFMT == S_IFLNK)
      stat(path, &status)
      #expect(status.st_mode & 0o777 == 0o640)
    }
  }

  @Test func `a device is written and not replaced`() throws {
    #expect(try gumbel(Self.small + ["--output", "/dev/null"]).status == 0)
    var status = stat()
    stat("/dev/null", &status)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func `a broken pipe ends quietly`() throws {
    var ends: [Int32] = [0, 0]
    // Not to be inherited: the program itself would then keep the reading end open.
    pipe(&ends)
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    let errors = try #require(tmpfile())
    defer { fclose(errors) }
    let null = open("/dev/null", O_RDONLY)
    defer { close(null) }
    let process = try spawn(
      ["sample", "--emit", "picks", "--count", "1000000000000"], input: null, output: ends[1],
      error: fileno(errors))
    close(ends[1])
    var byte: UInt8 = 0
    #expect(read(ends[0], &byte, 1) == 1)
    close(ends[0])
    #expect(exitStatus(of: process) == 128 + SIGPIPE)
    #expect(lseek(fileno(errors), 0, SEEK_END) == 0)
  }
}
