import CNCurses
import Console
import Platform
import SystemPackage

/// The terminal as a screen to draw on and a source of input, from ``open(input:output:options:)`` to
/// ``close()``.
///
/// ncurses has one screen and is not safe to use from several threads, so all of this belongs to the main
/// actor. While a session is open Ctrl-C, Ctrl-Z and Ctrl-\ arrive as keys. If the process crashes or exits
/// before `close()`, the terminal is restored all the same.
@MainActor
public final class Session {
  /// What the user asked for or ruled out.
  public struct Options: Sendable {
    /// Whether colour codes may be sent at all.
    public var color: Bool
    /// Whether to ask for mouse reports, which takes the terminal's own text selection away.
    public var mouse: Bool
    /// Options with the given parts.
    public init(color: Bool = true, mouse: Bool = true) {
      self.color = color
      self.mouse = mouse
    }
  }

  /// The most bytes of UTF-8 that one `.paste` carries; a longer paste is cut there, so a text this long may
  /// be incomplete.
  public static let pasteLimit = PasteCollector.limit

  /// What the terminal can do, less what the options rule out.
  public let capabilities: Capabilities
  /// The screen's size at the last look; ``inputs()`` tells of a new one.
  public private(set) var size = GridSize(columns: 0, rows: 0)
  /// Where keys come from, to be waited on.
  public let descriptor: FileDescriptor

  private let terminal: TerminalDevice
  private let screen: OpaquePointer
  private let painter: Painter
  private let reader: InputReader
  private var isOnScreen = false
  /// Whether the size has changed since the last inputs, perhaps while the screen was left.
  private var hasNewSize = false
  private var isClosed = false

  /// Opens the alternate screen. Standard input may be data: then keys come from ``controllingTerminal()``.
  ///
  /// - Parameters:
  ///   - input: Where keys come from.
  ///   - output: Where the screen is drawn.
  /// - Throws: ``TerminalError``; nothing was written then.
  public static func open(
    input: FileDescriptor = .standardInput, output: FileDescriptor = .standardOutput,
    options: Options = Options()
  ) throws(TerminalError) -> Session {
    for descriptor in [input, output] where !descriptor.isTerminal {
      throw .notATerminal(descriptor: descriptor)
    }
    let found = try Capabilities.detect()
    let capabilities = Capabilities(
      terminalType: found.terminalType, colorDepth: options.color ? found.colorDepth : .mono,
      isUTF8: found.isUTF8, hasPrivateModes: found.hasPrivateModes)
    return try Session(capabilities, input: input, output: output, mouse: options.mouse)
  }

  /// A descriptor of the terminal that controls this process, open until the process ends.
  ///
  /// - Throws: ``TerminalError/noControllingTerminal``.
  public static func controllingTerminal() throws(TerminalError) -> FileDescriptor {
    do {
      return try FileDescriptor.open("/dev/tty", .readWrite, options: .closeOnExec)
    } catch { throw .noControllingTerminal }
  }

  /// The size of the window that `output` writes to, before a session is open; `nil` where it is none, or does not
  /// tell.
  public static func windowSize(of output: FileDescriptor) -> GridSize? {
    TerminalDevice.windowSize(of: output)
  }

  private init(
    _ capabilities: Capabilities, input: FileDescriptor, output: FileDescriptor, mouse: Bool
  ) throws(TerminalError) {
    let failure = TerminalError.cannotOpenScreen(capabilities.terminalType)
    guard let terminal = TerminalDevice(input: input, output: output) else { throw failure }
    CrashRestore.install
    // The window's size is the terminal's business, not that of LINES and COLUMNS in the environment.
    use_env(false)
    use_tioctl(true)
    let asciiOnly = Self.widenPlainLocale()
    guard
      let screen = newterm(capabilities.terminalType, terminal.outputStream.file, terminal.inputStream.file)
    else {
      terminal.close()
      throw failure
    }
    self.capabilities = capabilities
    self.descriptor = input
    self.terminal = terminal
    self.screen = screen
    terminal.prepareModes(for: capabilities, mouse: mouse)
    Self.configure()
    reader = InputReader(descriptor: input)
    painter = Painter(
      colors: Self.startColors(capabilities.colorDepth), isUTF8: capabilities.isUTF8, asciiOnly: asciiOnly)
    size = GridSize(columns: Int(getmaxx(nc_stdscr())), rows: Int(getmaxy(nc_stdscr())))
    enter()
  }

  /// Shows `grid`; does nothing while the screen is left.
  public func paint(_ grid: CellGrid) {
    if isOnScreen { terminal.inOneGo { painter.paint(grid) } }
  }

  /// Draws everything anew, for when something else has written on the screen.
  public func redraw() {
    if isOnScreen { terminal.inOneGo { _ = wrefresh(nc_curscr()) } }
  }

  /// What was typed, pasted or clicked since the last call, without waiting; begins with `.resize` if the
  /// window has a new size, so call it after every wake-up.
  public func inputs() -> [Input] {
    guard isOnScreen else { return [] }
    adoptNewSize()
    var inputs = reader.read()
    if hasNewSize { inputs.insert(.resize(size), at: 0) }
    hasNewSize = false
    return inputs
  }

  /// How long to wait for input before ``inputs()`` is to be called although nothing came: a sequence was begun whose
  /// meaning depends on what follows. `nil` if there is no such reason.
  public var timeToLook: Duration? {
    guard isOnScreen, let deadline = reader.deadline else { return nil }
    return max(ContinuousClock.now.duration(to: deadline), .zero)
  }

  /// Gives the terminal back and stops the job, as Ctrl-Z does. When the job is in the foreground again the
  /// screen is back as it was; after a deadly signal it stays left.
  public func suspend() {
    guard isOnScreen else { return }
    leave()
    if JobControl.stopUntilForeground(terminal: descriptor) { enter() }
  }

  /// Takes the terminal back after the process was stopped and continued from outside
  /// (``Signal/resumed``); after ``suspend()`` it changes nothing.
  public func reclaim() {
    guard !isClosed else { return }
    let isForeground = JobControl.isForeground(terminal: descriptor)
    if isOnScreen && isForeground && terminal.hasProgramSettings { return redraw() }
    if isOnScreen && isForeground { leave() }
    if isForeground || JobControl.stopUntilForeground(terminal: descriptor) { enter() }
  }

  /// Leaves the screen and restores the terminal as it was found. More calls do nothing.
  public func close() {
    guard !isClosed else { return }
    if isOnScreen { leave() }
    isClosed = true
    delscreen(screen)
    terminal.close()
  }
}

extension Session {
  private static func configure() {
    raw()
    noecho()
    nonl()
    // Finish every frame, even when keys wait: the next frame may be the one that answers them.
    typeahead(-1)
    curs_set(0)
  }

  /// In the C locale ncurses would write runs of a character by the repeat command, which many emulators that
  /// call themselves xterm lack. In the Unicode form of that locale it does not; what is drawn stays ASCII.
  ///
  /// - Returns: Whether this is the C locale.
  private static func widenPlainLocale() -> Bool {
    guard CharacterLocale.encoding == "ANSI_X3.4-1968" else { return false }
    CharacterLocale.set("C.UTF-8")
    return true
  }

  private static func startColors(_ depth: ColorDepth) -> ColorPairs? {
    guard depth > .mono, has_colors(), start_color() == OK else { return nil }
    let hasDefaults = use_default_colors() == OK
    return ColorPairs(depth: depth, limit: nc_color_pairs()) { number, foreground, background in
      let (front, back) =
        hasDefaults ? (foreground, background) : (foreground < 0 ? 7 : foreground, max(background, 0))
      return init_extended_pair(number, front, back) == OK
    }
  }

  private func enter() {
    isOnScreen = true
    adoptNewSize()
    painter.reset()
    clearok(nc_curscr(), true)
    wrefresh(nc_stdscr())
    InputReader.enableKeypad()
    terminal.setModes()
  }

  private func leave() {
    isOnScreen = false
    terminal.resetModes()
    endwin()
    terminal.left()
  }

  /// Adapts to the window's size.
  private func adoptNewSize() {
    guard let now = terminal.windowSize, now != size else { return }
    size = now
    hasNewSize = true
    resize_term(Int32(now.rows), Int32(now.columns))
    painter.reset()
    clearok(nc_curscr(), true)
  }
}
