import ReaderChecks

/// libFuzzer's entry, see `fuzz.sh`: reads the bytes as a file, and stops where the reading is not in order.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  // The choice of array and row follows from the input, so that a finding can be repeated.
  if case .wrong(let problem) = ReadingCheck(reading: bytes, choice: count) { fatalError(problem) }
  return 0
}
