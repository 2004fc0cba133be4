import GumbelEngine
import Testing

@testable import LogitFiles

@Suite struct FixtureTests {
  /// A row that the libraries read back from a file that they wrote, see `Fixtures/make.py`.
  struct Expected: CustomTestStringConvertible {
    var source: String
    var values: [Double]
    var labels: [String]?

    var testDescription: String { source }
  }

  static let folder = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/")!)) + "/Fixtures/"

  static let expected: [Expected] = lines("expected.tsv").map { line in
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    let values = fields[1].split(separator: " ").map { Double(bitPattern: UInt64($0, radix: 16)!) }
    return Expected(
      source: String(fields[0]), values: values, labels: fields.count > 2 ? strings(fields[2]) : nil)
  }

  private static func lines(_ name: String) -> [Substring] {
    let bytes = try! FileBytes(path: folder + name).readAll(maximumBytes: 1 << 20)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  private static func strings(_ json: Substring) -> [String] {
    guard case .array(let nodes) = try! JSONReader.read(Array(json.utf8)).value else { return [] }
    return nodes.map { if case .string(let text) = $0.value { text } else { "" } }
  }

  private func read(_ source: String) throws -> NamedLogits {
    try readLogits(from: LogitSource(parsing: Self.folder + source))
  }

  @Test func `there are fixtures of every kind`() {
    for ending in [".npy", ".npz", ".safetensors", ".csv", ".tsv", ".txt", ".json", ".jsonl"] {
      #expect(Self.expected.contains { $0.source.contains(ending) }, "\(ending)")
    }
    #expect(Self.expected.count > 150)
  }

  @Test(arguments: expected)
  func `every row is what the libraries read back`(_ row: Expected) throws {
    let found = try read(row.source)
    #expect(found.labels == row.labels)
    #expect(found.logits.count == row.values.count)
    // Logarithms may differ in the last bit; what is stored may not differ at all.
    let isComputed = row.source.contains("prob") || row.source.contains("-c")
    for (value, wanted) in zip(found.logits.values, row.values) {
      if isComputed, value != wanted {
        #expect(abs(value - wanted) < 1e-13, "\(row.source)")
      } else {
        #expect(value.bitPattern == wanted.bitPattern, "\(row.source): \(value), not \(wanted)")
      }
    }
  }

  /// The same without a name to tell the kind by, through a pipe and from memory.
  @Test(arguments: [
    "bfloat16.npy", "axes-3-fortran.npy", "deflated.npz", "types.safetensors", "labels.tsv", "steps.jsonl",
  ])
  func `the content tells the kind`(_ name: String) throws {
    let bytes = try FileBytes(path: Self.folder + name).readAll(maximumBytes: 1 << 20)
    let array = name == "types.safetensors" ? "f32" : nil
    let fromMemory = try parseLogits(bytes: bytes, name: "standard input", array: array)
    let fromFile = try readLogits(from: LogitSource(path: Self.folder + name, array: array))
    #expect(fromMemory.logits == fromFile.logits && fromMemory.labels == fromFile.labels)
    #expect(fromMemory.rowCount == fromFile.rowCount)
  }

  @Test func `rows steps and temperatures are told`() throws {
    let newest = try read("steps.jsonl")
    #expect(newest.row == 4 && newest.rowCount == 5 && newest.step == 4)
    #expect(newest.temperature?.value == 0.2)
    #expect(try read("axes-4-fortran.npy@11").rowCount == 12)
    #expect(try read("openai-chat.json").rowCount == 2)
  }

  @Test(arguments: [
    (
      "refused-object.npy",
      "byte 10: an array of objects is a Python pickle, and reading one can run any code"
    ),
    ("refused-text.npy", "byte 10: an array of text, not of numbers"),
    ("refused-complex.npy", "byte 10: an array of complex numbers"),
    ("refused-bool.npy", "byte 10: an array of true and false, not of numbers"),
    ("refused-record.npy", "byte 10: an array of records with several fields"),
    ("refused-float8.npy", "byte 10: elements of an unknown kind ('<V1')"),
    ("refused-empty.npy", "an array of shape (0,) has no numbers"),
    ("refused-no-rows.npy", "an array of shape (0, 5) has no numbers"),
    ("refused-nan.npy", "byte 136: category 2 is not a number (nan)"),
    ("single.npz:none", "no array is named 'none'"),
    ("single.npz@1", "there is no row 1"),
    ("axes-2-c.npy:x", "no array is named 'x'"),
    ("axes-2-c.npy@2", "there is no row 2"),
    ("types.safetensors", "which of the arrays holds the logits?"),
    (
      "with-bool.safetensors:mask",
      "byte 75: 'mask' has elements of the kind 'BOOL', which is not known"
    ),
  ])
  func `what has no logits is refused with its place`(_ source: String, _ problem: String) throws {
    let name = source.split(whereSeparator: { ":@".contains($0) })[0]
    let error = #expect(throws: LogitFileError.self) { _ = try read(source) }
    let lines = try #require(error).message.split(separator: "\n")
    #expect(lines.count == 2)
    let separator = problem.hasPrefix("byte") ? ", " : ": "
    #expect(lines[0] == Self.folder + name + separator + problem)
  }
}
