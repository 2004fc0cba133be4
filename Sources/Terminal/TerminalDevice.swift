import CNCurses
import Console
import Platform
import SystemPackage

/// The terminal below ncurses: its descriptors, its settings, and the modes that ncurses knows nothing of.
@MainActor
final class TerminalDevice {
  let outputStream: CStream
  let inputStream: CStream
  private let output: FileDescriptor
  /// A file in memory that takes the pieces of a picture.
  private let pieces: FileDescriptor?
  private var picture: [UInt8] = []
  /// How the terminal was found.
  private let original: TerminalSettings
  private var program: TerminalSettings?
  private var modesOn: [UInt8] = []
  private var modesOff: [UInt8] = []
  private var restoring: [UInt8] = []

  /// `nil` if the descriptors are no terminal or cannot be duplicated.
  init?(input: FileDescriptor, output: FileDescriptor) {
    guard let settings = TerminalSettings(of: output) else { return nil }
    // Duplicates, so that closing the streams leaves the process's own descriptors open.
    guard let outputStream = CStream(duplicating: output, mode: "w") else { return nil }
    guard let inputStream = CStream(duplicating: input, mode: "r") else {
      outputStream.close()
      return nil
    }
    self.output = output
    pieces = try? FileDescriptor.memoryFile(named: "picture")
    original = settings
    self.outputStream = outputStream
    self.inputStream = inputStream
  }

  func close() {
    inputStream.close()
    outputStream.close()
    try? pieces?.close()
  }

  /// Sends what ncurses writes in `body` in one go.
  ///
  /// It flushes at each movement of the cursor, a hundred times in a picture. Whoever reads the terminal would wake up
  /// as often, perhaps on the very core that draws, and show pictures half done.
  func inOneGo(_ body: () -> Void) {
    let stream = outputStream.descriptor
    guard let pieces, (try? pieces.duplicate(as: stream, options: .closeOnExec)) != nil else { return body() }
    body()
    _ = try? output.duplicate(as: stream, options: .closeOnExec)
    // Duplicates share their position: it is now behind the last piece.
    let count = (try? pieces.seek(offset: 0, from: .current)).map(Int.init) ?? 0
    _ = try? pieces.seek(offset: 0, from: .start)
    if picture.count < count { picture = Array(repeating: 0, count: count) }
    let read = try? picture.withUnsafeMutableBytes {
      try pieces.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(rebasing: $0[..<count]))
    }
    if read == count { send(picture[..<count]) }
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
    program = TerminalSettings(of: output)
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
    guard let program, let now = TerminalSettings(of: output) else { return false }
    return now.hasFlags(of: program)
  }

  /// The window's size; `nil` where the terminal does not tell.
  var windowSize: GridSize? { Self.windowSize(of: output) }

  /// The size of the window that `output` writes to; `nil` where it is none, or does not tell.
  nonisolated static func windowSize(of output: FileDescriptor) -> GridSize? {
    guard let (columns, rows) = output.windowSize, columns > 0, rows > 0 else { return nil }
    return GridSize(columns: columns, rows: rows)
  }

  // A terminal that is gone says so elsewhere.
  private func send(_ bytes: ArraySlice<UInt8>) { _ = try? output.writeAll(bytes) }
}
