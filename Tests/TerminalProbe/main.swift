// A program for the tests to drive: it shows what it is told, on the real thing, and ends as it is told.
import Console
import Glibc
import Platform
import SystemPackage
import Terminal

/// What the tests ask for on the command line.
let arguments = Set(CommandLine.arguments.dropFirst())

/// Recurses until the stack is full.
@_optimize(none)
func overflow(_ depth: Int) -> Int { depth < 0 ? 0 : 1 + overflow(depth + 1) }

func overflowInAnotherThread() {
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { _ in
      SignalStack.useAlways()
      print(overflow(0))
      return nil
    }, nil)
  pthread_join(thread, nil)
}

/// Ends the program in one of the ways that a program ends badly.
func crash(_ key: Character) {
  switch key {
  case "T": fatalError("trapped on purpose")
  case "A": abort()
  case "S": UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
  case "O": print(overflow(0))
  case "W": overflowInAnotherThread()
  case "E": exit(3)
  default: return
  }
}

/// The whole picture: the facts, some demanding text, and the inputs so far.
@MainActor
func picture(_ session: Session, _ lines: [String]) -> CellGrid {
  var grid = CellGrid(size: session.size)
  let depth = session.capabilities.colorDepth
  grid.put(
    "pid=\(getpid()) size=\(session.size.columns)x\(session.size.rows) depth=\(depth)", column: 0, row: 0)
  grid.put("blocks ▁▄█ accent  | plain", column: 0, row: 1)
  // Cell by cell: what is painted does not depend on a table of widths.
  grid[18, 1] = Cell("e", mark: "\u{301}")
  for (index, scalar) in "漢字".unicodeScalars.enumerated() {
    grid[2 * index, 2] = Cell(scalar)
    grid[2 * index + 1, 2] = Cell("\0")
  }
  grid.put("|wide", column: 4, row: 2)
  // Cuts a wide glyph in two without tidying up.
  if lines.last == "key character(\"w\")" { grid[0, 2] = Cell("x") }
  grid.put("orange", column: 0, row: 3, style: Style(foreground: Color(214), bold: true))
  grid.put("reverse", column: 8, row: 3, style: Style(reverse: true))
  let room = max(session.size.rows - 5, 0)
  for (index, line) in lines.suffix(room).enumerated() { grid.put(line, column: 0, row: 4 + index) }
  grid[session.size.columns - 1, session.size.rows - 1] = Cell("#")
  if lines.last == "key character(\"c\")" { grid.cursor = GridPoint(column: 3, row: 4) }
  return grid
}

/// An input as a line of text.
func describe(_ input: Input) -> String {
  switch input {
  case .key(let key): return "key \(key)"
  case .paste(let text): return "paste \(text.utf8.count) \(text.prefix(40).debugDescription)"
  case .unfinishedPaste(let text): return "unfinished \(describe(.paste(text)))"
  case .mouse(let action, let point): return "mouse \(action) \(point.column),\(point.row)"
  case .resize(let size): return "resize \(size.columns)x\(size.rows)"
  }
}

/// Everything until a reason to end comes up; returns the signal that is one.
@MainActor
func run(_ session: Session, _ signals: Signals) -> Signal? {
  let poller = Poller(terminal: session.descriptor, signals: signals.descriptor)
  var lines: [String] = []
  while true {
    session.paint(picture(session, lines))
    let ready = poller.wait(timeout: session.timeToLook)
    if ready.contains(.hangUp) { return .hangUp }
    for signal in signals.pending() {
      if signal.isDeadly { return signal }
      if signal == .stop { session.suspend() }
      if signal == .resumed { session.reclaim() }
    }
    for input in session.inputs() {
      lines.append(describe(input))
      switch input {
      case .key(.character("q")): return nil
      case .key(.control("z")): session.suspend()
      case .key(.control("l")): session.redraw()
      case .key(.character(let key)): crash(key)
      default: break
      }
    }
  }
}

do {
  let signals = try Signals.install()
  let input = FileDescriptor.standardInput.isTerminal ? .standardInput : try Session.controllingTerminal()
  let session = try Session.open(
    input: input,
    options: .init(color: !arguments.contains("--no-color"), mouse: !arguments.contains("--no-mouse")))
  let signal = run(session, signals)
  session.close()
  if let signal { Signals.reraise(signal) }
  print("left")
} catch {
  let message = Array("terminal-probe: \(error)\n".utf8)
  _ = write(STDERR_FILENO, message, message.count)
  exit(2)
}
