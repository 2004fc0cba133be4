import Glibc
import Testing

/// A disk that is full, or a file that may not grow: an error, and under its name the old file or none.
@Suite struct `An export without room` {
  /// Words that run the words after them with files of at most four kilobytes.
  private static let withSmallFiles = ["sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"]

  private static let exports: [[String]] = [
    ["sample", "--emit", "picks", "--count", "100000"],
    ["sweep", "--points", "100", "--count", "10"],
    ["snapshot", "--format", "svg", "--count", "10"],
  ]

  private func check(_ words: [String], in folder: String, leaves files: [String]) throws {
    let outcome = try tool(words + ["--output", folder + "/export", "--seed", "1"])
    #expect(outcome.status == 74)
    #expect(outcome.output == "" && outcome.errorLines.count <= 3)
    #expect(outcome.error.contains("--output \(folder)/export: "))
    #expect(outcome.error.contains("Nothing was written."))
    #expect(names(in: folder) == files)
  }

  @Test(arguments: exports) func `leaves nothing`(_ arguments: [String]) throws {
    try withFolder { folder in
      try check(Self.withSmallFiles + [programPath] + arguments, in: folder, leaves: [])
    }
  }

  @Test func `leaves an older file as it was`() throws {
    try withFolder { folder in
      try writeFile(folder + "/export", "old")
      try check(Self.withSmallFiles + [programPath] + Self.exports[0], in: folder, leaves: ["export"])
      #expect(fileContent(folder + "/export") == "old")
    }
  }

  @Test(.enabled(if: Namespaces.areAvailable)) func `is told of on a disk that is full`() throws {
    try withFolder { folder in
      // What is left is listed from within, because the disk is seen from nowhere else.
      let script = "status=0; \"$@\" || status=$?; ls -A \(folder); exit $status"
      let starter = Namespaces.after("mount -t tmpfs -o size=16k none \(folder)")
      let export = [programPath] + Self.exports[0] + ["--output", folder + "/export"]
      let outcome = try tool(starter + ["sh", "-c", script, "sh"] + export)
      #expect(outcome.status == 74)
      #expect(outcome.output == "")
      #expect(outcome.error.contains("No space left on device"))
    }
  }

  @Test(.enabled(if: Namespaces.areAvailable)) func `is told of in the explorer, which goes on`() throws {
    try withFolder { folder in
      let starter = Namespaces.after("mount -t tmpfs -o size=4k none \(folder)")
      let run = try TerminalRun(["--seed", "1"], by: starter)
      run.expect(" quit")
      run.type("w\u{15}\(folder)/view.svg\r")
      run.expect("No space left on device")
      run.type("\u{1b}q")
      #expect(run.end() == 0)
    }
  }
}
