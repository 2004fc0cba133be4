import Glibc

/// A tracked document with parts that are generated. With UPDATE_README=1 in the environment the tests write
/// them; otherwise they compare.
public struct GeneratedText: Sendable {
  /// The folder of the package.
  public static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/"

  private let path: String

  /// The document at `path`, which is relative to the package.
  public init(_ path: String) { self.path = Self.root + path }

  /// The lines between the lines `start` and `end`, after they were brought up to date if that was asked for.
  public func part(from start: String, to end: String, wanted: String) throws -> String {
    let text = try Self.text(of: path)
    guard let begin = text.firstRange(of: start + "\n")?.upperBound,
      let finish = text[begin...].firstRange(of: end)?.lowerBound
    else { throw Problem(text: "\(path) lacks the marks \(start) and \(end)") }
    guard getenv("UPDATE_README") != nil else { return String(text[begin..<finish]) }
    try (text[..<begin] + wanted + text[finish...]).write(to: path)
    return wanted
  }

  /// The text of a file.
  public static func text(of path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw Problem(text: "cannot read \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Why a document cannot be compared.
  struct Problem: Error { let text: String }
}

extension Substring {
  fileprivate func write(to path: String) throws {
    guard let file = fopen(path, "w"), fputs(String(self), file) >= 0, fclose(file) == 0 else {
      throw GeneratedText.Problem(text: "cannot write \(path)")
    }
  }
}
