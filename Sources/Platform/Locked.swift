import Glibc

/// A value that one thread at a time uses, and that others can wait for.
///
/// It has the C library's lock, whose order ThreadSanitizer knows, unlike that of `Synchronization.Mutex`: what it
/// guards can be checked.
public final class Locked<Value>: @unchecked Sendable {
  private var value: Value  // guarded by `mutex`
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// Guards `value`.
  public init(_ value: Value) {
    self.value = value
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Calls `body` with the value while no other thread uses it, and lets those that wait look at it again.
  public func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(condition)
      pthread_mutex_unlock(mutex)
    }
    return body(&value)
  }

  /// Sleeps until `body` returns something, and returns that; `nil` if the monotonic clock reaches `time` first.
  /// Asks `body` at once, and again after each `withLock`.
  public func wait<Result>(until time: Double? = nil, for body: (inout Value) -> Result?) -> Result? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&value) { return result }
      if let time {
        var deadline = timespec(seconds: time)
        if pthread_cond_timedwait(condition, mutex, &deadline) == ETIMEDOUT { return body(&value) }
      } else {
        pthread_cond_wait(condition, mutex)
      }
    }
  }
}
