import GumbelEngine
import Testing

/// The embedded digits are those of scikit-learn, by the hashes that `Scripts/make-digits` printed.
@Suite("The embedded digits") struct DigitsTests {
  @Test(
    arguments: [
      ("digits.bits", "aa39ac7f713677cba7c6d7090ac1bbb1e68cadf0eaa6b558ed39018d96737181"),
      ("digits.labels", "8ba4f891220f5e4c9c819638d1602d74b83618f167043c6da52a2a247841ddf0"),
    ]) func `have the hashes of their source`(name: String, hash: String) throws
  {
    let outcome = try run("sha256sum Sources/GumbelEngine/Resources/\(name)", in: packageFolder)
    #expect(outcome.output.hasPrefix(hash + " "), "\(outcome.output)")
  }

  @Test func `are the files byte for byte`() throws {
    let digits = DataSet.digits
    let columns = (0..<64).map { column in
      (0..<digits.count).reduce(0.0) { $0 + Double(digits.values[$1 * 64 + column]) }
    }
    // Of each column the sum over all items: their order is another.
    let outcome = try run(
      "od -An -v -tx1 Sources/GumbelEngine/Resources/digits.bits", in: packageFolder)
    var sums = [Double](repeating: 0, count: 64)
    let bytes = outcome.output.split(whereSeparator: { $0 == " " || $0 == "\n" }).compactMap {
      UInt8($0, radix: 16)
    }
    for (place, byte) in bytes.enumerated() {
      for bit in 0..<8 where byte << bit & 0x80 != 0 { sums[place % 8 * 8 + bit] += 1 }
    }
    #expect(bytes.count == 14_376)
    #expect(columns == sums)
    #expect(digits.labels?.count == 1797)
  }
}
