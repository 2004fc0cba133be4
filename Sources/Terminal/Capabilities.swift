import CNCurses
import Console
import Platform
import SystemPackage

/// What a terminal can do, found once when it is opened.
public struct Capabilities: Sendable, Equatable {
  /// The terminfo name in use; differs from `TERM` when that was unknown.
  public let terminalType: String
  /// The colours it shows.
  public let colorDepth: ColorDepth
  /// Whether the locale's characters are UTF-8; otherwise only ASCII can be relied on.
  public let isUTF8: Bool
  /// Whether it understands xterm's private modes: mouse reports and bracketed paste.
  public let hasPrivateModes: Bool

  /// Whether its font can be expected to have braille: the 512 glyphs of Linux's own console do not include it.
  public var hasBraille: Bool { isUTF8 && !terminalType.hasPrefix("linux") }

  /// Capabilities with the given parts.
  public init(terminalType: String, colorDepth: ColorDepth, isUTF8: Bool, hasPrivateModes: Bool) {
    self.terminalType = terminalType
    self.colorDepth = colorDepth
    self.isUTF8 = isUTF8
    self.hasPrivateModes = hasPrivateModes
  }

  /// What terminfo and the locale say about the terminal named by `TERM`, or, if that is unknown, about the
  /// ``BuiltInTerminal``, which needs no database. With `NO_COLOR` set to anything the depth is ``ColorDepth/mono``. Writes nothing to the
  /// terminal.
  ///
  /// - Throws: ``TerminalError/unknownType(_:)`` or ``TerminalError/noCursorAddressing(_:)``.
  @MainActor
  public static func detect() throws(TerminalError) -> Capabilities {
    try detect(
      terminalType: ThisProcess.variable("TERM"), noColor: !(ThisProcess.variable("NO_COLOR") ?? "").isEmpty)
  }

  @MainActor
  static func detect(
    terminalType: String?, noColor: Bool = false, output: FileDescriptor = .standardOutput
  ) throws(TerminalError) -> Capabilities {
    let wanted = terminalType ?? ""
    guard let found = load(wanted, output) ? wanted : loadBuiltIn(output) else { throw .unknownType(wanted) }
    defer { del_curterm(nc_cur_term()) }
    guard TerminfoString.bytes(of: "cup") != nil else { throw .noCursorAddressing(found) }
    return Capabilities(
      terminalType: found, colorDepth: noColor ? .mono : ColorDepth(count: Int(tigetnum("colors"))),
      isUTF8: isUTF8(codeset: localeCodeset()),
      hasPrivateModes: reportsMouse(TerminfoString.bytes(of: "kmous")))
  }

  /// Whether the characters of the user's locale are UTF-8; asked where no screen is to be opened.
  @MainActor
  public static var localeIsUTF8: Bool { isUTF8(codeset: localeCodeset()) }

  /// Whether a codeset, as `nl_langinfo(CODESET)` names it, is UTF-8.
  static func isUTF8(codeset: String) -> Bool {
    ["UTF-8", "UTF8"].contains(codeset.uppercased())
  }

  /// The name of the locale for characters, as the environment gives it.
  private static var namedLocale: String {
    ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(ThisProcess.variable).first { !$0.isEmpty } ?? ""
  }

  /// Whether the name of a locale, `language_TERRITORY.codeset@modifier`, asks for UTF-8.
  static func namesUTF8(locale: String) -> Bool {
    let name = locale.split(separator: "@", omittingEmptySubsequences: false).first ?? ""
    let parts = name.split(separator: ".", maxSplits: 1)
    return parts.count == 2 && isUTF8(codeset: String(parts[1]))
  }

  /// xterm's relatives announce mouse reports with `kmous`, and they all know, or ignore, the other modes.
  static func reportsMouse(_ prefix: [UInt8]?) -> Bool {
    prefix?.starts(with: [0x1b, UInt8(ascii: "[")]) ?? false
  }

  /// The type, if this ncurses takes a description from the environment, as since 6.1. It has to stay there:
  /// the screen is opened by the type's name.
  @MainActor
  private static func loadBuiltIn(_ output: FileDescriptor) -> String? {
    ThisProcess.setVariable("TERMINFO", to: BuiltInTerminal.description)
    return load(BuiltInTerminal.type, output) ? BuiltInTerminal.type : nil
  }

  @MainActor
  private static func load(_ type: String, _ output: FileDescriptor) -> Bool {
    if type.isEmpty { return false }
    // 1: found; 0: not found or too generic; -1: no database. Without the third argument it would exit.
    var outcome: Int32 = 0
    return setupterm(type, output.rawValue, &outcome) == OK && outcome == 1
  }

  /// The name of the character encoding of the user's locale, which becomes the process's as well. Only the
  /// character type is taken over: a decimal comma would change how C functions read numbers.
  ///
  /// A locale that is not installed here, as is common on a machine that ssh leads to, still says which characters the
  /// terminal at the other end shows.
  private static func localeCodeset() -> String {
    if !CharacterLocale.adoptEnvironment(), namesUTF8(locale: namedLocale) { CharacterLocale.set("C.UTF-8") }
    return CharacterLocale.encoding ?? ""
  }
}
