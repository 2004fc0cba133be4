import Experiment
import Explorer

/// Text from outside that would drive a terminal or deceive a reader, if it got there as it is.
enum HostileText {
  /// Labels, one for each way to do harm, and some that only look as if they did.
  static let labels: [String] = [
    // Colours, a cleared screen, a title, the clipboard, a request for the terminal's settings.
    "\u{1B}[31mred", "\u{1B}[2J\u{1B}[H", "\u{1B}]0;title\u{7}", "\u{1B}]52;c;YQ==\u{1B}\\",
    "\u{1B}P$qm\u{1B}\\", "\u{9B}2J", "\u{9D}0;title\u{9C}", "\u{90}$qm\u{9C}",
    // Single characters that move the cursor, ring, or end a line or a text.
    "bell\u{7}", "back\u{8}\u{8}\u{8}\u{8}", "carriage\rreturn", "line\nfeed", "tab\tstop", "next\u{85}line",
    "delete\u{7F}", "nothing\u{0}at all", "end\u{1A}of file",
    // What is not seen, or turns the order around.
    "over\u{202E}ride", "iso\u{2066}late", "zero\u{200B}width", "line\u{2028}separator",
    "paragraph\u{2029}separator", "\u{FEFF}mark", "soft\u{AD}hyphen", "tag\u{E0041}", "filler\u{3164}",
    // Marks, wide characters and joined ones, which have to keep columns straight.
    "\u{301}alone", "e" + String(repeating: "\u{301}", count: 300), "日本語", "👨\u{200D}👩\u{200D}👧",
    "❤\u{FE0F}", "می\u{200C}خواهم", "", " ",
    // What means something to a shell, to code, to CSV and to XML.
    "\"quoted\"", "\"", "it's", "a,b", "back\\slash", "\\u{1b}[2J", "\"\\u001b\"", "$(touch hostile)",
    "`touch hostile`",
    "<b>&amp;</b>", "{x}%s#",
    // What fills a screen.
    String(repeating: "long", count: 1250),
  ]

  /// As many labels that are all harmless.
  static let harmless: [String] = labels.indices.map { "label\($0)" }

  /// All of it in one text, as an argument or a name: without the two that an argument cannot hold.
  static let argument = "/none/" + labels.joined(separator: "|").replacing("\0", with: "").prefix(800)

  /// The options that give a command `labels`.
  static func options(_ labels: [String] = labels) -> [String] {
    let logits = labels.indices.map { String(Double($0 % 7) / 2) }
    return [
      "--logits=" + logits.joined(separator: ","), "--labels=" + formatLabelList(labels), "--seed", "1",
    ]
  }

  /// What in `text` could drive a terminal or is not seen, by category rather than by the rules of the program. Text
  /// for people may have the joiner that Persian spelling needs, which has no effect on a terminal; what a program
  /// reads has it in escapes.
  static func harm(in text: String, isForPeople: Bool = true) -> Set<String> {
    var harm: Set<String> = []
    for scalar in text.unicodeScalars where scalar.value != 0x0A && isHarmful(scalar) {
      if isForPeople, scalar == "\u{200C}" { continue }
      harm.insert("U+" + String(scalar.value, radix: 16))
    }
    return harm
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: scalar == "\u{3164}"
    }
  }

  /// `text` without the escape sequences of colours and other looks of characters.
  static func withoutStyles(_ text: String) -> String { text.replacing(/\u{1B}\[[0-9;]*m/, with: "") }
}

/// Whether two texts are the same character by character; to `==` some that look alike are.
func isExactly(_ left: [String], _ right: [String]) -> Bool {
  left.map { Array($0.unicodeScalars) } == right.map { Array($0.unicodeScalars) }
}
