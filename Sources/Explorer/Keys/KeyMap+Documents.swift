// README and manual page take their keys from the same table as the program, so they cannot disagree.

extension KeyMap {
  /// The keys of the explorer as a table in Markdown, for the README.
  public static var markdown: String {
    let rows = sections(in: .explorer).flatMap { section in
      section.entries.enumerated().map { index, entry in
        let heading = index == 0 ? "**\(section.title)**" : ""
        return "| \(heading) | \(entry.keys) | \(entry.sentence) |\n"
      }
    }
    return "| | key | does |\n|---|---|---|\n" + rows.joined()
  }

  /// All keys as a section of a manual page, in man(7) macros and ASCII.
  public static var manual: String {
    let parts = sections.map { section in
      ".SS \(section.title)\n"
        + section.entries.map { entry in
          ".TP\n.B \(manualText(entry.asciiKeys))\n\(manualText(entry.sentence))\n"
        }.joined()
    }
    return ".SH KEYS\n" + parts.joined()
  }

  private static func sections(in layer: KeyLayer) -> [HelpSection] {
    zip(KeySection.allCases, sections).filter { $0.0.layer == layer }.map(\.1)
  }

  /// Text that troff takes neither for a request nor for an escape.
  private static func manualText(_ text: String) -> String {
    let text = text.map { $0 == "\\" ? "\\e" : $0 == "-" ? "\\-" : String($0) }.joined()
    return text.first == "." || text.first == "'" ? "\\&" + text : text
  }
}
