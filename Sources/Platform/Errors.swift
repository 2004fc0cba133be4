import Glibc
import SystemPackage

/// Calls `body`, which calls the system. The calls of swift-system throw nothing but `Errno`, though their types do
/// not say so.
public func throwingErrno<Result>(_ body: () throws -> Result) throws(Errno) -> Result {
  do { return try body() } catch let error as Errno {
    throw error
  } catch {
    preconditionFailure("not an error of the system: \(error)")
  }
}

extension Errno {
  /// The error of the last call that failed on this thread.
  static var last: Errno { Errno(rawValue: errno) }

  /// Throws the last error if `status`, what a call returned, is negative.
  @discardableResult
  static func check(_ status: CInt) throws(Errno) -> CInt {
    guard status >= 0 else { throw last }
    return status
  }
}
