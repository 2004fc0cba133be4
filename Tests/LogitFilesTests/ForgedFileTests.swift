import GumbelEngine
import Testing

@testable import LogitFiles

@Suite struct ForgedFileTests {
  private func problem(_ bytes: [UInt8], maximumBytes: Int = 1 << 30) -> String {
    do {
      let found = try parseLogits(bytes: bytes, name: "file", maximumBytes: maximumBytes)
      Issue.record("read as \(found)")
      return ""
    } catch {
      let lines = error.message.split(separator: "\n")
      #expect(lines.count == 2, "\(error.message)")
      return String(lines[0])
    }
  }

  @Test(arguments: [
    "(3,)", "(1099511627776,)", "(9223372036854775807, 9223372036854775807)", "(4294967296, 4294967296)",
  ])
  func `a shape that the file does not have is refused`(_ shape: String) {
    let message = problem(Forged.npy(shape: shape, data: [0, 0, 0, 0]))
    #expect(message.contains("the file ends after") || message.contains("header of the array is damaged"))
  }

  @Test(arguments: [
    "", "{}", "{'descr': '<f4', 'fortran_order': False}", "{'descr': '<f4', 'shape': (1,)}",
    "{'descr': '<f4', 'fortran_order': 1, 'shape': (1,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': 1}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': 1}",
    "{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (1,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} x", "((((((((((((((((((((((((((((((",
    "{'descr': '<f4", "__import__('os')",
  ])
  func `a damaged header is refused`(_ header: String) {
    let message = problem(Forged.npy(header, data: [0, 0, 0, 0]))
    #expect(message == "file, byte 10: the header of the array is damaged")
  }

  @Test func `headers may be written in any other way of Python`() throws {
    for header in [
      "{\"shape\":(2,),\"fortran_order\":False,\"descr\":\"<f4\"}",
      "{'fortran_order': True, 'descr': '=f4', 'shape': (2L,), }  \n",
      "{'descr':'<f4','fortran_order':False,'shape':[2]}",
    ] {
      let data: [UInt8] = [0, 0, 128, 63, 0, 0, 0, 64]
      #expect(try parseLogits(bytes: Forged.npy(header, data: data), name: "file").logits.values == [1, 2])
    }
  }

  @Test func `lengths of headers are limited`() {
    let version2 = [0x93] + Array("NUMPY\u{2}\0".utf8) + [255, 255, 255, 255]
    #expect(problem(version2) == "file, byte 8: a header of 4294967295 bytes")
    #expect(problem(Array(version2.prefix(11))).hasPrefix("file, byte 6: version 2"))
    #expect(problem([0x93] + Array("NUMPY\u{4}\0aaaa".utf8)).hasPrefix("file, byte 6: version 4"))
    #expect(problem(Array(Forged.npy(shape: "(1,)").prefix(20))).contains("but its header needs"))
    #expect(
      problem(Forged.safetensors("{}", length: 100_000_001)) == "file, byte 0: a header of 100000001 bytes")
    #expect(problem(Forged.safetensors("{}", length: 50_000_000)).contains("its header needs 50000008"))
  }

  @Test(arguments: [
    ("{}", 0, "there are no arrays in it"),
    ("{" + Forged.tensor("a", shape: "[1]", places: 0..<8) + "}", 8, "byte 13: 'a' has 8 bytes, "),
    (
      "{" + Forged.tensor("a", shape: "[2]", places: 0..<8) + "}", 4,
      "byte 13: 'a' should be at bytes 0 to 8 of 4"
    ),
    (
      "{" + Forged.tensor("a", shape: "[1]", places: 4..<8) + "}", 8,
      "byte 13: the bytes before 'a' belong to no"
    ),
    ("{" + Forged.tensor("a", shape: "[1]", places: 0..<4) + "}", 8, "4 bytes after the last tensor"),
    (
      "{" + Forged.tensor("a", shape: "[2]", places: 0..<8) + ","
        + Forged.tensor("b", shape: "[1]", places: 4..<8) + "}", 8, "byte 66: 'b' overlaps another tensor"
    ),
    (
      "{" + Forged.tensor("a", shape: "[1]", places: 0..<4) + ","
        + Forged.tensor("a", shape: "[1]", places: 4..<8) + "}", 8, "byte 62: the name 'a' is there twice"
    ),
    (
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4,
      "byte 13: the header says of 'a'"
    ),
    (
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}", 4,
      "byte 13: the header says of 'a'"
    ),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", 4, "byte 13: 'a' should be at"),
    (
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296,4294967296],\"data_offsets\":[0,4]}}", 4,
      "byte 13: 'a' has 4 bytes"
    ),
    ("{\"a\":1}", 0, "byte 13: the header says of 'a'"),
  ])
  func `a header of tensors that contradicts itself is refused`(
    _ header: String, _ size: Int, _ problem: String
  ) {
    let message = self.problem(Forged.safetensors(header, data: [UInt8](repeating: 0, count: size)))
    #expect(message.hasPrefix("file\(problem.hasPrefix("byte") ? "," : ":") \(problem)"), "\(message)")
  }

  @Test func `archives that lie are refused`() {
    let array = Forged.npy(shape: "(1,)", data: [0, 0, 0, 0])
    #expect(problem(Forged.zip(data: array)).hasSuffix("'logits.npy' is damaged: its checksum is wrong"))
    #expect(problem(Forged.zip(data: array, flags: 1)).hasSuffix("'logits.npy' is encrypted"))
    #expect(problem(Forged.zip(data: array, method: 12)).contains("packed by method 12"))
    #expect(problem(Forged.zip(data: array, declared: 5)).contains("entry of 'logits.npy' is damaged"))
    #expect(problem(Forged.zip(data: array, method: 8)).contains("cannot be unpacked beyond byte 0"))
    #expect(problem(Forged.zip(name: "a.txt", data: array)).contains("holds no .npy array"))
    #expect(problem(Forged.zip(name: "archive/data.pkl", data: array)).contains("a file of torch.save"))
    #expect(problem(Array(Forged.zip(data: array).dropLast(30))).contains("no directory at its end"))
  }

  @Test func `a member that is larger than it can be is not unpacked`() {
    let bytes = Forged.zip(data: [3, 0], method: 8, declared: 1 << 20)
    #expect(problem(bytes).contains("its 2 bytes unpack to 1048576, which cannot be"))
    let limited = Forged.zip(data: [3, 0], method: 8, declared: 0xFFFF_FFF0)
    #expect(problem(limited) == "file: 'logits.npy' unpacks to 4294967280 bytes")
  }

  @Test func `every cut off file is refused or still right`() throws {
    for name in ["bfloat16.npy", "deflated.npz", "zip64.npz", "with-bool.safetensors", "openai-chat.json"] {
      let whole = try FileBytes(path: FixtureTests.folder + name).readAll(maximumBytes: 1 << 20)
      for length in stride(from: 0, to: whole.count, by: max(whole.count / 200, 1)) {
        let message = problem(Array(whole.prefix(length)))
        #expect(!message.isEmpty, "\(name), \(length)")
      }
    }
  }

  @Test func `kinds that cannot be read are named`() {
    #expect(problem([0xFF, 0xFE, 0, 0, 0x31, 0, 0, 0]) == "file: this is UTF-32")
    #expect(problem([0xFF, 0xFE, 0x31, 0]) == "file: this is UTF-16")
    #expect(problem([0x31, 0, 0x2C, 0, 0x32, 0]) == "file: this is UTF-16")
    #expect(problem([0, 0x31, 0, 0x2C, 0, 0x32]) == "file: this is UTF-16")
    #expect(problem([0x1F, 0x8B, 8, 0]) == "file: this is compressed by gzip")
    #expect(problem([0x80, 4, 0x95]) == "file: this is a Python pickle, and reading one can run any code")
    #expect(problem(Array("\u{1}\0\0".utf8)) == "file, line 1, column 2: this is not text")
  }
}
