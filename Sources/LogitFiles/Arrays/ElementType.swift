/// How a number is stored in an array.
enum ElementType: String, CaseIterable {
  case float64, float32, float16, bfloat16
  /// Four bits of exponent, three of fraction, no infinities (OCP 8-bit floating point, 2023).
  case float8E4M3 = "float8_e4m3fn"
  /// The upper half of a float16.
  case float8E5M2 = "float8_e5m2"
  case int64, int32, int16, int8, uint64, uint32, uint16, uint8

  /// Bytes per number.
  var size: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .float16, .bfloat16, .int16, .uint16: 2
    case .float8E4M3, .float8E5M2, .int8, .uint8: 1
    }
  }

  /// Appends the number that stands every `stride` bytes in `bytes`, `count` times. Whole numbers beyond
  /// 2⁵³ are rounded.
  func append(
    _ bytes: [UInt8], count: Int, stride: Int, isBigEndian: Bool, to values: inout [Double]
  ) {
    func load<T: FixedWidthInteger & UnsignedInteger>(_: T.Type, _ value: (T) -> Double) {
      bytes.withUnsafeBytes { buffer in
        for index in 0..<count {
          let stored = buffer.loadUnaligned(fromByteOffset: index * stride, as: T.self)
          values.append(value(isBigEndian ? T(bigEndian: stored) : T(littleEndian: stored)))
        }
      }
    }
    switch self {
    case .float64: load(UInt64.self) { Double(bitPattern: $0) }
    case .float32: load(UInt32.self) { Double(Float(bitPattern: $0)) }
    case .float16: load(UInt16.self) { Double(Float16(bitPattern: $0)) }
    case .bfloat16: load(UInt16.self) { Double(Float(bitPattern: UInt32($0) << 16)) }
    case .float8E4M3: load(UInt8.self, fromE4M3)
    case .float8E5M2: load(UInt8.self) { Double(Float16(bitPattern: UInt16($0) << 8)) }
    case .int64: load(UInt64.self) { Double(Int64(bitPattern: $0)) }
    case .int32: load(UInt32.self) { Double(Int32(bitPattern: $0)) }
    case .int16: load(UInt16.self) { Double(Int16(bitPattern: $0)) }
    case .int8: load(UInt8.self) { Double(Int8(bitPattern: $0)) }
    case .uint64: load(UInt64.self) { Double($0) }
    case .uint32: load(UInt32.self) { Double($0) }
    case .uint16: load(UInt16.self) { Double($0) }
    case .uint8: load(UInt8.self) { Double($0) }
    }
  }
}

private func fromE4M3(_ byte: UInt8) -> Double {
  let exponent = Int(byte >> 3 & 15)
  let fraction = Double(byte & 7) / 8
  let magnitude: Double =
    switch (exponent, byte & 7) {
    case (15, 7): .nan
    case (0, _): fraction * 0x1p-6
    default: Double(sign: .plus, exponent: exponent - 7, significand: 1 + fraction)
    }
  return byte & 0x80 == 0 ? magnitude : -magnitude
}
