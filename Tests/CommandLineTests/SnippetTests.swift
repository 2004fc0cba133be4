import Experiment
import Explorer
import Glibc
import GumbelEngine
import Reports
import TestSupport
import Testing

@testable import gumbel_tui

/// The programs that `snippet` prints, run with the real libraries where they are installed. GUMBEL_PYTHON
/// names the interpreter that has them.
@Suite struct SnippetTests {
  /// Settings that between them need every line that the generator can write.
  static let settings: [[String]] = [
    ["--preset", "next-word"],
    ["--logits", "1,-inf,0", "--labels", "a \"b\",'x\\n',日本", "--left", "sampled-softmax"],
    ["--logits", "1,0.5,-inf,0", "--left", "noise-after-temperature", "--right", "noise-on-probabilities"],
    ["--preset", "tie", "--tau", "0", "--left", "sampled-softmax"],
    [
      "--preset", "tie", "--tau", "0", "--left", "noise-after-temperature", "--right",
      "noise-on-probabilities",
    ],
    ["--logits", "1,-inf,0", "--tau", "inf", "--left", "sampled-softmax"],
    [
      "--logits", "1,-inf,0", "--tau", "inf", "--left", "noise-after-temperature", "--right",
      "noise-on-probabilities",
    ],
    ["--preset", "peaked", "--no-noise", "--left", "noise-on-probabilities", "--tau", "0.3"],
    ["--preset", "two", "--no-noise", "--left", "noise-on-probabilities", "--tau", "inf"],
    ["--preset", "two", "--hard", "--left", "sampled-softmax", "--tau", "1e9"],
    ["--preset", "long-tail", "--tau", "0.05"], ["--logits", "1e308,-1e308", "--tau", "0.01"],
  ]

  private static let python = getenv("GUMBEL_PYTHON").map { String(cString: $0) } ?? "python3"

  private static func output(of command: String) -> (text: String, status: Int32) {
    guard let pipe = popen(command, "r") else { return ("", -1) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { bytes += buffer[..<count] }
    return (String(decoding: bytes, as: UTF8.self), exitStatus(pclose(pipe)))
  }

  static func hasLibrary(_ name: String) -> Bool {
    output(of: "\(python) -c 'import \(name)' 2>/dev/null").status == 0
  }

  private struct Row {
    var share: Double
    var weight: Double
    var label: String
  }

  /// What a program printed: for each side its construction and its rows.
  private func sides(_ text: String) -> [(name: String, rows: [Row])] {
    var sides: [(name: String, rows: [Row])] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      if words.count >= 2, let share = Double(words[0]), let weight = Double(words[1]) {
        let label = words.count > 2 ? String(words[2]) : ""
        sides[sides.count - 1].rows.append(Row(share: share, weight: weight, label: label))
      } else if Construction(rawValue: String(line)) != nil {
        sides.append((String(line), []))
      }
    }
    return sides
  }

  @Test(.enabled(if: hasLibrary("torch"))) func `PyTorch draws from the same laws`() throws {
    try check(.pytorch)
  }

  @Test(.enabled(if: hasLibrary("jax"))) func `JAX draws from the same laws`() throws { try check(.jax) }

  /// All programs run in one process, because importing the libraries takes seconds.
  private func check(_ language: CodeLanguage) throws {
    try withFolder { folder in
      for (index, setting) in Self.settings.enumerated() {
        let file = "\(folder)/\(index).py"
        let outcome = try gumbel(
          ["snippet", "--to", language.rawValue, "--seed", "18446744073709551615", "--output", file] + setting
        )
        #expect(outcome.status == 0, "\(outcome.error)")
      }
      let run =
        "import sys\nfor i in range(\(Self.settings.count)):\n"
        + "  print('@', i, flush=True)\n  exec(open(f'{sys.argv[1]}/{i}.py').read(), {})\n"
      try writeFile(folder + "/all.py", run)
      let found = Self.output(of: "\(Self.python) \(folder)/all.py \(folder) 2>&1")
      try #require(found.status == 0, "\(found.text)")
      let parts = found.text.split(separator: "@ ")
      try #require(parts.count == Self.settings.count)
      for (setting, part) in zip(Self.settings, parts) { try compare(String(part), with: setting) }
    }
  }

  /// Five standard errors a number: of some 500 numbers one would be further off in 3000 seeds.
  private func compare(_ text: String, with setting: [String]) throws {
    let draws = 100_000
    let state = try Explore.parse(setting + ["--seed", "1"]).common.state().measured(draws: draws, threads: 1)
    let report = SampleReport(state: state, snapshot: try #require(state.sampling))
    let sides = sides(text)
    try #require(sides.map(\.name) == report.panels.map(\.construction.rawValue), "\(text)")
    for (panel, side) in zip(report.panels, sides) {
      let tally = try #require(panel.tally)
      try #require(side.rows.count == panel.law.count)
      for (category, row) in side.rows.enumerated() {
        let law = panel.law[category]
        let shareError = (law * (1 - law) / Double(draws)).squareRoot()
        #expect(abs(row.share - law) <= 5 * shareError + 1e-6, "\(setting), \(side.name), \(category)")
        // Both are averages of so many draws, printed with six decimals.
        let deviation = tally.weightDeviation(category)
        let weightError = deviation * (2 / Double(draws)).squareRoot()
        let difference = abs(row.weight - tally.meanWeight(category))
        #expect(difference <= 5 * weightError + 2e-6, "\(setting), \(side.name), \(category)")
      }
    }
  }

  /// The loop and `train` differ in starts, batches and noise: deviations over runs are some 3 % of the losses, and single
  /// runs of either agree within 25 % but for one pair in 10⁵.
  @Test(
    .enabled(if: hasLibrary("torch") && hasLibrary("sklearn")),
    arguments: [
      ("codebook", "gumbel-softmax", ["--diversity", "1"]), ("router", "straight-through", []),
      ("attention", "softmax", ["--schedule", "exponential:1:0.5"]), ("digits-vae", "rloo", []),
      ("features", "reinmax", ["--noise-scale", "0.5"]),
    ]) func `a training loop reaches the losses of train`(
      task: String, estimator: String, options: [String]
    ) throws
  {
    let setting =
      ["--task", task, "--estimators", estimator, "--schedule", "constant:1", "--seed", "1"] + options
    let trained = try gumbel(["train", "--runs", "1", "--no-yardsticks"] + setting).output
    func loss(_ key: String) throws -> Double {
      let text = try #require(trained.split(separator: "\"\(key)\": ").dropFirst().first)
      return try #require(Double(text.prefix { $0 != "," }))
    }
    try withFolder { folder in
      let file = folder + "/loop.py"
      #expect(try gumbel(["snippet", "--output", file] + setting).status == 0)
      let found = Self.output(of: "\(Self.python) \(file) 2>&1")
      try #require(found.status == 0, "\(found.text)")
      let lines = found.text.split(separator: "\n").map { $0.split(separator: " ") }
      for (name, key) in [("on", "trainedLoss"), ("sampled", "sampledLoss"), ("mixture", "mixtureLoss")] {
        let line = try #require(lines.first { $0.dropLast().last == name[...] })
        let (value, expected) = (try #require(Double(line[line.count - 1])), try loss(key))
        #expect(abs(value - expected) < 0.25 * expected, "\(name): \(value), train \(expected)")
      }
    }
  }

  @Test(arguments: [
    (["--task", "trap", "--estimators", "softmax"], "There is one for: digits-vae"),
    (["--task", "codebook", "--estimators", "softmax,rloo"], "a training loop has one"),
    (["--task", "codebook", "--estimators", "softmax", "--to", "jax"], "written for PyTorch"),
    (["--task", "codebook", "--estimators", "exact"], "cannot train codebook"),
    (["--task", "codebook", "--codes", "3"], "--codes: this is an option of training loops"),
    (["--rate", "0.1"], "--rate: this is an option of training loops"),
  ]) func `a training loop that cannot be written is refused`(options: [String], cause: String) throws {
    let outcome = try gumbel(["snippet"] + options)
    #expect(outcome.status == 64 && outcome.error.contains(cause), "\(outcome.error)")
  }

  @Test(.enabled(if: output(of: "command -v swiftc").status == 0))
  func `Swift makes the very draws`() throws {
    let folder = programPath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    // Of our modules only what has a source: objects of files that are gone stay in the folder.
    let sources = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Sources"
    let modules = [
      "GumbelEngine", "GumbelKernels", "GumbelKernelsAVX2", "GumbelKernelsAVX512", "KernelInterface",
    ]
    let listing = modules.map {
      #"find -L '\#(sources)/\#($0)' -name '*.swift' -printf '"\#(folder)/\#($0).build/%f.o"\n'"#
    }
    try withFolder { scratch in
      let labels = ["a \"b\" \\(x)", "'x\\n'\u{1B}[2J\u{9B}\u{7F}\t\0", "日本\u{202E}\u{2028}\u{FEFF}\u{200D}"]
      let setting = [
        "--logits", "1,-inf,0", "--labels", formatLabelList(labels), "--tau", "0.5", "--seed", "7",
        "--right", "noise-on-probabilities",
      ]
      let file = scratch + "/main.swift"
      #expect(try gumbel(["snippet", "--to", "swift", "--output", file] + setting).status == 0)
      let shims = folder + "/../../checkouts/swift-numerics/Sources/_NumericsShims/include"
      let compiler = "swiftc -swift-version 6 -I '\(shims)' -I '\(folder)/Modules' -I '\(folder)'"
      let program = "'\(scratch)/program'"
      let build = Self.output(
        of: "(\(listing.joined(separator: "; "))) >'\(scratch)/objects' && "
          + "\(compiler) '\(file)' @'\(scratch)/objects' '\(folder)/GumbelEngine.build/embedded_resources.swift.o' "
          + "'\(folder)/RealModule.build/'*.o -lm -o \(program) 2>&1 && \(program)"
      )
      try #require(build.status == 0, "\(build.text)")
      let state = try Explore.parse(setting).common.state().measured(draws: 1_000_000, threads: 1)
      let report = SampleReport(state: state, snapshot: try #require(state.sampling))
      for (panel, side) in zip(report.panels, sides(build.text)) {
        let tally = try #require(panel.tally)
        #expect(side.rows.map(\.share) == panel.law.indices.map(tally.pickShare))
        #expect(side.rows.map(\.weight) == panel.law.indices.map(tally.meanWeight))
        #expect(isExactly(side.rows.map(\.label), labels))
      }
    }
  }

  @Test func `nothing in a label is code`() throws {
    for language in CodeLanguage.allCases {
      let outcome = try gumbel(
        "snippet", "--to", language.rawValue, "--logits", "1,2", "--labels", "\"\\\"\\n#{x}\\\\(y)\\u{1b}\",b"
      )
      #expect(outcome.status == 0)
      #expect(!outcome.output.contains("\u{1B}") && outcome.output.contains("\\\"\\n#{x}\\\\(y)"))
    }
  }
}
