import TestSupport
import Testing

@Suite struct `What is installed` {
  private static let script = GeneratedText.root + "Scripts/install"

  private func files(under folder: String) throws -> [Substring] {
    try tool("find", folder, "-type", "f", "-printf", "%P\n").outputLines.sorted()
  }

  @Test func `is the program with its manual page, completions and documents, and goes again`() throws {
    try withFolder { folder in
      let root = folder + "/local"
      defer { _ = try? tool("rm", "-r", root) }
      try #require(try tool(Self.script, programPath, root).status == 0)
      let files = try files(under: root).filter { !$0.hasPrefix("share/doc/gumbel-tui/assets/") }
      #expect(
        files == [
          "bin/gumbel-tui", "share/bash-completion/completions/gumbel-tui",
          "share/doc/gumbel-tui/CHANGELOG.md", "share/doc/gumbel-tui/CONTRIBUTING.md",
          "share/doc/gumbel-tui/LICENSE",
          "share/doc/gumbel-tui/README.md", "share/fish/vendor_completions.d/gumbel-tui.fish",
          "share/man/man1/gumbel-tui.1", "share/zsh/site-functions/_gumbel-tui",
        ])
      try writeFile(root + "/bin/other", "mine")
      #expect(try tool(Self.script, "--remove", root).status == 0)
      #expect(try self.files(under: root) == ["bin/other"])
    }
  }

  /// As bash asks for them: the word before the cursor is the one to be completed.
  @Test(arguments: [
    ("gumbel-tui s", ["sample", "sweep", "snapshot", "snippet"]),
    ("gumbel-tui sample --preset t", ["two", "tie", "trap"]),
    ("gumbel-tui --preset t", ["two", "tie", "trap"]),
    ("gumbel-tui --vi", ["--view"]),
  ])
  func `completes commands and values in bash`(line: String, wanted: [String]) throws {
    try withFolder { folder in
      let completions = try gumbel("--generate-completion-script", "bash").output
      try writeFile(folder + "/completions", completions)
      let ask = """
        PATH="${1%/*}:$PATH"; source "$2"; COMP_LINE=$3 COMP_POINT=${#3}; read -ra COMP_WORDS <<<"$3"
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _gumbel-tui gumbel-tui "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """
      let answer = try tool("bash", "-c", ask, "bash", programPath, folder + "/completions", line)
      #expect(Set(answer.outputLines.map(String.init)).isSuperset(of: wanted), "\(answer)")
      let word = try #require(line.split(separator: " ").last)
      #expect(answer.outputLines.allSatisfy { $0.hasPrefix(word) })
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completes the options of the default command`(shell: String) throws {
    let script = try gumbel("--generate-completion-script", shell).output
    let mentions = ["=(explore ", " explore \"${(@)", " explore $unparsed"].filter(script.contains)
    #expect(mentions.count == 1)
  }
}
