/// A kind of file with arrays of numbers in binary form, told by how it begins.
enum BinaryKind {
  case npy, npz, safetensors

  /// How many bytes tell it.
  static let headSize = 16

  /// nil for text. Throws for kinds that are known and cannot be read.
  init?(_ head: [UInt8]) throws(Damage) {
    if head.starts(with: NpyArray.magic) {
      self = .npy
    } else if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) {
      self = .npz
    } else if Safetensors.isBeginning(head) {
      self = .safetensors
    } else {
      try Self.refuse(head)
      return nil
    }
  }

  /// The arrays in `source`.
  func arrays(in source: any ByteSource, maximumBytes: Int) throws(Damage) -> [NumberArray] {
    switch self {
    case .npy: try npyArrays(in: source)
    case .npz: try npzArrays(in: source, maximumBytes: maximumBytes)
    case .safetensors: try safetensorsArrays(in: source)
    }
  }

  private static func refuse(_ head: [UInt8]) throws(Damage) {
    if head.starts(with: [0x1F, 0x8B]) {
      throw Damage(problem: "this is compressed by gzip", cure: "Unpack it first: gunzip FILE.")
    }
    if head.starts(with: [0x80]), head.count > 1, (2...5).contains(head[1]) {
      throw Damage(
        problem: "this is a Python pickle, and reading one can run any code",
        cure: "Save the logits with numpy.save, or as JSON or CSV.")
    }
    if head.starts(with: [0x89] + Array("HDF".utf8)) {
      throw Damage(problem: "this is HDF5", cure: "Save the logits with numpy.save, or as JSON or CSV.")
    }
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw Damage(problem: "this is UTF-32", cure: "Save the file as UTF-8.")
    }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw Damage(problem: "this is UTF-16", cure: "Save the file as UTF-8.")
    }
  }
}
