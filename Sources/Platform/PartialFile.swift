import Glibc
import SystemPackage

/// Files that are removed when the program is ended before they are complete.
public enum PartialFile {
  /// The files that are being written.
  private static let unfinished = Locked<Set<String>>([])
  /// Read by the signal handler, which may only use what lies ready: a C string that is never freed.
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

  /// Makes a file of a new name beside `target`, which a signal removes from now on, unless the program answers
  /// signals by itself: then it calls `removeAll` at its end.
  public static func create(
    beside target: String
  ) throws(Errno) -> (descriptor: FileDescriptor, path: String) {
    var template = Array((target + ".XXXXXX").utf8CString)
    // A signal between the making and the remembering would leave the file behind.
    let made = withSignalsBlocked { () -> Result<(descriptor: FileDescriptor, path: String), Errno> in
      let descriptor = mkstemp(&template)
      guard descriptor >= 0 else { return .failure(.last) }
      let name = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      unfinished.withLock { _ = $0.insert(name) }
      path = strdup(template)
      for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] where SignalReaction(to: number).isStandard {
        SignalReaction(handler: handler).install(for: number)
      }
      return .success((FileDescriptor(rawValue: descriptor), name))
    }
    return try made.get()
  }

  /// The file at `path` is complete, or gone.
  public static func end(_ path: String) {
    self.path = nil
    unfinished.withLock { _ = $0.remove(path) }
  }

  /// Removes the files that are being written by other threads, before the program ends.
  public static func removeAll() {
    unfinished.withLock { for file in $0 { unlink(file) } }
  }

  // Where the program was started with a signal ignored, as by `nohup`, or where the explorer answers it and gives the
  // terminal back, this is not installed.
  private static let handler: @convention(c) (Int32) -> Void = { number in
    if let path = PartialFile.path { unlink(path) }
    SignalReaction.standard.install(for: number)
    raise(number)
  }
}
