import Glibc
import SystemPackage

/// What can be waited for at a descriptor, or has happened there.
public struct PollEvents: OptionSet, Sendable {
  /// The system's bits.
  public let rawValue: Int16
  /// The set with these bits.
  public init(rawValue: Int16) { self.rawValue = rawValue }
  /// There is something to read.
  public static var input: PollEvents { PollEvents(rawValue: Int16(POLLIN)) }
  /// Something can be written.
  public static var output: PollEvents { PollEvents(rawValue: Int16(POLLOUT)) }
  /// The other end is closed; reported whether it is asked for or not, as are the following.
  public static var hangUp: PollEvents { PollEvents(rawValue: Int16(POLLHUP)) }
  /// An error, such as that of a pipe that nobody reads.
  public static var error: PollEvents { PollEvents(rawValue: Int16(POLLERR)) }
  /// The descriptor is not open.
  public static var invalid: PollEvents { PollEvents(rawValue: Int16(POLLNVAL)) }
}

/// A descriptor to wait for, and what has happened there.
public struct PollRequest: Sendable {
  fileprivate var entry: pollfd

  /// Waits for `events` at `descriptor`; for nothing if it is `nil`.
  public init(_ descriptor: FileDescriptor?, _ events: PollEvents = .input) {
    // poll skips negative descriptors.
    entry = pollfd(fd: descriptor?.rawValue ?? -1, events: events.rawValue, revents: 0)
  }

  /// What the last call of `poll` found.
  public var found: PollEvents { PollEvents(rawValue: entry.revents) }
}

/// Waits until something has happened at one of the descriptors, or for `milliseconds`, which is without end for `nil`.
///
/// - Returns: At how many descriptors something has happened; 0 if the time was over.
/// - Throws: `Errno.interrupted` if a signal was handled meanwhile.
public func poll(_ requests: inout [PollRequest], milliseconds: Int32?) throws(Errno) -> Int {
  var entries = requests.map(\.entry)
  let count = Glibc.poll(&entries, nfds_t(entries.count), milliseconds ?? -1)
  try Errno.check(count)
  for index in entries.indices { requests[index].entry = entries[index] }
  return Int(count)
}

extension FileDescriptor {
  /// Waits until something has happened here, input or the end of it, or for `milliseconds`, which is without end for
  /// `nil`; empty if the time was over or a signal was handled meanwhile.
  public func waitForInput(milliseconds: Int32?) -> PollEvents {
    var requests = [PollRequest(self)]
    guard let count = try? poll(&requests, milliseconds: milliseconds), count > 0 else { return [] }
    return requests[0].found
  }
}
