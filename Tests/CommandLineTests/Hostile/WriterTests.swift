import Glibc
import TestSupport
import Testing

@testable import gumbel_tui

/// Text leaves the program through a `ByteWriter` or `StandardError`, which replace what could drive a terminal.
@Suite struct `The writers` {
  @Test func `replace what could drive a terminal, except where that is asked for`() throws {
    try withFolder { folder in
      let file = folder + "/text"
      try withOutput(file) {
        try $0.append("a\u{1B}[31m\n\u{9B}b\u{202E}")
        try $0.append(line: "c\nd\u{7}")
        try $0.append(exactly: "\u{1B}[0m\n")
      }
      #expect(fileContent(file) == "a\u{FFFD}[31m\n\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}\n\u{1B}[0m\n")
    }
  }

  @Test func `are the only way to standard output and standard error`() throws {
    let folder = GeneratedText.root + "Sources/gumbel-tui/"
    let files = try tool("find", folder, "-name", "*.swift").outputLines.map(String.init)
    try #require(files.count > 50)
    let direct =
      #/(^|[^.\w])(print|debugPrint|dump|puts|fputs|printf|vprintf|fwrite|putchar)\(|std(out|err)\b|\.standard(Output|Error)\.write/#
    var found: [String: Int] = [:]
    for file in files {
      let name = String(file.split(separator: "/").last ?? "")
      for line in try GeneratedText.text(of: file).split(separator: "\n") where !line.contains("///") {
        #expect(line.firstMatch(of: direct) == nil || name == "StandardError.swift", "\(name): \(line)")
        if line.contains("(exactly: ") { found[name, default: 0] += 1 }
      }
    }
    // Every one of these has nothing in it from outside, or is read by the program alone.
    let known = [
      "ByteWriter.swift": 2, "StandardError.swift": 1, "ViewFormat.swift": 1, "SessionPort.swift": 1,
      "RecentFiles.swift": 1, "TrainingProgress.swift": 2,
    ]
    #expect(found == known)
  }
}
