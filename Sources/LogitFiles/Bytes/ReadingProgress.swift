/// Lets the caller of a read see how far it is, and stop it.
///
///     ReadingProgress.$observer.withValue({ done, size in … }) { try readLogits(from: source) }
public enum ReadingProgress {
  /// Called on the reading thread before each piece, with the bytes that are read and the size of the file, which is 0
  /// for a pipe. The read fails with `.unreadable` if it returns false.
  @TaskLocal public static var observer: (@Sendable (_ bytes: Int, _ size: Int) -> Bool)?

  static let stopped = "reading was stopped"
  static let cure = "Open it again to read it."

  /// Tells the observer, if there is one; returns whether to read on.
  static func goesOn(after bytes: Int, of size: Int) -> Bool { observer?(bytes, size) ?? true }
}
