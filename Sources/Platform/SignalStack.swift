import Glibc

/// Memory for the handlers of signals: when a thread's own stack has overflowed, that is the only room to restore the
/// terminal in.
public enum SignalStack {
  private static let size = 65_536

  /// Gives the calling thread such memory, unless it has some. It is never freed. A thread of ``startThread(_:)``
  /// needs no call.
  public static func useAlways() {
    var present = stack_t()
    sigaltstack(nil, &present)
    if present.ss_flags & Int32(SS_DISABLE) != 0 { _ = use() }
  }

  /// Calls `body` while the handlers of this thread have memory of their own.
  static func with(_ body: () -> Void) {
    let memory = use()
    defer {
      var none = stack_t()
      none.ss_flags = Int32(SS_DISABLE)
      sigaltstack(&none, nil)
      memory.deallocate()
    }
    body()
  }

  private static func use() -> UnsafeMutableRawPointer {
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
    return stack.ss_sp
  }
}
