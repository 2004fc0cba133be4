import Console
import Glibc
import Testing

/// Pictures of whole screens as text files in `Pictures`. With UPDATE_PICTURES=1 in the environment they
/// are drawn anew, to be looked at in the difference.
enum Pictures {
  /// Compares a picture with the file of that name.
  static func expect(
    _ grid: CellGrid, named name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let path = folder + name + ".txt"
    let picture = grid.text + "\n"
    if getenv("UPDATE_PICTURES") != nil {
      write(picture, to: path)
      return
    }
    guard let expected = read(path) else {
      Issue.record("there is no \(path); draw it with UPDATE_PICTURES=1", sourceLocation: sourceLocation)
      return
    }
    #expect(picture == expected, sourceLocation: sourceLocation)
  }

  private static let folder: String = {
    let file = #filePath
    let support = file.lastIndex(of: "/")!
    let tests = file[..<support].lastIndex(of: "/")!
    return file[...tests] + "Pictures/"
  }()

  private static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    fputs(text, file)
  }
}
