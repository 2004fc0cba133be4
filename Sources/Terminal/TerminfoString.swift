import CNCurses

/// The control sequence that terminfo gives for a capability of the current terminal.
enum TerminfoString {
  /// The bytes of `capability`, without padding; `nil` if the terminal has none.
  @MainActor
  static func bytes(of capability: String) -> [UInt8]? {
    guard let text = tigetstr(capability) else { return nil }
    // tigetstr says "not a string capability" with the pointer -1.
    guard Int(bitPattern: text) != -1 else { return nil }
    return withoutPadding(Array(UnsafeRawBufferPointer(start: text, count: strlen(text))))
  }

  /// Removes terminfo's delays, written `$<5>` or `$<10*/>`: emulators need none, and a crash handler
  /// cannot wait.
  static func withoutPadding(_ sequence: [UInt8]) -> [UInt8] {
    var rest = sequence[...]
    var result: [UInt8] = []
    while let byte = rest.first {
      if rest.starts(with: [UInt8(ascii: "$"), UInt8(ascii: "<")]),
        let end = rest.firstIndex(of: UInt8(ascii: ">")),
        rest[(rest.startIndex + 2)..<end].allSatisfy(isDelay)
      {
        rest = rest[(end + 1)...]
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func isDelay(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || [0x2a, 0x2e, 0x2f].contains(byte)
  }
}
