import Glibc

/// Holds the newest message for a thread that sleeps until there is one. Posting replaces a message that
/// was not taken yet.
final class Mailbox<Message: Sendable>: @unchecked Sendable {
  private var message: Message?  // guarded by `mutex`
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// An empty mailbox.
  init() {
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

  /// Leaves `message` and wakes the reader.
  func post(_ message: Message) {
    pthread_mutex_lock(mutex)
    self.message = message
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  /// The message, if there is one; never sleeps.
  func take() -> Message? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return remove()
  }

  /// Sleeps until there is a message, or until `time` on the monotonic clock when one is given.
  func wait(until time: Double? = nil) -> Message? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while message == nil {
      if let time {
        var deadline = timespec(seconds: time)
        if pthread_cond_timedwait(condition, mutex, &deadline) == ETIMEDOUT { break }
      } else {
        pthread_cond_wait(condition, mutex)
      }
    }
    return remove()
  }

  private func remove() -> Message? {
    defer { message = nil }
    return message
  }
}

/// Seconds on the monotonic clock.
func monotonicSeconds() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}

extension timespec {
  fileprivate init(seconds: Double) {
    let whole = seconds.rounded(.down)
    self.init(tv_sec: Int(whole), tv_nsec: Int((seconds - whole) * 1e9))
  }
}
