import CNCurses
import Console
import Glibc

/// Reads what was typed, pasted and clicked, without waiting.
@MainActor
final class InputReader {
  private let descriptor: Int32
  /// Keys are read through a pad: reading through a window on the screen would draw it first.
  private let pad: UnsafeMutablePointer<WINDOW>
  private var characters = CharacterDecoder()
  private var decoder = InputDecoder()

  /// A reader of the open screen, whose keys come from `descriptor`.
  init?(descriptor: Int32) {
    guard let pad = newpad(1, 1) else { return nil }
    self.descriptor = descriptor
    self.pad = pad
    nodelay(pad, true)
    enableKeypad()
    // Mouse reports come through as characters: ncurses would take only the form that terminfo lists,
    // without drags. It knows its keys only after the keypad was enabled once.
    keyok(KEY_MOUSE, false)
  }

  /// Makes the terminal send its function keys; needed again after the screen was left.
  func enableKeypad() {
    keypad(pad, true)
  }

  /// Frees the pad, before the screen is closed.
  func close() {
    delwin(pad)
  }

  /// All inputs that are there now. At most some thousand characters a call, so that a terminal that never
  /// stops sending cannot keep the program from drawing.
  func read() -> [Input] {
    // A signal may interrupt a read, so one failure is not the end.
    var failures = 0
    for _ in 0..<4096 {
      if decoder.isPasting {
        guard let bytes = readBytes() else { return decoder.take() }
        decoder.add(pasted: bytes)
        continue
      }
      // Byte by byte: ncurses' own reading of wide characters drops whatever follows a malformed one.
      let value = wgetch(pad)
      if let byte = UInt8(exactly: value) {
        for character in characters.add(byte) { decoder.add(character: character) }
      } else if value == ERR {
        failures += 1
      } else {
        characters.reset()
        decoder.add(code: value) { keyname($0).map { String(cString: $0) } }
      }
      if failures == 2 {
        decoder.settle()
        break
      }
    }
    return decoder.take()
  }

  /// A piece of a paste, past ncurses, which would look for keys in it, byte by byte.
  private func readBytes() -> [UInt8]? {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, 0) == 1, entry.revents & Int16(POLLIN) != 0 else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(Glibc.read(descriptor, buffer.baseAddress, buffer.count), 0)
    }
    return bytes.isEmpty ? nil : bytes
  }
}
