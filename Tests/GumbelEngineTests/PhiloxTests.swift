import Testing

@testable import GumbelKernels

/// The known answers published with Random123 for philox4x32-10.
@Test(arguments: [
  (
    PhiloxBlock(0, 0, 0, 0), UInt64(0),
    PhiloxBlock(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
  ),
  (
    PhiloxBlock(.max, .max, .max, .max), UInt64.max,
    PhiloxBlock(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
  ),
  (
    PhiloxBlock(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), UInt64(0x299f_31d0_a409_3822),
    PhiloxBlock(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
  ),
])
func `Philox gives its published answers`(counter: PhiloxBlock, seed: UInt64, expected: PhiloxBlock) {
  let answer = philox(
    counter, keyLow: UInt32(truncatingIfNeeded: seed), keyHigh: UInt32(truncatingIfNeeded: seed >> 32))
  #expect(answer == expected)
}
