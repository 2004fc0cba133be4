import Foundation
import Testing

@testable import LogitFiles

@Suite struct ReadingProgressTests {
  @Test(arguments: ["big.csv", "big.npy"])
  func `the reader of a file is told how far it is`(name: String) throws {
    let file = try TemporaryFile(name)
    let seen = Seen()
    let named = try readLogits(
      from: LogitSource(path: file.path), progress: ReadingProgress { seen.note($0, of: $1) })
    #expect(named.logits.count > 1)
    #expect(seen.places.allSatisfy { $0.size == file.size && $0.bytes <= file.size })
    #expect(seen.places.map(\.bytes) == seen.places.map(\.bytes).sorted())
    #expect(name == "big.npy" || seen.places.count > 2)
  }

  @Test(arguments: ["big.csv", "big.npy"])
  func `a read ends where it is stopped`(name: String) throws {
    let file = try TemporaryFile(name)
    #expect {
      try readLogits(from: LogitSource(path: file.path), progress: ReadingProgress { _, _ in false })
    } throws: { error in
      let error = error as? LogitFileError
      return error?.kind == .unreadable && error?.message.contains("reading was stopped") == true
    }
  }

  private final class Seen: @unchecked Sendable {
    var places: [(bytes: Int, size: Int)] = []

    func note(_ bytes: Int, of size: Int) -> Bool {
      places.append((bytes, size))
      return true
    }
  }

  /// A row of 200,000 logits, which is removed at the end.
  private final class TemporaryFile {
    let path: String
    let size: Int

    init(_ name: String) throws {
      path = NSTemporaryDirectory() + "\(UUID().uuidString)-\(name)"
      var data: Data
      if name.hasSuffix("npy") {
        var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (200000,), }"
        header += String(repeating: " ", count: 117 - header.count) + "\n"
        data = Data([0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(header.utf8))
        data.append(Data(count: 800_000))
      } else {
        data = Data(Array(repeating: "0.5", count: 200_000).joined(separator: ",").utf8)
      }
      size = data.count
      try data.write(to: URL(fileURLWithPath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }
}
