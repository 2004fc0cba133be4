import Experiment
import Explorer
import Glibc
import Reports
import Testing

@testable import gumbel_tui

/// What programs read has the labels in escapes, and gives back every character of them.
@Suite struct `Labels come back exactly` {
  private static let state: State = {
    // Labels as an explorer opens with them.
    guard let state = try? Explore.parse(HostileText.options()).common.state() else { fatalError() }
    return state
  }()

  @Test func `as they were typed`() { #expect(isExactly(Self.state.parameters.labels, HostileText.labels)) }

  @Test func `from JSON`() throws {
    let text = SampleReport(Self.state.experiment).text(as: .json)
    #expect(isExactly(try decode(SampleDocument.self, text).labels, HostileText.labels))
  }

  @Test func `from CSV, where a field that begins with a quote is a JSON string`() throws {
    let rows = records(SampleReport(Self.state.experiment).text(as: .csv))
    let column = try #require(rows[0].firstIndex(of: "label"))
    let fields = rows[1...HostileText.labels.count].map { $0[column] }
    let labels = try fields.map { $0.first == "\"" ? try decode(String.self, $0) : $0 }
    #expect(isExactly(labels, HostileText.labels))
    // What harms nobody is written as it is.
    #expect(["日本語", "", "a,b", "back\\slash", "line\nfeed"].allSatisfy(fields.contains))
  }

  /// The rows of RFC 4180 CSV.
  private func records(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var field = String.UnicodeScalarView()
    var isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      // A second quote right after the end of a quoted part is one quote in it.
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted:
        rows[rows.count - 1].append(unquoted(String(field)))
        field = .init()
        if scalar == "\n" { rows.append([]) }
        continue
      default: break
      }
      field.append(scalar)
    }
    return rows
  }

  private func unquoted(_ field: String) -> String {
    guard field.unicodeScalars.first == "\"" else { return field }
    return String(String.UnicodeScalarView(field.unicodeScalars.dropFirst().dropLast())).replacing(
      "\"\"", with: "\"")
  }

  @Test func `from shares`() throws {
    try withFolder { folder in
      let file = folder + "/share.json"
      let words = ["sample", "--count", "10"] + HostileText.options()
      #expect(try gumbel(words + ["--shard", "1/1", "--output", file]).status == 0)
      let (whole, merged) = (try gumbel(words).output, try gumbel("merge", file).output)
      #expect(!whole.isEmpty && merged == whole)
      #expect(isExactly(try decode(SampleDocument.self, merged).labels, HostileText.labels))
    }
  }

  @Test func `from the command line, as a shell reads it`() throws {
    let line = Self.state.commandLine
    let outcome = try tool("bash", "-c", "set -- \(line); printf '%s\\0' \"$@\"")
    try #require(outcome.status == 0, "\(outcome.error)")
    let words = outcome.output.split(separator: "\0", omittingEmptySubsequences: false).dropLast().map(
      String.init)
    #expect(isExactly(words, Self.state.commandLineArguments))
    let state = try Explore.parse(Array(words.dropFirst())).common.state()
    #expect(isExactly(state.parameters.labels, HostileText.labels))
  }

  /// Python reads the whole program, and the list of labels in it.
  @Test(arguments: [CodeLanguage.pytorch, .jax]) func `from Python code`(language: CodeLanguage) throws {
    let read = """
      import ast, json, sys
      tree = ast.parse(open(sys.argv[1], encoding="utf-8").read())
      lists = [n.value for n in tree.body if isinstance(n, ast.Assign) and n.targets[0].id == "labels"]
      print(json.dumps(ast.literal_eval(lists[0])))
      """
    try withFolder { folder in
      try writeFile(folder + "/program.py", Self.state.code(in: language))
      let outcome = try tool("python3", "-c", read, folder + "/program.py")
      try #require(outcome.status == 0, "\(outcome.error)")
      #expect(isExactly(try decode([String].self, outcome.output), HostileText.labels))
    }
  }
}
