/// The header of NumPy's `.npy` format, versions 1 to 3 (numpy.lib.format).
enum NpyArray {
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// NumPy itself reads at most 10 000 bytes unless told otherwise.
  private static let headerLimit = 1 << 20

  /// How the array in `source` is laid out.
  static func layout(of source: any ByteSource) throws(Damage) -> ArrayLayout {
    let prefix = try source.read(0..<min(12, source.count))
    guard prefix.count >= 10, prefix.starts(with: magic) else {
      throw Damage(offset: 0, problem: "this is no .npy array", cure: "Write it with numpy.save.")
    }
    let version = prefix[6]
    guard (1...3).contains(version), version == 1 || prefix.count == 12 else {
      throw Damage(
        offset: 6, problem: "version \(version) of the .npy format is not known", cure: "Known are 1 to 3.")
    }
    let lengthSize = version == 1 ? 2 : 4
    let length = Int(prefix.littleEndian(8, size: lengthSize))
    guard length <= headerLimit else {
      throw Damage(
        offset: 8, problem: "a header of \(length) bytes", cure: "Is the file damaged? Write it once more.")
    }
    let begin = 8 + lengthSize
    let header = try source.read(begin..<(begin + length), for: "its header")
    let layout = try layout(header: header, headerStart: begin)
    guard layout.byteCount <= source.count - layout.start else {
      throw Damage(
        offset: source.count,
        problem: "the file ends after \(source.count) bytes, but an array of "
          + "\(shapeText(layout.shape)) needs \(layout.start + layout.byteCount)",
        cure: "Was it cut off, or is it still being written?")
    }
    return layout
  }

  private static func layout(header: [UInt8], headerStart: Int) throws(Damage) -> ArrayLayout {
    var description: PythonLiteral?
    var order: PythonLiteral?
    var shape: [Int]?
    if case .dictionary(let members) = PythonLiteral(header) {
      for member in members {
        switch member.key {
        case "descr" where description == nil: description = member.value
        case "fortran_order" where order == nil: order = member.value
        case "shape" where shape == nil: shape = lengths(member.value)
        default: throw damagedHeader(headerStart)
        }
      }
    }
    guard let description, case .bool(let isFortranOrder) = order, let shape else {
      throw damagedHeader(headerStart)
    }
    let (type, isBigEndian) = try elementType(description, headerStart)
    guard
      let layout = ArrayLayout(
        type: type, isBigEndian: isBigEndian, shape: shape, isFortranOrder: isFortranOrder,
        start: headerStart + header.count)
    else { throw damagedHeader(headerStart) }
    return layout
  }

  private static func lengths(_ literal: PythonLiteral) -> [Int]? {
    guard case .sequence(let elements) = literal else { return nil }
    var lengths: [Int] = []
    for element in elements {
      guard case .integer(let length) = element else { return nil }
      lengths.append(length)
    }
    return lengths
  }

  private static func damagedHeader(_ offset: Int) -> Damage {
    Damage(
      offset: offset, problem: "the header of the array is damaged",
      cure: "It should say {'descr': '<f4', 'fortran_order': False, 'shape': (3,)}; write the file once more."
    )
  }

  /// What `descr` says, such as `<f4`.
  private static func elementType(
    _ literal: PythonLiteral, _ offset: Int
  ) throws(Damage) -> (ElementType, isBigEndian: Bool) {
    guard case .string(let text) = literal else {
      throw Damage(
        offset: offset, problem: "an array of records with several fields",
        cure: "Save the field of the logits by itself: numpy.save(file, array['logits']).")
    }
    var code = Substring(text)
    let isBigEndian = code.first == ">"
    if let mark = code.first, "<>|=".contains(mark) { code.removeFirst() }
    if let type = types[String(code)] { return (type, isBigEndian) }
    throw Damage(offset: offset, problem: refusal(code, text), cure: cure(code))
  }

  /// NumPy has no name for bfloat16, so ml_dtypes' arrays say that they are two bytes of no known kind.
  private static let types: [String: ElementType] = [
    "f8": .float64, "f4": .float32, "f2": .float16, "V2": .bfloat16, "bfloat16": .bfloat16, "i8": .int64,
    "i4": .int32, "i2": .int16, "i1": .int8, "u8": .uint64, "u4": .uint32, "u2": .uint16, "u1": .uint8,
  ]

  private static func refusal(_ code: Substring, _ text: String) -> String {
    switch code.first {
    case "O": "an array of objects is a Python pickle, and reading one can run any code"
    case "U", "S", "a": "an array of text, not of numbers"
    case "c": "an array of complex numbers"
    case "b": "an array of true and false, not of numbers"
    case "V": "elements of an unknown kind (\(quoted(text)))"
    default: "elements of the kind \(quoted(text)), which is not known"
    }
  }

  private static func cure(_ code: Substring) -> String {
    switch code.first {
    case "V": "NumPy does not say which 8-bit floats these are; save array.astype('float32')."
    default: "Save it as numbers: numpy.save(file, array.astype('float32'))."
    }
  }
}

/// A shape as NumPy writes it: `(2, 3)`.
func shapeText(_ shape: [Int]) -> String {
  "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
}
