import GumbelEngine

/// What is told of an array before it is read.
public struct ArrayListing: Sendable, Equatable {
  /// Its name; nil where the file has one array without a name.
  public var name: String?
  /// How its numbers are stored: `float32`, `text`.
  public var type: String
  /// Its axes, the last of them the categories; empty if nothing of it can be read.
  public var shape: [Int]
  /// Why its numbers cannot be read.
  public var problem: String?

  /// The number of rows.
  public var rowCount: Int { shape.dropLast().reduce(1, *) }
}

/// The arrays in a file, in its order. Of files of arrays only the headers are read; text of more than
/// `maximumBytes` is refused.
public func listArrays(
  in path: String, options: ReadingOptions = ReadingOptions(), maximumBytes: Int = 1 << 30,
  progress: ReadingProgress = .unobserved
) throws(LogitFileError) -> [ArrayListing] {
  try FileContent(path: path, options: options, maximumBytes: maximumBytes, progress: progress).listing()
}

extension FileContent {
  func listing() throws(LogitFileError) -> [ArrayListing] {
    switch form {
    case .arrays(let kind, let source):
      do {
        return try kind.arrays(in: source, maximumBytes: maximumBytes).map(\.listing)
      } catch {
        throw LogitFileError(error, name: name, text: nil)
      }
    case .text(let bytes):
      let names = JSONLogits.arrayNames(in: bytes, columns: options.columns)
      guard names.count > 1 else {
        return [ArrayListing(name: nil, type: "text", shape: try shape(array: nil))]
      }
      return names.map { name in
        do throws(LogitFileError) {
          return ArrayListing(name: name, type: "text", shape: try shape(array: name))
        } catch {
          return ArrayListing(name: name, type: "text", shape: [], problem: error.message)
        }
      }
    }
  }

  private func shape(array: String?) throws(LogitFileError) -> [Int] {
    let found = try logits(array: array, row: nil)
    return found.rowCount == 1 ? [found.logits.count] : [found.rowCount, found.logits.count]
  }
}

extension NumberArray {
  fileprivate var listing: ArrayListing {
    switch layout {
    case .success(let layout): ArrayListing(name: name, type: layout.type.rawValue, shape: layout.shape)
    case .failure(let damage): ArrayListing(name: name, type: "", shape: [], problem: damage.problem)
    }
  }
}

extension JSONLogits {
  /// The names of which one has to be chosen; none if the text says by itself which of its values are the
  /// logits.
  static func arrayNames(in bytes: [UInt8], columns: [String]?) -> [String] {
    guard case .object(let members) = (try? JSONReader.read(bytes))?.value,
      (try? row(in: bytes, array: nil, row: nil, columns: columns)) == nil
    else { return [] }
    return members.filter(\.node.isContainer).map(\.name)
  }
}
