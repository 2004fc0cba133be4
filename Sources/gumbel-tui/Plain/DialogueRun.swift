import Experiment
import Reports
import Screen

/// Holds a dialogue on standard input and output, in nothing but lines.
struct DialogueRun {
  /// Where commands come from.
  let reader: CommandReader
  /// The glyphs that the output can take.
  let symbols: SymbolSet
  /// Whether the terminal shows what is typed. A transcript of piped commands repeats them instead, so that
  /// both read the same.
  let isEchoed: Bool

  /// Talks until the person leaves or the input ends.
  func run(_ dialogue: Dialogue) throws {
    var dialogue = dialogue
    let writer = ByteWriter(descriptor: .standardOutput, name: "standard output")
    func say(_ text: String) throws {
      try writer.append(shown(text))
      try writer.flush()
    }
    try say(dialogue.opening)
    while !dialogue.isOver {
      try say("> ")
      guard let line = reader.next() else {
        try say("\n")
        break
      }
      switch line {
      case .text(let text):
        if !isEchoed { try say(PrintedPage(text).text) }
        try say(dialogue.answer(text))
      case .tooLong:
        if !isEchoed { try say("…\n") }
        try say(
          "Not done: a command has at most \(Numbers.thousands(CommandReader.limit)) bytes.\n")
      }
    }
    try say(dialogue.closing)
  }

  private func shown(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { symbols.text(String($0)) }
      .joined(separator: "\n")
  }
}
