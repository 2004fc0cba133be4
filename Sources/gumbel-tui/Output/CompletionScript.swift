/// What the parser's completion scripts lack.
enum CompletionScript {
  /// Where a script, for bash, zsh and fish, has the words of the command line, and what is to follow there.
  private static let additions = [
    (
      "    local -a unparsed_words=(\"${COMP_WORDS[@]:1:${COMP_CWORD}}\")\n",
      "    [[ \"${unparsed_words[0]-}\" != -* ]] || unparsed_words=(explore \"${unparsed_words[@]}\")\n"
    ),
    (
      "_gumbel-tui() {\n    emulate -RL zsh -G\n",
      """
          if [[ "${words[2]}" == -* ]]; then
              words=("${words[1]}" explore "${(@)words[2,-1]}")
              ((CURRENT++))
          fi

      """
    ),
    (
      "    set -l unparsed_tokens (__gumbel-tui_tokens -pc)\n",
      """
          set -l first_words $unparsed_tokens[2..] (commandline -ct)
          if string match -q -- '-*' "$first_words[1]"
              set unparsed_tokens $unparsed_tokens[1] explore $unparsed_tokens[2..]
          end

      """
    ),
  ]

  /// `script` with the options of `explore` where no command is named, as the program takes them. Other text stays
  /// as it is.
  static func completingDefaultCommand(_ script: String) -> String {
    additions.reduce(script) { script, addition in
      let (place, addition) = addition
      guard let end = script.firstRange(of: place)?.upperBound else { return script }
      return script[..<end] + addition + script[end...]
    }
  }
}
