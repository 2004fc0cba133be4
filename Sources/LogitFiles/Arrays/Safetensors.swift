/// The header of a `.safetensors` file: a length in eight bytes, then JSON that gives type, shape and place
/// of each tensor (https://huggingface.co/docs/safetensors).
enum Safetensors {
  /// The limit of the format's own library.
  static let headerLimit = 100_000_000

  struct Tensor {
    var name: String
    var layout: Result<ArrayLayout, Damage>
    var places: Range<Int>
    /// Where the header tells of it.
    var offset: Int
  }

  /// Whether a file that begins so can be nothing else: no text has zeros.
  static func isBeginning(_ bytes: [UInt8]) -> Bool {
    bytes.count > 8 && bytes[8] == UInt8(ascii: "{") && bytes[5..<8].allSatisfy { $0 == 0 }
  }

  static func tensors(in source: any ByteSource) throws(Damage) -> [Tensor] {
    let length = try source.read(0..<8, for: "the length of its header").littleEndian(0, size: 8)
    guard length <= headerLimit else {
      throw Damage(
        offset: 0, problem: "a header of \(length) bytes",
        cure: "At most \(headerLimit) are read; write the file once more.")
    }
    let start = 8 + Int(length)
    let header = try source.read(8..<start, for: "its header")
    do {
      return try tensors(header: header, dataStart: start, dataSize: source.count - start)
    } catch {
      var damage = error
      damage.offset = error.offset.map { $0 + 8 }
      if damage.cure.isEmpty { damage.cure = "The header is damaged; write the file once more." }
      throw damage
    }
  }

  private static func tensors(header: [UInt8], dataStart: Int, dataSize: Int) throws(Damage) -> [Tensor] {
    guard case .object(let members) = try JSONReader.read(header).value else {
      throw Damage(offset: 0, problem: "the header is not a JSON object")
    }
    var tensors: [Tensor] = []
    for member in members where member.name != "__metadata__" {
      tensors.append(try tensor(member, dataStart: dataStart, dataSize: dataSize))
    }
    try refuseGapsAndOverlaps(tensors, dataSize: dataSize)
    return tensors
  }

  private static func tensor(
    _ member: JSONMember, dataStart: Int, dataSize: Int
  ) throws(Damage) -> Tensor {
    let damage = Damage(
      offset: member.node.offset,
      problem: "the header says of \(quoted(member.name)) neither type, shape nor place that can be read")
    guard case .object(let parts) = member.node.value,
      case .string(let code)? = parts.first(where: { $0.name == "dtype" })?.node.value,
      let shape = parts.first(where: { $0.name == "shape" })?.node.wholeNumbers,
      let places = parts.first(where: { $0.name == "data_offsets" })?.node.wholeNumbers, places.count == 2
    else { throw damage }
    guard places[0] <= places[1], places[1] <= dataSize else {
      throw Damage(
        offset: member.node.offset,
        problem: "\(quoted(member.name)) should be at bytes \(places[0]) to \(places[1]) of \(dataSize)",
        cure: "The file is cut off or damaged; write it once more.")
    }
    return Tensor(
      name: member.name,
      layout: try layout(member, code: code, shape: shape, places: places, dataStart: dataStart),
      places: places[0]..<places[1], offset: member.node.offset)
  }

  private static func layout(
    _ member: JSONMember, code: String, shape: [Int], places: [Int], dataStart: Int
  ) throws(Damage) -> Result<ArrayLayout, Damage> {
    guard let type = types[code] else {
      return .failure(
        Damage(
          offset: member.node.offset + 8,
          problem: "\(quoted(member.name)) has elements of the kind \(quoted(code)), which is not known",
          cure: "Save it as float32."))
    }
    guard let layout = ArrayLayout(type: type, shape: shape, start: dataStart + places[0]),
      layout.byteCount == places[1] - places[0]
    else {
      throw Damage(
        offset: member.node.offset,
        problem: "\(quoted(member.name)) has \(places[1] - places[0]) bytes, which is not what a tensor of "
          + "\(code) and shape \(shapeText(shape)) has")
    }
    return .success(layout)
  }

  /// Every byte of the data belongs to one tensor: else two parties could read two things from one file.
  private static func refuseGapsAndOverlaps(_ tensors: [Tensor], dataSize: Int) throws(Damage) {
    var end = 0
    let ordered = tensors.sorted {
      ($0.places.lowerBound, $0.places.upperBound) < ($1.places.lowerBound, $1.places.upperBound)
    }
    for tensor in ordered {
      guard tensor.places.lowerBound == end else {
        throw Damage(
          offset: tensor.offset,
          problem: tensor.places.lowerBound < end
            ? "\(quoted(tensor.name)) overlaps another tensor"
            : "the bytes before \(quoted(tensor.name)) belong to no tensor")
      }
      end = tensor.places.upperBound
    }
    guard end == dataSize else {
      throw Damage(problem: "\(dataSize - end) bytes after the last tensor belong to none")
    }
  }

  private static let types: [String: ElementType] = [
    "F64": .float64, "F32": .float32, "F16": .float16, "BF16": .bfloat16, "F8_E4M3": .float8E4M3,
    "F8_E5M2": .float8E5M2, "I64": .int64, "I32": .int32, "I16": .int16, "I8": .int8, "U64": .uint64,
    "U32": .uint32, "U16": .uint16, "U8": .uint8,
  ]
}

extension JSONNode {
  /// The elements of an array of whole numbers that are not negative.
  fileprivate var wholeNumbers: [Int]? {
    guard case .numbers(let numbers) = value else { return nil }
    var whole: [Int] = []
    for number in numbers {
      guard number >= 0, number < 0x1p53, let number = Int(exactly: number) else { return nil }
      whole.append(number)
    }
    return whole
  }
}
