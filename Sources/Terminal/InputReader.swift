import CNCurses
import Console
import Platform
import SystemPackage

/// Reads what was typed, pasted and clicked, without waiting.
///
/// The bytes go past ncurses. It would give the beginning of a sequence as characters if the rest came more than some
/// milliseconds later, hold back the program meanwhile, and drop whatever follows a malformed character.
@MainActor
final class InputReader {
  private let descriptor: FileDescriptor
  private var decoder: InputDecoder

  /// A reader of the open screen, whose keys come from `descriptor`.
  init(descriptor: FileDescriptor) {
    self.descriptor = descriptor
    Self.enableKeypad()
    decoder = InputDecoder(sequences: .ofTerminal(), start: .now)
  }

  /// Makes the terminal send its function keys; needed again after the screen was left.
  static func enableKeypad() {
    keypad(nc_stdscr(), true)
  }

  /// When ``read()`` is to be called again although nothing comes; `nil` if there is no need to.
  var deadline: ContinuousClock.Instant? { decoder.deadline }

  /// All inputs that are there now. At most some thousand a call, so that a terminal that never stops sending cannot
  /// keep the program from drawing.
  func read() -> [Input] {
    let time = ContinuousClock.now
    var isSilent = true
    for _ in 0..<256 where decoder.count < 4096 {
      guard let bytes = readBytes() else { break }
      decoder.add(bytes, at: time)
      isSilent = false
    }
    if isSilent { decoder.expire(at: time) }
    return decoder.take()
  }

  private func readBytes() -> [UInt8]? {
    guard descriptor.waitForInput(milliseconds: 0).contains(.input) else { return nil }
    // A terminal gives no more at once.
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = (try? descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
    }
    return bytes.isEmpty ? nil : bytes
  }
}
