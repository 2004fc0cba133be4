import CNCurses
import CProcess
import Console
import Glibc

/// The terminal below ncurses: its descriptors, its settings, and the modes that ncurses knows nothing of.
@MainActor
final class TerminalDevice {
  let outputFile: UnsafeMutablePointer<FILE>
  let inputFile: UnsafeMutablePointer<FILE>
  private let output: Int32
  /// A file in memory that takes the pieces of a picture; -1 if there is none.
  private let pieces: Int32
  private var picture: [UInt8] = []
  /// How the terminal was found.
  private let original: termios
  private var program = termios()
  private var modesOn: [UInt8] = []
  private var modesOff: [UInt8] = []
  private var restoring: [UInt8] = []

  /// `nil` if the descriptors are no terminal or cannot be duplicated.
  init?(input: Int32, output: Int32) {
    var settings = termios()
    guard tcgetattr(output, &settings) == 0 else { return nil }
    // Duplicates, so that closing the files leaves the process's own descriptors open.
    guard let outputFile = Self.file(output, "w") else { return nil }
    guard let inputFile = Self.file(input, "r") else {
      fclose(outputFile)
      return nil
    }
    self.output = output
    pieces = process_memory_file("picture")
    original = settings
    self.outputFile = outputFile
    self.inputFile = inputFile
  }

  func close() {
    fclose(inputFile)
    fclose(outputFile)
    if pieces >= 0 { Glibc.close(pieces) }
  }

  /// Sends what ncurses writes in `body` in one go.
  ///
  /// It flushes at each movement of the cursor, a hundred times in a picture. Whoever reads the terminal would wake up
  /// as often, perhaps on the very core that draws, and show pictures half done.
  func inOneGo(_ body: () -> Void) {
    let file = fileno(outputFile)
    guard pieces >= 0, process_duplicate(pieces, file) == file else { return body() }
    body()
    _ = process_duplicate(output, file)
    // Duplicates share their position: it is now behind the last piece.
    let count = Int(lseek(pieces, 0, SEEK_CUR))
    lseek(pieces, 0, SEEK_SET)
    if picture.count < count { picture = Array(repeating: 0, count: count) }
    if pread(pieces, &picture, count, 0) == count { send(picture[..<count]) }
  }

  /// Works out what to send on entering and leaving the screen, and what after a crash.
  func prepareModes(for capabilities: Capabilities, mouse: Bool) {
    if capabilities.hasPrivateModes {
      let modes = ["2004"] + (mouse ? ["1000", "1002", "1006"] : [])
      modesOn = modes.flatMap { Array("\u{1b}[?\($0)h".utf8) }
      modesOff = modes.reversed().flatMap { Array("\u{1b}[?\($0)l".utf8) }
    }
    let sequences = ["sgr0"] + (capabilities.colorDepth > .mono ? ["op"] : []) + ["rmkx", "cnorm", "rmcup"]
    restoring = modesOff + sequences.flatMap { TerminfoString.bytes(of: $0) ?? [] }
    CrashRestore.arm(descriptor: output, bytes: restoring, settings: original)
  }

  /// Turns the modes on, when ncurses is on the screen.
  func setModes() {
    CrashRestore.arm(descriptor: output, bytes: restoring, settings: original)
    tcgetattr(output, &program)
    send(modesOn[...])
  }

  /// Turns the modes off, before ncurses leaves the screen.
  func resetModes() {
    send(modesOff[...])
  }

  /// ncurses has left the screen: nothing is to be restored any more.
  func left() {
    CrashRestore.disarm()
  }

  /// Whether the settings are still those the session made; a shell that took over has put back its own.
  var hasProgramSettings: Bool {
    var now = termios()
    guard tcgetattr(output, &now) == 0 else { return false }
    return now.c_iflag == program.c_iflag && now.c_oflag == program.c_oflag
      && now.c_cflag == program.c_cflag && now.c_lflag == program.c_lflag
  }

  /// The window's size; `nil` where the terminal does not tell.
  var windowSize: GridSize? { Self.windowSize(of: output) }

  /// The size of the window that `output` writes to; `nil` where it is none, or does not tell.
  nonisolated static func windowSize(of output: Int32) -> GridSize? {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return nil
    }
    return GridSize(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }

  private func send(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
    }
  }

  private static func file(_ descriptor: Int32, _ mode: String) -> UnsafeMutablePointer<FILE>? {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { return nil }
    guard let file = fdopen(copy, mode) else {
      Glibc.close(copy)
      return nil
    }
    return file
  }
}
