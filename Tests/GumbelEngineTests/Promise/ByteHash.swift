/// FNV-1a over 64 bits: the hash of the bytes of a result. It is a few lines long, the same on every platform, and
/// detects any change of a single byte.
struct ByteHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// Adds the bytes of a number.
  mutating func add<Number: BitwiseCopyable & Numeric>(_ number: Number) {
    withUnsafeBytes(of: number) { add($0) }
  }

  /// Adds how many numbers there are, then the bytes of each.
  mutating func add<Number: BitwiseCopyable & Numeric>(_ numbers: [Number]) {
    add(numbers.count)
    numbers.withUnsafeBytes { add($0) }
  }

  /// Adds 1 for `true` and 0 for `false`.
  mutating func add(_ flag: Bool) { add(flag ? 1 : 0) }

  /// Adds whether there is a number, then the number.
  mutating func add<Number: BitwiseCopyable & Numeric>(_ number: Number?) {
    add(number != nil)
    if let number { add(number) }
  }
}
