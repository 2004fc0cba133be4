import Console

/// What a terminal says about its mouse: a button code and a cell counted from 1.
struct MouseReport: Equatable {
  /// Two bits of button, then flags: 4 to 16 modifier keys, 32 motion, 64 wheel.
  var code: Int
  /// The column, from 1.
  var column: Int
  /// The row, from 1.
  var row: Int
  /// Whether the button was let go.
  var isRelease: Bool

  /// A report in the form `code;column;row`, which ends with `M`, or with `m` for a release.
  init?(parameters: some Collection<UInt8>, final: UInt8) {
    let numbers = parameters.split(separator: UInt8(ascii: ";")).map { field -> Int? in
      // Digits only: a report with signs is none.
      let isNumber = field.allSatisfy { (0x30...0x39).contains($0) }
      return isNumber ? Int(String(decoding: field, as: UTF8.self)) : nil
    }
    guard numbers.count == 3, let code = numbers[0], let column = numbers[1], let row = numbers[2] else {
      return nil
    }
    self.init(code: code, column: column, row: row, isRelease: final == UInt8(ascii: "m"))
  }

  /// A report in the old form, three bytes offset by 32; a release does not name its button.
  init?(legacy bytes: some Collection<UInt8>) {
    guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    let values = bytes.map { Int($0) - 32 }
    let isRelease = values[0] & 0b1110_0011 == 3
    self.init(
      code: isRelease ? 0 : values[0], column: values[1], row: values[2], isRelease: isRelease)
  }

  init(code: Int, column: Int, row: Int, isRelease: Bool) {
    self.code = code
    self.column = column
    self.row = row
    self.isRelease = isRelease
  }

  /// The report as input; `nil` for other buttons than the first and for motion without one.
  var input: Input? {
    let point = GridPoint(column: max(column - 1, 0), row: max(row - 1, 0))
    // Modifier keys make no difference here.
    switch code & ~0b1_1100 {
    case 0: return .mouse(isRelease ? .release : .press, point)
    case 32: return .mouse(.drag, point)
    case 64: return .mouse(.wheelUp, point)
    case 65: return .mouse(.wheelDown, point)
    default: return nil
    }
  }
}
