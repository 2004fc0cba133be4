import Glibc

/// A value that one thread at a time uses. It has the C library's lock, whose order ThreadSanitizer knows, unlike that of
/// `Synchronization.Mutex`: what it guards can be checked.
final class Locked<Value>: @unchecked Sendable {
  private var value: Value  // guarded by `mutex`
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  /// Guards `value`.
  init(_ value: Value) {
    self.value = value
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Lets `body` use the value, alone.
  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&value)
  }
}
