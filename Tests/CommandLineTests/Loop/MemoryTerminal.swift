import Console
import Terminal

@testable import gumbel_tui

/// A terminal in memory, with a clock of its own: a wait goes straight to the next event.
@MainActor
final class MemoryTerminal: TerminalPort {
  let capabilities: Capabilities
  private(set) var size: GridSize
  private(set) var time = 0.0
  /// What is on the screen.
  private(set) var screen: CellGrid
  /// When pictures were drawn.
  private(set) var paintings: [Double] = []
  /// Calls other than `paint`, in their order, and the sequences that were sent.
  private(set) var calls: [String] = []
  /// Until when the loop meant to wait at its last wait.
  private(set) var lastDeadline = 0.0
  /// How often the loop began to wait.
  private(set) var waits = 0
  /// No wait goes beyond this time.
  var end = 0.0

  private let workers: MemoryWorkers
  private var inputsToCome: [Input] = []
  private var signalsToCome: [Signal] = []
  private var newSize: GridSize?

  init(_ workers: MemoryWorkers, size: GridSize, colorDepth: ColorDepth, hasPrivateModes: Bool) {
    self.workers = workers
    self.size = size
    capabilities = Capabilities(
      terminalType: "memory", colorDepth: colorDepth, isUTF8: true, hasPrivateModes: hasPrivateModes)
    screen = CellGrid(size: size)
  }

  func type(_ inputs: [Input]) { inputsToCome += inputs }
  func raise(_ signal: Signal) { signalsToCome.append(signal) }
  func resize(_ size: GridSize) { newSize = size }

  func wait(until deadline: Double) -> [Signal] {
    lastDeadline = deadline
    waits += 1
    if inputsToCome.isEmpty, signalsToCome.isEmpty, newSize == nil {
      time = max(time, workers.run(until: min(deadline, end)))
    }
    defer { signalsToCome = [] }
    return signalsToCome
  }

  func inputs() -> [Input] {
    defer { inputsToCome = [] }
    guard let newSize else { return inputsToCome }
    size = newSize
    self.newSize = nil
    return [.resize(newSize)] + inputsToCome
  }

  func paint(_ grid: CellGrid) {
    screen = grid
    paintings.append(time)
  }

  func redraw() { calls.append("redraw") }
  func suspend() { calls.append("suspend") }
  func reclaim() { calls.append("reclaim") }
  func close() { calls.append("close") }
  func send(_ sequence: String) { calls.append(sequence) }
}
