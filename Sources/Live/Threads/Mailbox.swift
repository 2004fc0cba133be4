import Platform

/// Holds the newest message for a thread that sleeps until there is one. Posting replaces a message that
/// was not taken yet.
public struct Mailbox<Message: Sendable>: Sendable {
  private let message = Locked<Message?>(nil)

  /// An empty mailbox.
  public init() {}

  /// Leaves `message` and wakes the reader.
  public func post(_ message: Message) { self.message.withLock { $0 = message } }

  /// The message, if there is one; never sleeps.
  public func take() -> Message? { message.withLock { $0.take() } }

  /// Sleeps until there is a message, or until `time` on the monotonic clock when one is given.
  public func wait(until time: Double? = nil) -> Message? { message.wait(until: time) { $0.take() } }
}
