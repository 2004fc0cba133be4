import Glibc

extension Double {
  /// The number as C's `%.*f` prints it.
  public func printed(decimals: Int) -> String { printed("%.*f", decimals) }

  /// The number as C's `%.*g` prints it.
  public func printed(significantDigits: Int) -> String { printed("%.*g", significantDigits) }

  private func printed(_ format: String, _ digits: Int) -> String {
    let capacity = 400  // -1e308 with all its digits, and decimals to spare
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      _ = withVaList([Int32(digits), self]) { vsnprintf(buffer.baseAddress!, capacity, format, $0) }
      return String(cString: buffer.baseAddress!)
    }
  }
}
