/// Binary files made by hand, for what no library writes.
enum Forged {
  /// A `.npy` file of version 1 with any header.
  static func npy(_ header: String, data: [UInt8] = []) -> [UInt8] {
    [0x93] + Array("NUMPY\u{1}\0".utf8) + littleEndian(header.utf8.count, size: 2) + Array(header.utf8) + data
  }

  /// A `.npy` file of a shape, given as NumPy writes it.
  static func npy(shape: String, kind: String = "<f4", data: [UInt8] = []) -> [UInt8] {
    npy("{'descr': '\(kind)', 'fortran_order': False, 'shape': \(shape), }", data: data)
  }

  /// A `.safetensors` file with any header.
  static func safetensors(_ header: String, length: Int? = nil, data: [UInt8] = []) -> [UInt8] {
    littleEndian(length ?? header.utf8.count, size: 8) + Array(header.utf8) + data
  }

  /// The description of a tensor in the header of such a file.
  static func tensor(_ name: String, shape: String, places: Range<Int>, kind: String = "F32") -> String {
    "\"\(name)\":{\"dtype\":\"\(kind)\",\"shape\":\(shape),"
      + "\"data_offsets\":[\(places.lowerBound),\(places.upperBound)]}"
  }

  /// A ZIP archive of one member, whatever its sizes are said to be.
  static func zip(
    name: String = "logits.npy", data: [UInt8], checksum: UInt32 = 0, method: Int = 0, flags: Int = 0,
    declared: Int? = nil
  ) -> [UInt8] {
    let sizes = littleEndian(data.count, size: 4) + littleEndian(declared ?? data.count, size: 4)
    let common =
      littleEndian(20, size: 2) + littleEndian(flags, size: 2) + littleEndian(method, size: 2)
      + littleEndian(0, size: 4) + littleEndian(Int(checksum), size: 4) + sizes
      + littleEndian(name.utf8.count, size: 2) + littleEndian(0, size: 2)
    let local = Array("PK\u{3}\u{4}".utf8) + common + Array(name.utf8) + data
    let central =
      Array("PK\u{1}\u{2}".utf8) + littleEndian(20, size: 2) + common + littleEndian(0, size: 14)
      + Array(name.utf8)
    let end =
      Array("PK\u{5}\u{6}".utf8) + littleEndian(0, size: 4) + littleEndian(1, size: 2)
      + littleEndian(1, size: 2) + littleEndian(central.count, size: 4) + littleEndian(local.count, size: 4)
      + littleEndian(0, size: 2)
    return local + central + end
  }

  static func littleEndian(_ value: Int, size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> (8 * $0) : 0) }
  }
}
