import Glibc
import GumbelEngine
import Testing

@testable import LogitFiles

@Suite struct LargeFileTests {
  /// Files that take no room on disk, because nothing is in them but a header and a last row.
  private func withSparseFile(
    header: [UInt8], size: Int, tail: [UInt8], _ body: (String) throws -> Void
  ) throws {
    var template = Array("/tmp/logit-files-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      close(descriptor)
      unlink(path)
    }
    #expect(pwrite(descriptor, header, header.count, 0) == header.count)
    #expect(pwrite(descriptor, tail, tail.count, off_t(size - tail.count)) == tail.count)
    try body(path)
  }

  private func bytesRead() throws -> Int {
    let text = String(
      decoding: try FileBytes(path: "/proc/self/io").readAll(maximumBytes: 4096), as: UTF8.self)
    return try #require(Int(text.split(whereSeparator: { " \n".contains($0) })[1]))
  }

  @Test func `a row of a gibibyte is read without the rest`() throws {
    let rows = 1 << 18
    let header = Forged.npy(shape: "(\(rows), 1024)")
    let size = header.count + rows * 4096
    #expect(size > 1 << 30)
    let tail = (0..<1024).flatMap { Forged.littleEndian(Int(Float($0).bitPattern), size: 4) }
    try withSparseFile(header: header, size: size, tail: tail) { path in
      let clock = ContinuousClock()
      var found: NamedLogits?
      let before = try bytesRead()
      let time = try clock.measure { found = try readLogits(from: LogitSource(path: path, row: rows - 1)) }
      // Tests of other suites read at the same time, but nothing like a gibibyte.
      #expect(try bytesRead() - before < 100 << 20)
      #expect(found?.logits.values == (0..<1024).map(Double.init))
      #expect(found?.rowCount == rows)
      #expect(time < .seconds(1))
    }
  }

  @Test func `a tensor of a gibibyte is read without the rest`() throws {
    let size = 1 << 30
    let header = Forged.safetensors(
      "{" + Forged.tensor("logits", shape: "[131072,2048]", places: 0..<size) + "}")
    let tail = [UInt8](repeating: 0x3F, count: 8192)
    try withSparseFile(header: header, size: header.count + size, tail: tail) { path in
      let before = try bytesRead()
      let found = try readLogits(from: LogitSource(path: path, row: 131_071))
      #expect(try bytesRead() - before < 100 << 20)
      #expect(found.logits.maximumCount == 2048)
    }
  }

  @Test func `a column major array is read in windows`() throws {
    let rows = 1 << 16
    let header = Forged.npy(
      "{'descr': '<f4', 'fortran_order': True, 'shape': (\(rows), 1024), }")
    try withSparseFile(header: header, size: header.count + rows * 4096, tail: [0, 0, 128, 63]) { path in
      let found = try readLogits(from: LogitSource(path: path, row: rows - 1))
      #expect(found.logits.values == [Double](repeating: 0, count: 1023) + [1])
    }
  }

  @Test func `more categories than there may be are refused unread`() throws {
    let count = 1 << 24 + 1
    let header = Forged.npy(shape: "(\(1 << 24 + 1),)")
    try withSparseFile(header: header, size: header.count + count * 4, tail: [0]) { path in
      let error = #expect(throws: LogitFileError.self) { _ = try readLogits(from: LogitSource(path: path)) }
      #expect(error?.message.contains("more than 16777216 categories") == true)
    }
  }
}
