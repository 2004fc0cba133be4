/// Lets the caller of a read see how far it is, and stop it.
public struct ReadingProgress: Sendable {
  private let observe: (@Sendable (_ bytes: Int, _ size: Int) -> Bool)?

  /// Nobody looks.
  public static let unobserved = ReadingProgress(observe: nil)

  /// `observe` is called on the reading thread before each piece, with the bytes that are read and the size of the file,
  /// which is 0 for a pipe. The read fails with `.unreadable` if it returns false.
  public init(_ observe: @escaping @Sendable (_ bytes: Int, _ size: Int) -> Bool) {
    self.init(observe: observe)
  }

  private init(observe: (@Sendable (_ bytes: Int, _ size: Int) -> Bool)?) { self.observe = observe }

  static let stopped = "reading was stopped"
  static let cure = "Open it again to read it."

  /// Tells the observer, if there is one; returns whether to read on.
  func goesOn(after bytes: Int, of size: Int) -> Bool { observe?(bytes, size) ?? true }
}
