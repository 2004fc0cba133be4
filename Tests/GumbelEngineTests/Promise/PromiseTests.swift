import Foundation
import GumbelEngine
import Testing

/// The same seed gives the same bytes, whatever the instruction set and the number of threads, in every version that
/// keeps the promise. `PromisedHashes` says how the table is changed.
@Suite struct PromiseTests {
  @Test(arguments: PromisedResult.all) func `the bytes are those of the table`(_ result: PromisedResult)
    throws
  {
    let promised = PromisedHashes.table[result.name]
    for kernels in KernelSelection.available {
      for threads in result.usesThreads ? [1, 2] : [1] {
        let hash = try result.hash(PromisedResult.Resources(kernels: kernels, threads: threads))
        #expect(
          hash == promised,
          "\(kernels.name), threads: \(threads); found \(hash.literal), promised \(promised?.literal ?? "nothing")"
        )
      }
    }
  }

  @Test func `every entry of the table is computed, under one name`() {
    let names = PromisedResult.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(names) == Set(PromisedHashes.table.keys))
  }

  @Test func `the hash is FNV-1a`() {
    // The vectors are those of Noll's reference implementation.
    func hash(_ text: String) -> UInt64 {
      var hash = ByteHash()
      for byte in text.utf8 { hash.add(byte) }
      return hash.value
    }
    #expect(hash("") == 0xcbf2_9ce4_8422_2325)
    #expect(hash("a") == 0xaf63_dc4c_8601_ec8c)
    #expect(hash("foobar") == 0x8594_4171_f739_67e8)
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["PRINT_HASHES"] != nil, "it is asked for by hand"))
  func `print the table`() throws {
    for result in PromisedResult.all {
      let hash = try result.hash(PromisedResult.Resources(kernels: baselineKernels, threads: 1))
      print("    \"\(result.name)\": \(hash.literal),")
    }
  }
}

extension UInt64 {
  /// As it stands in the table.
  fileprivate var literal: String {
    let digits = String(self, radix: 16)
    return "0x" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
